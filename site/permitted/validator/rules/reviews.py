"""Reviews and feedback: asked for honestly, or steered and paid for."""

from collections.abc import Iterator

from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import Hit, Sentence
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, found_clause
from permitted.validator.text import Span

NEAR = 40  # code points between two concepts that belong together


def review_incentive(message: Message, facts: Facts) -> Iterator[Finding]:
    """Anything of value for a review: a reward beside a request, in one sentence or in the next."""
    for field in facts.fields:
        for index, sentence in enumerate(field.sentences):
            asked_before = index > 0 and _asks_for_review(field.sentences[index - 1])
            if core := _incentive_core(sentence) or (_reward_after(sentence) if asked_before else None):
                yield found_clause("review-incentive", field, sentence, core)


def review_positive_only(message: Message, facts: Facts) -> Iterator[Finding]:
    """A good review asked for, or a review asked of happy buyers alone."""
    for field in facts.fields:
        for index, sentence in enumerate(field.sentences):
            core = _stars_core(sentence) or _positive_core(sentence) or _condition_core(sentence)
            if core is None and any(_asks_for_review(near) for near in field.sentences[max(0, index - 2) : index + 1]):
                core = sentence.span("HAPPY_ONLY") if sentence.has("HAPPY_ONLY") else None
            if core:
                yield found_clause("review-positive-only", field, sentence, core)
        for span in field.stars:
            if _rates(field, span):
                yield found("review-positive-only", field, span, variant="glyphs")


# ---------------------------------------------------------------- what a sentence asks


def _reviews(sentence: Sentence) -> tuple[Hit, ...]:
    """Give the places where reviews are meant, past what only sounds like one."""
    others = sentence.of("NOT_A_REVIEW")
    return tuple(hit for hit in sentence.of("REVIEW") if not any(o.start <= hit.start < o.end for o in others))


def _asks_for_review(sentence: Sentence) -> bool:
    """Say whether a sentence asks for a review, or for words where reviews stand."""
    if sentence.has("REFUSE"):
        return False
    if _reviews(sentence):
        return sentence.has_any("PLEASE", "GIVE_OPINION", "IN_RETURN", "OPINION")
    return sentence.has("OPINION") and (sentence.has("REVIEW_PLACE") or sentence.has("PLEASE", "GIVE_OPINION"))


def _incentive_core(sentence: Sentence) -> Span | None:
    if sentence.has("REFUSE") or not (
        _asks_for_review(sentence) or (_reviews(sentence) and not sentence.has("PAST_REVIEW"))
    ):
        return None
    if sentence.has(
        "FOR_THOSE", "BENEFIT"
    ):  # "for those who tell others we make it three years": whatever it is, it is for a review
        return sentence.span("FOR_THOSE", "BENEFIT")
    rewards = sentence.of("REWARD", "MONEY_BACK", "AMOUNT", "DISCOUNT")
    bound = sentence.has("IN_RETURN") or sentence.has("IF") or sentence.has("REWARD")
    reviews = _reviews(sentence) or sentence.of("OPINION")
    return _over(rewards + reviews) if rewards and bound and reviews else None


def _reward_after(sentence: Sentence) -> Span | None:
    if sentence.has("REFUSE") or not sentence.has_any("IN_RETURN", "FOR_THOSE"):
        return None
    rewards = sentence.of("REWARD", "MONEY_BACK", "AMOUNT", "DISCOUNT")
    return _over(rewards + sentence.of("IN_RETURN", "FOR_THOSE")) if rewards else None


def _stars_core(sentence: Sentence) -> Span | None:
    if sentence.has("REFUSE") or sentence.has("NEUTRAL") or sentence.has("PAST_REVIEW"):
        return None
    stars = sentence.of("STARS")
    if stars and (sentence.has_any("PLEASE", "GIVE_OPINION", "OPINION", "IF") or _reviews(sentence)):
        return _over(stars + _before(sentence, stars[0], "GIVE_OPINION"))
    return None


def _positive_core(sentence: Sentence) -> Span | None:
    """A good word directly before a review: "a nice review"; one that says both, good and bad, asks for neither."""
    if sentence.has("REFUSE") or sentence.has("NEUTRAL") or sentence.has("PAST_REVIEW"):
        return None
    for review in (*_reviews(sentence), *sentence.of("OPINION")):
        for good in sentence.of("GOOD"):
            if 0 <= review.start - good.end <= 12 and sentence.has_any("PLEASE", "GIVE_OPINION", "IF"):
                return good.start, review.end
    return None


def _condition_core(sentence: Sentence) -> Span | None:
    """ "If you love it, leave a review": the request stands on a happy buyer."""
    if sentence.has("REFUSE") or sentence.has("NEUTRAL") or not sentence.has("HAPPY"):
        return None
    asked = _reviews(sentence) or (sentence.of("OPINION") if _asks_for_review(sentence) else ())
    if not asked or not sentence.has_any("PLEASE", "GIVE_OPINION"):
        return None
    happy = sentence.of("HAPPY")[0]
    if sentence.negated(happy):
        return None
    conditional = sentence.before(happy.start + 1, "IF") or happy.end < asked[0].start
    return _over((happy, *asked)) if conditional else None


def _rates(field: FieldFacts, span: Span) -> bool:
    start = field.text.folded.find(field.text.raw[span[0]]) if field.text.starts is not None else span[0]
    near = [s for s in field.sentences if s.start - 1 <= max(start, 0) <= s.end + 1]
    return any(_reviews(s) or s.has_any("PLEASE", "GIVE_OPINION", "OPINION") for s in near)


def _over(hits: tuple[Hit, ...]) -> Span:
    return min(hit.start for hit in hits), max(hit.end for hit in hits)


def _before(sentence: Sentence, hit: Hit, *concepts: str) -> tuple[Hit, ...]:
    return tuple(other for other in sentence.of(*concepts) if 0 <= hit.start - other.end <= NEAR)
