"""Behaviour, as CheckList tests it: minimal pairs for every rule, what must not change a verdict, or not worsen it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from permitted.validator import RULES, Message, Severity, check

PAIRS = Path(__file__).with_name("pairs")
LEAST = 10  # pairs of a rule
ORDER_ID = "302-1184467-9920153"
_PROACTIVE = {"kind": "proactive", "order": {"id": ORDER_ID}, "subject": f"Order {ORDER_ID}", "purpose": "other"}

# Groups whose rules rest on words and what they mean together, not on signs, addresses, files or markup.
SPOKEN = ("reviews", "marketing", "needless", "quality")
UNSPOKEN = ("placeholder-left", "too-wordy", "localize-units", "reply-incomplete", "tone-cold", "auto-reply-only")


@dataclass(frozen=True)
class Pair:
    """A message that breaks a rule, and one close to it that does not."""

    rule: str
    number: int
    bad: Message
    good: Message

    def __str__(self) -> str:
        return f"{self.rule}-{self.number}"


def _pairs() -> Iterator[Pair]:
    for path in sorted(PAIRS.glob("*.yaml")):
        for rule, entries in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for number, entry in enumerate(entries, 1):
                shared = entry.get("message", {})
                yield Pair(rule, number, *(_message(rule, shared, entry[side]) for side in ("bad", "good")))


def _message(rule: str, shared: Mapping[str, Any], given: str | Mapping[str, Any]) -> Message:
    default = _PROACTIVE if RULES[rule].applies == "proactive" else {"kind": "reply"}
    return Message.from_object({**default, **shared, **({"body": given} if isinstance(given, str) else given)})


ALL = tuple(_pairs())
MEANT = tuple(pair for pair in ALL if RULES[pair.rule].group in SPOKEN and pair.rule not in UNSPOKEN)

each_pair = pytest.mark.parametrize("pair", ALL, ids=str)
each_meant = pytest.mark.parametrize("pair", MEANT, ids=str)


def rules_of(message: Message) -> set[str]:
    return {finding.rule for finding in check(message).findings}


def verdicts(pair: Pair) -> tuple[str, str]:
    return check(pair.bad).verdict, check(pair.good).verdict


def said(message: Message, body: str) -> Message:
    return replace(message, body=body)


# ---------------------------------------------------------------- minimal pairs


def test_every_rule_has_its_pairs() -> None:
    numbers = Counter(pair.rule for pair in ALL)

    assert {rule: numbers[rule] for rule in RULES if numbers[rule] < LEAST} == {}


@each_pair
def test_a_pair_is_told_apart(pair: Pair) -> None:
    assert pair.rule in rules_of(pair.bad)
    assert pair.rule not in rules_of(pair.good)


@each_pair
def test_the_better_one_breaks_nothing_else(pair: Pair) -> None:
    violations = {f.rule for f in check(pair.good).findings if f.severity is Severity.VIOLATION}

    assert not violations


# ---------------------------------------------------------------- what must not change a verdict

GREETED = "Dear {name},\n\n{body}\n\nKind regards,\n{seller}"
NAMES = (("Mrs Okonkwo", "Tomasz"), ("Li Na", "The team at Birchwood"), ("Ms Álvarez-Ruiz", "Bjørn"))
ASIDE = "The box is blue."


@each_meant
@pytest.mark.parametrize(("name", "seller"), NAMES, ids=[name for name, _ in NAMES])
def test_names_do_not_change_the_rules(pair: Pair, name: str, seller: str) -> None:
    for message in (pair.bad, pair.good):
        greeted = said(message, GREETED.format(name=name, body=message.body, seller=seller))

        assert (pair.rule in rules_of(greeted)) == (pair.rule in rules_of(message))


@each_meant
@pytest.mark.parametrize("change", [str.lower, str.upper, str.swapcase], ids=["lower", "upper", "swapped"])
def test_case_does_not_change_the_verdict(pair: Pair, change: Any) -> None:
    for message in (pair.bad, pair.good):
        assert check(said(message, change(message.body))).verdict == check(message).verdict


@each_meant
@pytest.mark.parametrize(("old", "new"), [(". ", "! "), (". ", ".\n"), ("'", "’"), ("-", "–"), (" ", "  ")], ids=repr)
def test_typography_does_not_change_the_verdict(pair: Pair, old: str, new: str) -> None:
    for message in (pair.bad, pair.good):
        assert check(said(message, message.body.replace(old, new))).verdict == check(message).verdict


@each_meant
@pytest.mark.parametrize("where", ["before", "after"])
def test_a_sentence_beside_it_does_not_change_the_rule(pair: Pair, where: str) -> None:
    for message in (pair.bad, pair.good):
        body = f"{ASIDE} {message.body}" if where == "before" else f"{message.body} {ASIDE}"
        if pair.rule not in ("needless-thank-you", "reason-unclear"):  # these are about all that is said
            assert (pair.rule in rules_of(said(message, body))) == (pair.rule in rules_of(message))


# ---------------------------------------------------------------- what must not worsen it

HARMLESS = ("If anything is unclear, just reply here.", "Please reply to this message if you are unsure.")


@each_meant
@pytest.mark.parametrize("harmless", HARMLESS)
def test_an_offer_to_reply_here_does_not_worsen_a_message(pair: Pair, harmless: str) -> None:
    before = rules_of(pair.good)
    after = rules_of(said(pair.good, f"{pair.good.body} {harmless}"))

    assert {rule for rule in after - before if RULES[rule].severity is Severity.VIOLATION} == set()
