"""Reviews and feedback: asked for honestly, or steered, paid for, dictated, and asked for again."""

from collections.abc import Iterator
from datetime import timedelta

from permitted.validator.detect import Facts, FieldFacts, says_request
from permitted.validator.detect.concepts import Hit, Sentence
from permitted.validator.detect.times import since_completion
from permitted.validator.message import EarlierMessage, Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, found_about_whole, found_clause
from permitted.validator.text import Span

NEAR = 40  # code points between two concepts that belong together
EARLIEST = timedelta(hours=120)  # after delivery: Solicitations API use-case guide, 5 days
_REWARDS = ("REWARD", "MONEY_BACK", "AMOUNT", "DISCOUNT")
_PUBLIC = "REVIEW|REVIEW_PLACE|STARS|OPINION"

# What stands together in one sentence, or in two where a thought is split: "Happy? Tell Amazon. Not happy? Tell us."
_DIVERTING = (
    ("TELL_US", "FIRST", _PUBLIC),
    ("UNHAPPY", "TELL_US", _PUBLIC),
    ("NO_BAD_REVIEW",),
    ("UNHAPPY", "TELL_US", "FIRST"),
)
_CHANGING = (("CHANGE", "YOUR_REVIEW"), ("CHANGE", "PAST_REVIEW"), ("CHANGE", "STARS"))
_NOTING = (("FEEDBACK_WORD", "POSSIBLE"),)
_SCRIPTING = (("WRITE_SO", "REVIEW", "SUCH_AS|KEYWORD"), ("SCRIPT",))


def review_incentive(message: Message, facts: Facts) -> Iterator[Finding]:
    """Anything of value for a review: a reward beside a request, in one sentence or in the next."""
    if not facts.says("REVIEW", "OPINION", "STARS"):
        return
    for field in facts.fields:
        for index, sentence in enumerate(field.sentences):
            asked_before = index > 0 and _asks_for_review(field.sentences[index - 1])
            if core := _incentive_core(sentence) or (_reward_after(sentence) if asked_before else None):
                yield found_clause("review-incentive", field, sentence, core)


def review_positive_only(message: Message, facts: Facts) -> Iterator[Finding]:
    """A good review asked for, or a review asked of happy buyers alone."""
    for field in facts.fields if facts.says("REVIEW", "OPINION", "STARS") else ():
        for index, sentence in enumerate(field.sentences):
            core = _stars_core(sentence) or _positive_core(sentence) or _condition_core(sentence)
            if core is None and any(_asks_for_review(near) for near in field.sentences[max(0, index - 2) : index + 1]):
                core = sentence.span("HAPPY_ONLY") if sentence.has("HAPPY_ONLY") else None
            if core:
                yield found_clause("review-positive-only", field, sentence, core)
    for field in facts.fields:
        for span in field.stars:
            if _rates(field, span):
                yield found("review-positive-only", field, span, variant="glyphs")


def review_divert_negative(message: Message, facts: Facts) -> Iterator[Finding]:
    """Unhappy buyers sent to the seller before or instead of the review."""
    for field, sentence in facts.saying("TELL_US", "NO_BAD_REVIEW"):
        if core := _first_core(sentence, _DIVERTING):
            yield found_clause("review-divert-negative", field, sentence, core)


def review_change_or_remove(message: Message, facts: Facts) -> Iterator[Finding]:
    """A review that is there already asked to be changed or taken away."""
    for field, sentence in facts.saying("CHANGE"):
        core = _first_core(sentence, _CHANGING) if _is_about_review(facts, sentence) else None
        if core and not _is_neutral_note(sentence) and not _speaks_of_own_doing(sentence):
            yield found_clause("review-change-or-remove", field, sentence, core)


def feedback_removal_note(message: Message, facts: Facts) -> Iterator[Finding]:
    """Seller feedback said to be changeable, without a request."""
    for field, sentence in facts.saying("FEEDBACK_WORD"):
        core = _first_core(sentence, _NOTING)
        if core and _is_neutral_note(sentence):
            yield found_clause("feedback-removal-note", field, sentence, core)


def review_script(message: Message, facts: Facts) -> Iterator[Finding]:
    """What the buyer is to write."""
    for field, sentence in facts.saying("SCRIPT", "WRITE_SO"):
        if (core := _first_core(sentence, _SCRIPTING) or _dictated(sentence)) and (
            facts.requests_review or sentence.has_any("REVIEW", "OPINION", "REVIEWING")
        ):
            yield found_clause("review-script", field, sentence, core)


def review_repeat_request(message: Message, facts: Facts) -> Iterator[Finding]:
    """A request where the history holds one already; product reviews and seller feedback count as one."""
    if not any(_requested(earlier) for earlier in message.history):
        return
    for field in facts.fields:
        for sentence in field.sentences:
            if _requests(sentence):
                core = _over(_reviews(sentence) or sentence.of("OPINION"))
                yield found_clause("review-repeat-request", field, sentence, core, removable=False)
                return
    if message.purpose == "review_request":
        yield found_about_whole("review-repeat-request", field="history", variant="purpose")


def review_request_early(message: Message, facts: Facts) -> Iterator[Finding]:
    """A request sooner than five days after delivery."""
    after = since_completion(message)
    if after is not None and after < EARLIEST and (message.purpose == "review_request" or facts.requests_review):
        yield found_about_whole("review-request-early")


# ---------------------------------------------------------------- what a sentence asks


def _first_core(sentence: Sentence, patterns: tuple[tuple[str, ...], ...]) -> Span | None:
    return next((core for pattern in patterns if (core := sentence.core(*pattern))), None)


def _dictated(sentence: Sentence) -> Span | None:
    """Words in quotation marks, after a word that tells to write them."""
    for quoted in sentence.of("QUOTED"):
        if sentence.has("REVIEW") and sentence.before(quoted.start + 1, "WRITE_SO"):
            return sentence.span("WRITE_SO", "QUOTED")
    return None


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


def _requests(sentence: Sentence) -> bool:
    return _asks_for_review(sentence) and not sentence.has_any("PAST_REVIEW")


def _requested(earlier: EarlierMessage) -> bool:
    return earlier.purpose == "review_request" or says_request(earlier.body)


def _incentive_core(sentence: Sentence) -> Span | None:
    stars = sentence.of("STARS") if _stars_core(sentence) or sentence.has("CHANGE") else ()
    spoken_of = _reviews(sentence) and (not sentence.has("PAST_REVIEW") or sentence.has("CHANGE"))
    if sentence.has_any("REFUSE", "LEAVE_AS_IS") or not (_asks_for_review(sentence) or spoken_of or stars):
        return None
    if sentence.has(
        "FOR_THOSE", "BENEFIT"
    ):  # "for those who tell others, we make it three years": a reward of any kind
        return sentence.span("FOR_THOSE", "BENEFIT")
    if sentence.has("CONDITION_ON"):  # "before we send the new one, would you rate us": a remedy tied to a review
        return sentence.span("CONDITION_ON", *(c for c in ("REVIEW", "OPINION") if sentence.has(c)))
    rewards = sentence.of(*_REWARDS)
    bound = sentence.has_any("IN_RETURN", "IF", "REWARD")
    reviews = _reviews(sentence) or sentence.of("OPINION") or stars
    return _over(rewards + reviews) if rewards and bound and reviews else None


def _reward_after(sentence: Sentence) -> Span | None:
    if sentence.has("REFUSE") or not sentence.has_any("IN_RETURN", "FOR_THOSE"):
        return None
    rewards = sentence.of(*_REWARDS)
    return _over(rewards + sentence.of("IN_RETURN", "FOR_THOSE")) if rewards else None


def _stars_core(sentence: Sentence) -> Span | None:
    if sentence.has_any("REFUSE", "NEUTRAL", "PAST_REVIEW", "UNHAPPY"):
        return None
    stars = sentence.of("STARS")
    if stars and (sentence.has_any("PLEASE", "GIVE_OPINION", "OPINION", "IF") or _reviews(sentence)):
        return _over(stars + _before(sentence, stars[0], "GIVE_OPINION"))
    return None


def _positive_core(sentence: Sentence) -> Span | None:
    """A good word directly before a review: "a nice review"; one that says both, good and bad, asks for neither."""
    if sentence.has_any("REFUSE", "NEUTRAL", "PAST_REVIEW"):
        return None
    for review in (*_reviews(sentence), *sentence.of("OPINION")):
        for good in sentence.of("GOOD"):
            if 0 <= review.start - good.end <= 12 and sentence.has_any("PLEASE", "GIVE_OPINION", "IF"):
                return good.start, review.end
    return None


def _condition_core(sentence: Sentence) -> Span | None:
    """ "If you love it, leave a review": the request stands on a happy buyer."""
    if sentence.has_any("REFUSE", "NEUTRAL") or not sentence.has("HAPPY"):
        return None
    asked = _reviews(sentence) or (sentence.of("OPINION") if _asks_for_review(sentence) else ())
    happy = sentence.of("HAPPY")[0]
    if not asked or not sentence.has_any("PLEASE", "GIVE_OPINION") or sentence.negated(happy):
        return None
    conditional = sentence.before(happy.start + 1, "IF") or happy.end < asked[0].start
    return _over((happy, *asked)) if conditional else None


def _is_about_review(facts: Facts, sentence: Sentence) -> bool:
    """Say whether "what you wrote" can be a review: one is spoken of here, nearby, or by the buyer."""
    spoken_of = ("REVIEW", "STARS", "REVIEW_PLACE")
    return sentence.has_any(*spoken_of) or facts.buyer.says(*spoken_of) or facts.says("REVIEW")


def _is_neutral_note(sentence: Sentence) -> bool:
    """Say whether a sentence only tells that seller feedback can be changed: no request, no condition, no reward."""
    return sentence.has("FEEDBACK_WORD", "POSSIBLE") and not sentence.has_any("PLEASE", "PRESSURE", *_REWARDS)


def _speaks_of_own_doing(sentence: Sentence) -> bool:
    """Say whether a sentence leaves the review as it is: "no need to change anything you wrote"."""
    change = sentence.of("CHANGE")
    return any(sentence.negated(hit) for hit in change) or sentence.has("LEAVE_AS_IS")


def _rates(field: FieldFacts, span: Span) -> bool:
    start = field.text.folded.find(field.text.raw[span[0]]) if field.text.starts is not None else span[0]
    near = [s for s in field.sentences if s.start - 1 <= max(start, 0) <= s.end + 1]
    return any(_reviews(s) or s.has_any("PLEASE", "GIVE_OPINION", "OPINION") for s in near)


def _over(hits: tuple[Hit, ...]) -> Span:
    return min(hit.start for hit in hits), max(hit.end for hit in hits)


def _before(sentence: Sentence, hit: Hit, *concepts: str) -> tuple[Hit, ...]:
    return tuple(other for other in sentence.of(*concepts) if 0 <= hit.start - other.end <= NEAR)
