"""The lexicon's notation, and concepts found in their sentences."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from permitted import validator
from permitted.validator.detect.concepts import concepts_by_sentence, spelled_out
from permitted.validator.detect.sentences import sentences
from permitted.validator.tables import lexicon_of, table
from permitted.validator.text import fold

VALIDATOR = Path(validator.__file__).parent
NO_CONCEPTS = {"NFKC"}
MANY = 600  # phrases of one pattern; more make the start slow


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        ("review(s)", {"review", "reviews"}),
        ("leav(e|ing) (a |)tip", {"leave a tip", "leave tip", "leaving a tip", "leaving tip"}),
        ("don't", {"don t", "dont"}),
        ("Café-Tür", {"cafe tur"}),
    ],
)
def test_a_pattern_is_spelled_out(pattern: str, phrases: set[str]) -> None:
    assert set(spelled_out(pattern)) == phrases


def test_no_pattern_of_the_lexicon_explodes() -> None:
    for concept, patterns in lexicon_of("en")["concepts"].items():
        for pattern in patterns:
            assert 0 < len(list(spelled_out(pattern))) <= MANY, (concept, pattern)


def test_every_concept_stands_in_one_file() -> None:
    files = sorted((VALIDATOR / "lexicon/en").glob("*.yaml"))
    names = [name for file in files for name in table(f"lexicon/en/{file.stem}").get("concepts", ())]

    assert len(files) > 1
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_rules_and_lexicon_speak_of_the_same_concepts() -> None:
    lexicon = lexicon_of("en")
    modules = [*(VALIDATOR / "rules").glob("*.py"), VALIDATOR / "detect/__init__.py", VALIDATOR / "detect/concepts.py"]
    named = {name for module in modules for name in concepts_in(module)}
    known = {*lexicon["concepts"], *lexicon["patterns"]}

    assert named - known == set(), "rules ask for concepts that the lexicon does not have"
    assert known - named == set(), "no rule asks for these concepts"


def concepts_in(path: Path) -> Iterator[str]:
    """Give every concept that a module names: `"REVIEW"`, `"PERCENT|AMOUNT"`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if re.fullmatch(r"\|?[A-Z]{2}[A-Z_]*(?:\|[A-Z_]+)*\|?", text) and text not in NO_CONCEPTS:
            yield from filter(None, text.split("|"))


def test_a_phrase_counts_only_inside_one_sentence() -> None:
    text = fold("Please leave a gift. Card follows. A gift card is not meant.")
    found = concepts_by_sentence(text, sentences(text.folded), "en")

    assert [sentence.has("GIFT") for sentence in found] == [True, False, True]
    assert found[2].negated(found[2].of("GIFT")[0]) is False


def test_words_are_whole_and_marks_between_them_do_not_matter() -> None:
    text = fold("A follow-up on WHATSAPP, not on whatsappening")
    (sentence,) = concepts_by_sentence(text, sentences(text.folded), "en")

    assert [text.raw[h.start : h.end] for h in sentence.of("MESSENGER")] == ["WHATSAPP"]
