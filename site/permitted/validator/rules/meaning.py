"""Whether a sentence means what its words say: not refused, not quoted, not the buyer's wish, not a warning."""

import re
from collections.abc import Iterable

from permitted.validator.detect import FieldFacts
from permitted.validator.detect.concepts import NEGATION_REACH, Hit, Sentence
from permitted.validator.text import Span

# A pause frees what follows from a refusal, unless it goes on with a list: "can't call, text or email you".
_TURN = re.compile(
    r"[,;:.)]\s(?!(?:or|nor|and|neither|not|no|even|much|let|whether)\b|\w+ (?:\w+ )?or\b)|\s-\s|\s(?:so|but)\s"
)
_TAKES_UP = re.compile(
    r"[^,;:.!?]{0,30}[,;:]\s(?:that's|that is|this is|it's|which is|that|this|it)\s?"
)  # "by cash: that's not possible"
_NOT_TO_BE = re.compile(
    r"[^,;:.!?]{0,16}\b(?:you|we|one) (?:cannot|can't|can not|may not)(?=[,;:.!?]|$)"
)  # "by cash you cannot"
_PAUSE = re.compile(r"[,;:.()]\s|\s-\s|\s(?:so|but|because|since|as)\s")


def is_meant(field: FieldFacts, sentence: Sentence, core: Span) -> bool:
    """Say whether the words in `core`, a span of the folded text, are the writer's own offer or wish."""
    return not (
        sentence.has("OTHERS_ASK")
        or is_refused(field, sentence, core)
        or _is_denied(field, sentence, core[0])
        or _NOT_TO_BE.match(field.text.folded, core[1], sentence.end)
        or _is_quoted(sentence, core)
        or _is_the_buyers(field, sentence, core[0])
    )


def all_meant(field: FieldFacts, sentence: Sentence, cores: Iterable[Span | None]) -> Span | None:
    """Give one span over all that a sentence means, so that what takes it out takes out all of it."""
    meant = [core for core in cores if core and is_meant(field, sentence, core)]
    return (min(start for start, _ in meant), max(end for _, end in meant)) if meant else None


def is_refused(field: FieldFacts, sentence: Sentence, core: Span) -> bool:
    """Say whether a refusal covers the words: "we can't call you" does, "we can't send films, so call us" does not."""
    return any(_covers(field.text.folded, refusal, core) for refusal in sentence.of("REFUSE", "UNWILLING"))


def is_ruled_out(field: FieldFacts, sentence: Sentence, core: Span) -> bool:
    """Say whether what the words offer is refused after them, in the same breath: "a discount is not possible"."""
    later = (refusal for refusal in sentence.of("REFUSE", "UNWILLING") if refusal.start >= core[1])
    return any(not _PAUSE.search(field.text.folded, core[1], refusal.start) for refusal in later)


def _covers(folded: str, refusal: Hit, core: Span) -> bool:
    if refusal.end <= core[0]:
        return not _TURN.search(folded, refusal.end, core[0] + 1)
    if refusal.start >= core[1]:
        between = folded[core[1] : refusal.start]
        return not _PAUSE.search(between) or bool(_TAKES_UP.fullmatch(between))
    return not _TURN.search(folded, refusal.end, core[1])


def _is_denied(field: FieldFacts, sentence: Sentence, start: int) -> bool:
    """Say whether a negation stands just before a place, in the same breath: "no need to ring us"."""
    folded = field.text.folded
    return any(
        0 <= start - no.end <= NEGATION_REACH
        and not _PAUSE.search(folded, no.end, start)
        and not folded.endswith("why ", 0, no.start)
        for no in sentence.of("NOT")
    )


def _is_quoted(sentence: Sentence, core: Span) -> bool:
    return any(quoted.start <= core[0] and core[1] <= quoted.end for quoted in sentence.of("QUOTED"))


def _is_the_buyers(field: FieldFacts, sentence: Sentence, start: int) -> bool:
    """Say whether the words report what the buyer asked for: "you asked if we're on Facebook"."""
    return any(
        asked.end <= start and not _PAUSE.search(field.text.folded, asked.end, start)
        for asked in sentence.of("ASKED_BY_BUYER")
    )
