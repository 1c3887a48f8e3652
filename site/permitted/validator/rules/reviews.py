"""Reviews and feedback: asked for honestly, or steered, paid for, dictated, and asked for again."""

from collections.abc import Iterator
from datetime import timedelta

from permitted.validator.detect import LANGUAGE, Facts, FieldFacts
from permitted.validator.detect.concepts import Hit, Sentence, concepts_by_sentence
from permitted.validator.detect.sentences import sentences
from permitted.validator.detect.times import since_completion
from permitted.validator.message import EarlierMessage, Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import found, found_about_whole, found_clause, remove
from permitted.validator.text import Span, fold

NEAR = 45  # code points between two concepts that belong together, as a verb and its object
FAR = 90  # code points between a review that is named and what is to become of it
CONDITION = 80  # code points between "as soon as" and what has to be done
FAR_BACK = 3  # sentences between a review that is named and the request to change "it"
REACH_BACK = 2  # sentences between "we only ask people who like it" and the request
WORD = 6  # code points within which the very next word begins
BESIDE = 12  # code points between a word and what it describes: "a nice short review"
SHORT_QUESTION = 24  # code points
CLOSE = 18  # code points between a verb and its object, or a word and the one that governs it
EARLIEST = timedelta(hours=120)  # after delivery: Solicitations API use-case guide, 5 days
_OFFERED = ("GIFT", "VALUE", "MONEY_BACK", "AMOUNT", "DISCOUNT", "WE_GIVE")
_WELL = ("HAPPY", "HAPPY_ONLY", "PRAISE")
_NO_EXPERIENCE = ("WILL_OR_TIME", "NOT", "UNHAPPY", "REVIEW", "OPINION", "PUBLIC")
_SPOKEN = ("REVIEW", "OPINION", "STARS", "PUBLIC")  # at least one is in every text that speaks of reviews


def review_incentive(message: Message, facts: Facts) -> Iterator[Finding]:
    """Anything of value for a review: what is offered hangs on one, in one sentence or in two."""
    if not facts.says("YOUR_REVIEW", *_SPOKEN) or not facts.says("BENEFIT", "KEEP_IT", *_OFFERED):
        return
    for field in facts.fields:
        spoken_of = facts.buyer.says("REVIEW") or any(map(_asks_for_voice, field.sentences))
        for sentence, following in _with_following(field):
            if core := _incentive_core(sentence) or (spoken_of and _proof_core(sentence)):
                yield found_clause("review-incentive", field, sentence, core)
            elif following and (given := _offer_across(sentence, following)) and not _incentive_core(following):
                where = sentence if given[0].start < following.start else following
                yield found_clause("review-incentive", field, where, _over(given))


def review_positive_only(message: Message, facts: Facts) -> Iterator[Finding]:
    """A good review asked for, or a review asked of happy buyers alone."""
    pleased = message.kind == "reply" and _is_pleased(facts)
    for field in facts.fields if facts.says(*_SPOKEN) else ():
        for sentence, following in _with_following(field):
            if core := _good_only(field, sentence) or (_praise_repeated(sentence) if pleased else None):
                yield found_clause("review-positive-only", field, sentence, core)
            elif following and (core := _happiness_asked_for(field, sentence, following)):
                yield found_clause("review-positive-only", field, following, core)
        for index, sentence in enumerate(field.sentences):
            before = field.sentences[max(0, index - REACH_BACK) : index]
            if sentence.has("HAPPY_ONLY") and not _voice(sentence) and any(map(_asks_for_voice, before)):
                yield found_clause("review-positive-only", field, sentence, sentence.span("HAPPY_ONLY"))
    for field in facts.fields:
        for span in field.stars:
            if _rates(field, span):
                yield found("review-positive-only", field, span, variant="glyphs", fix=remove())


def review_divert_negative(message: Message, facts: Facts) -> Iterator[Finding]:
    """Unhappy buyers sent to the seller before or instead of the review."""
    if not facts.says("TELL_US", "AVOID", "NO_REVIEW_YET") and not (facts.says("UNHAPPY") and facts.says("PUBLIC")):
        return
    for field in facts.fields:
        for sentence, following in _with_following(field):
            if core := _diverting_core(sentence):
                yield found_clause("review-divert-negative", field, sentence, core)
            elif following and not _diverting_core(following):
                if core := _diverted_across(sentence, following):
                    yield found_clause("review-divert-negative", field, following, core)
                elif _is_short_no(field, sentence) and following.has("TELL_US") and _voice_before(field, sentence):
                    yield found_clause("review-divert-negative", field, following, following.span("TELL_US"))
                elif sentence.has("UNHAPPY", "TELL_US") and following.has("PUBLIC") and following.has_any(*_WELL):
                    yield found_clause("review-divert-negative", field, sentence, sentence.span("UNHAPPY", "TELL_US"))


def review_change_or_remove(message: Message, facts: Facts) -> Iterator[Finding]:
    """A review that is there already asked to be changed or taken away."""
    if not facts.says("CHANGE", "DOWN") or not facts.says("YOUR_REVIEW", "PAST_REVIEW", *_SPOKEN):
        return
    for field in facts.fields:
        for sentence, following in _with_following(field):
            core = _changing_core(sentence)
            if core is None and following and _speaks_of_review(sentence) and not _changing_core(following):
                if (core := _changing_core(following, named_before=True)) is not None:
                    yield found_clause("review-change-or-remove", field, following, core)
                continue
            if core is None and _named_earlier(field, sentence):
                core = _changing_core(sentence, named_before=True)
            if core and not _is_neutral_note(sentence):
                yield found_clause("review-change-or-remove", field, sentence, core)


def feedback_removal_note(message: Message, facts: Facts) -> Iterator[Finding]:
    """Seller feedback said to be changeable, without a request."""
    for field, sentence in facts.saying("FEEDBACK_WORD"):
        named = _outside(sentence.of("FEEDBACK_WORD"), sentence.of("QUOTED", "NOT_A_REVIEW"))
        if named and _is_neutral_note(sentence):
            yield found_clause("feedback-removal-note", field, sentence, _over((*named, *sentence.of("POSSIBLE"))))


def review_script(message: Message, facts: Facts) -> Iterator[Finding]:
    """What the buyer is to write: words to use, praise to give, things to leave out."""
    if not facts.says("WRITE_SO", "WORDING", "COMPOSING", "QUOTED", "KEEP_OUT"):
        return
    for field in facts.fields:
        spoken_of = facts.buyer.says("REVIEW") or any(_voice(sentence) for sentence in field.sentences)
        spoken_of = spoken_of or message.purpose == "review_request"
        for index, sentence in enumerate(field.sentences):
            asked = index > 0 and _asks_for_voice(field.sentences[index - 1])
            if core := _script_core(sentence, spoken_of, asked) or _composed(facts, sentence):
                yield found_clause("review-script", field, sentence, core)


def review_repeat_request(message: Message, facts: Facts) -> Iterator[Finding]:
    """A request where the history holds one already; product reviews and seller feedback count as one."""
    if not any(_requested(earlier, message) for earlier in message.history):
        return
    if message.kind == "reply" and facts.buyer.says("REVIEW"):
        return  # the buyer spoke of it first
    for field in facts.fields:
        for sentence in field.sentences:
            if _asks_for_voice(sentence) and not sentence.has("PAST_REVIEW"):
                core = _over(_voice(sentence) or sentence.of("OPINION"))
                yield found_clause("review-repeat-request", field, sentence, core, removable=False)
                return
    if message.purpose == "review_request":
        yield found_about_whole("review-repeat-request", field="history", variant="purpose")


def review_request_early(message: Message, facts: Facts) -> Iterator[Finding]:
    """A request sooner than five days after delivery."""
    after = since_completion(message)
    if after is None or after >= EARLIEST:
        return
    if message.purpose == "review_request" or facts.requests_review or any(map(_asks_for_voice, facts.body.sentences)):
        yield found_about_whole("review-request-early")


# ---------------------------------------------------------------- what buyers say in public


def _voice(sentence: Sentence) -> tuple[Hit, ...]:
    """Give the places that mean a review: its names, an opinion where others read it, or something told to them."""
    if not sentence.has_any("REVIEW", "PUBLIC", "OPINION"):
        return ()
    reviews = _named(sentence)
    public = sentence.of("PUBLIC")
    said = (*_to_others(sentence), *sentence.of("THAT_TOO"))
    told = tuple(p for p in public if _before_it(said, p, NEAR))
    return (*reviews, *told, *(sentence.of("OPINION") if public else ()))


def _named(sentence: Sentence) -> tuple[Hit, ...]:
    """Give the places where reviews are named, past what only sounds like one."""
    return _outside(sentence.of("REVIEW"), sentence.of("NOT_A_REVIEW"))


def _opinions(sentence: Sentence) -> tuple[Hit, ...]:
    return _outside(sentence.of("OPINION"), sentence.of("NOT_A_REVIEW"))


def _to_others(sentence: Sentence) -> tuple[Hit, ...]:
    """Give the words for speaking that are not "tell us"."""
    return _outside(sentence.of("SPEAK"), sentence.of("TELL_US"))


def _asks_for_voice(sentence: Sentence) -> bool:
    """Say whether a sentence asks for a review, or for words where reviews stand."""
    voice = _voice(sentence)
    if sentence.has_any("REFUSE", "LEAVE_AS_IS"):
        return False
    if not voice:
        return sentence.has("OPINION") and sentence.has_any("PLEASE") and sentence.has("GIVE_OPINION")
    if all(_inside_any(hit, sentence.of("THANKED_FOR", "PAST_REVIEW")) for hit in voice):
        return False
    return sentence.has_any("PLEASE", "GIVE_OPINION", "IN_RETURN", "OPINION", "ASKED_OF_YOU")


def _requested(earlier: EarlierMessage, message: Message) -> bool:
    if earlier.sent_at and message.sent_at and earlier.sent_at > message.sent_at:
        return False  # it was not sent yet
    if earlier.purpose == "review_request":
        return True
    text = fold(earlier.body)
    said = concepts_by_sentence(text, sentences(text.folded), LANGUAGE)
    return any(_asks_for_voice(sentence) and _is_wish(sentence) for sentence in said)


def _is_wish(sentence: Sentence) -> bool:
    """Say whether a sentence that names a review wants one: "the review that you found" only tells of it."""
    return sentence.has_any("PLEASE", "IN_RETURN", "OPINION", "ASKED_OF_YOU", "IF", "LETS") or _gives(sentence)


# ---------------------------------------------------------------- what is offered for a review


def _incentive_core(sentence: Sentence) -> Span | None:
    """Something of value and a review, and a bond between the two: in return for it, once it is there, and then."""
    offered = _offered(sentence) or (sentence.of("BENEFIT") if sentence.has("FOR_THOSE") else ())
    if not offered or (voice := _voice_to_come(sentence)) == () or _leaves_free(sentence, voice):
        return None
    if (
        sentence.has_any("FOR_THOSE", "ASK_FIRST")
        or _bonds(sentence)
        or _hangs_on(sentence, voice)
        or _follows(sentence, voice, offered)
    ):
        return _over((*voice, *offered))
    return None


def _proof_core(sentence: Sentence) -> Span | None:
    """Something of value once "it" is done, where the buyer has spoken of a review."""
    offered = _offered(sentence)
    if sentence.has_any("REFUSE", "LEAVE_AS_IS", "PROBLEM") or not offered or not sentence.has("PROOF"):
        return None
    return _over((*sentence.of("PROOF"), *offered))


def _offer_across(sentence: Sentence, following: Sentence) -> tuple[Hit, ...]:
    """Give what one of two neighbours offers for the review that the other asks for, if anything."""
    if not (sentence.has_any("KEEP_IT", *_OFFERED) or following.has_any(*_OFFERED, "PERCENT")):
        return ()
    if any(s.has_any("REFUSE", "LEAVE_AS_IS") for s in (sentence, following)):
        return ()
    if offered := _offered(following):
        asked = bool(_voice(sentence)) and not sentence.has_any("PAST_REVIEW", "THANKED_FOR")
        bound = _bonds(following) or following.has_any("AFTERWARDS", "FOR_THOSE", "GIFT")
        return offered if asked and (bound or following.has("GIVE_OPINION", "AND_THEN")) else ()
    gifts = sentence.of(*_OFFERED) if _bonds(following) or following.has("ASK_FIRST") else sentence.of("GIFT")
    gifts = (*gifts, *(sentence.of("KEEP_IT") if _bonds(following) else ()))
    stars = following.has("STARS", "PLEASE", "GIVE_OPINION")
    asked = (_asks_for_voice(following) or stars) and not following.has("PAST_REVIEW")
    asked = asked or bool(_changing_core(following))
    return tuple(hit for hit in gifts if not sentence.negated(hit)) if asked else ()


def _offered(sentence: Sentence) -> tuple[Hit, ...]:
    """Give what of value is named; a percentage counts where it comes off a price."""
    if not sentence.has_any(*_OFFERED, "PERCENT"):
        return ()
    offered = sentence.of(*_OFFERED, *(("PERCENT",) if sentence.has("OFF_PRICE") else ()))
    return tuple(hit for hit in _outside(offered, sentence.of("QUOTED", "NOT_FREE")) if not sentence.negated(hit))


def _voice_to_come(sentence: Sentence) -> tuple[Hit, ...]:
    """Give the reviews that are spoken of, but for one that was written and is only thanked for or quoted."""
    voice = _voice(sentence) or tuple(hit for hit in _opinions(sentence) if _before_it(_to_others(sentence), hit, NEAR))
    voice = voice or tuple(
        hit for hit in sentence.of("OPINION") if _inside_any(hit, sentence.of("IN_RETURN", "FOR_THOSE"))
    )
    if sentence.has_any("CHANGE", "ONCE", "IN_RETURN"):
        voice = (*voice, *sentence.of("YOUR_REVIEW", *(("LINES",) if sentence.has("IN_RETURN") else ())))
    if sentence.has_any("CHANGE", "ONCE", "GIVE_OPINION"):
        voice = (*voice, *sentence.of("STARS"))
    return _outside(voice, sentence.of("THANKED_FOR"))


def _leaves_free(sentence: Sentence, voice: tuple[Hit, ...]) -> bool:
    unbound = sentence.has("UNBOUND") and not sentence.has_any("IN_RETURN", "ONCE")
    return unbound or sentence.has_any("REFUSE", "LEAVE_AS_IS") or all(sentence.negated(hit) for hit in voice)


def _bonds(sentence: Sentence) -> bool:
    return any(not _meets(hit, sentence.of("THANKED_FOR", "ASKING_FOR")) for hit in sentence.of("IN_RETURN"))


def _hangs_on(sentence: Sentence, voice: tuple[Hit, ...]) -> bool:
    """Say whether a review stands in a condition: "once your write-up is live", "before we can send it, rate us"."""
    begged = sentence.of("BEG")
    return any(
        once.start <= hit.start <= once.end + CONDITION and not any(once.end <= beg.start < hit.start for beg in begged)
        for once in sentence.of("ONCE")
        for hit in voice
    )


def _follows(sentence: Sentence, voice: tuple[Hit, ...], offered: tuple[Hit, ...]) -> bool:
    """Say whether the offer comes after the review that is asked for: "rate it and we extend your guarantee"."""
    last = max(hit.end for hit in offered)
    acts = (*sentence.of("GIVE_OPINION", "RATE_IT", "CHANGE"), *_to_others(sentence))
    asked = [hit for hit in voice if _before_it(acts, hit, NEAR)]
    return any(hit.end < last for hit in asked) and sentence.has_any("WE_GIVE", "YOU_GET", "GIFT", "AND_THEN")


# ---------------------------------------------------------------- good ones only


def _good_only(field: FieldFacts, sentence: Sentence) -> Span | None:
    if not sentence.has_any("PRAISE", *_SPOKEN):
        return None
    return _stars_core(sentence) or _praise_core(sentence) or _of_the_happy(sentence) or _on_condition(field, sentence)


def _stars_core(sentence: Sentence) -> Span | None:
    """Five stars, asked for or pleaded for."""
    if not sentence.has("STARS") or sentence.has_any("REFUSE", "NEUTRAL", "PAST_REVIEW", "LEAVE_AS_IS", "NOT_A_REVIEW"):
        return None
    repeated = [hit for hit in sentence.of("QUOTED") if not _before_it(sentence.of("DICTATE"), hit, NEAR)]
    stars = tuple(hit for hit in sentence.of("STARS") if not sentence.negated(hit) or sentence.has("PLEA"))
    stars = tuple(hit for hit in stars if not any(q.start < hit.start - 1 and hit.end < q.end for q in repeated))
    if not stars or _changing_core(sentence):
        return None
    if sentence.has("TELL_US") and sentence.has_any("UNHAPPY", "FIRST") and not sentence.has("PLEA"):
        return None
    given = _just_before(sentence, stars[0], "GIVE_OPINION")
    if given or _outside(_voice(sentence), stars) or sentence.has_any("PLEASE", "OPINION", "PLEA", "ASKED_OF_YOU"):
        return _over((*stars, *given))
    return None


def _gives(sentence: Sentence) -> bool:
    """Say whether a review is given here, by a word of its own: "leave a review", not "a review"."""
    return sentence.has("RATE_IT") or bool(_outside(sentence.of("GIVE_OPINION"), sentence.of("REVIEW")))


def _praise_core(sentence: Sentence) -> Span | None:
    """A good word directly before a review: "a nice review"; one that says both, good and bad, asks for neither."""
    if sentence.has_any("REFUSE", "NEUTRAL", "PAST_REVIEW", "LEAVE_AS_IS"):
        return None
    if not sentence.has_any("PLEASE", "IF", "PLEA", "ASKED_OF_YOU", "SPEAK") and not _gives(sentence):
        return None
    voice = _voice(sentence)
    purposes = sentence.of("IN_RETURN", "IN_REVIEW")
    for review in (*voice, *sentence.of("OPINION")):
        for good in _outside(sentence.of("GOOD"), sentence.of("POLITE")):
            if any(good.end < purpose.start <= review.start for purpose in purposes):
                continue
            if 0 < review.start - good.end <= BESIDE and (review.concept == "REVIEW" or voice or sentence.has("PLEA")):
                return good.start, review.end
    if (
        (voice or sentence.has("PLEA", "GIVE_OPINION"))
        and sentence.has("PRAISE")
        and not sentence.has_any("THANKED_FOR", "UNHAPPY")
    ):
        return _over((*sentence.of("PRAISE"), *voice))
    return None


def _of_the_happy(sentence: Sentence) -> Span | None:
    """ "If you love it, leave a review": the request stands on a happy buyer."""
    if sentence.has_any("REFUSE", "NEUTRAL", "LEAVE_AS_IS") or not (voice := _voice(sentence)):
        return _parting(sentence)
    if _changing_core(sentence):
        return None
    if sentence.has("HAPPY_ONLY"):
        return _over((*sentence.of("HAPPY_ONLY"), *voice))
    happy = _happy(sentence)
    if not happy or not sentence.has_any("PLEASE", "GIVE_OPINION", "SPEAK", "ASKED_OF_YOU", "THAT_TOO"):
        return None
    conditional = _before_it(sentence.of("IF", "KNOWN_HAPPY"), happy[0], NEAR) or happy[0].end < voice[0].start
    return _over((happy[0], *voice)) if conditional else None


def _happy(sentence: Sentence) -> list[Hit]:
    """Give the places that tell of a happy buyer, not of a happy seller."""
    return [hit for hit in _outside(sentence.of("HAPPY"), sentence.of("OUR_JOY")) if not sentence.negated(hit)]


def _is_pleased(facts: Facts) -> bool:
    """Say whether the buyer wrote in praise and in nothing else."""
    return facts.buyer.says("HAPPY", "GOOD", "PRAISE") and not facts.buyer.says("UNHAPPY", "COMPLAINT")


def _praise_repeated(sentence: Sentence) -> Span | None:
    """ "Would you put that on the page, word for word?": the praise that the buyer wrote, asked for in public."""
    if sentence.has_any("REFUSE", "NEUTRAL", "LEAVE_AS_IS") or not sentence.has("THOSE_WORDS"):
        return None
    voice = _voice(sentence)
    return _over((*sentence.of("THOSE_WORDS"), *voice)) if voice and _asks_for_voice(sentence) else None


def _on_condition(field: FieldFacts, sentence: Sentence) -> Span | None:
    """ "If the rug made the room cosier, tell it in a review": a condition that is not about time or will."""
    if sentence.has_any("REFUSE", "NEUTRAL", "LEAVE_AS_IS", "CHANGE", "TELL_US", *_OFFERED):
        return None
    folded = field.text.folded
    for condition in sentence.of("IF"):
        comma = folded.find(",", condition.end, sentence.end)
        if comma < 0 or folded[condition.start : condition.end] != "if":
            continue
        asked = [hit for hit in _voice(sentence) if hit.start > comma]
        inside = [hit for hit in sentence.of(*_NO_EXPERIENCE) if condition.end <= hit.start < comma]
        if asked and not inside and sentence.has_any("PLEASE", "GIVE_OPINION", "ASKED_OF_YOU", "THAT_TOO"):
            return _over((condition, *asked))
    return None


def _happiness_asked_for(field: FieldFacts, sentence: Sentence, following: Sentence) -> Span | None:
    """ "Happy? Tell Amazon.": a request that follows a question whether all is well, or what the buyer said of it."""
    if not following.has_any("HAPPY_ONLY", *_SPOKEN):
        return None
    if following.has_any("REFUSE", "NEUTRAL", "LEAVE_AS_IS") or sentence.has("REFUSE"):
        return None
    if following.has("HAPPY_ONLY") and _asks_for_voice(sentence):
        return following.span("HAPPY_ONLY")
    if sentence.has("UNHAPPY", "TELL_US") and following.has("PUBLIC") and following.has_any(*_WELL):
        return following.span("PUBLIC", *(concept for concept in _WELL if following.has(concept)))
    asked = _voice(following) or (following.of("OPINION") if following.has("PLEASE") else ())
    if not asked or not _asks_for_voice(following):
        return None
    happy = not sentence.has("UNHAPPY") and bool(_happy(sentence))
    question = field.text.folded[sentence.start : sentence.end].rstrip().endswith("?")
    if (happy and (question or following.has("THAT_TOO"))) or (
        following.has("IF_SO") and (happy or question or sentence.has("GOOD"))
    ):
        return _over((*asked, *following.of("IF_SO", "HAPPY_ONLY")))
    return None


def _rates(field: FieldFacts, span: Span) -> bool:
    start = field.text.folded.find(field.text.raw[span[0]]) if field.text.starts is not None else span[0]
    near = [s for s in field.sentences if s.start - 1 <= max(start, 0) <= s.end + 1]
    return any(_voice(s) or s.has_any("PLEASE", "GIVE_OPINION", "OPINION") for s in near)


# ---------------------------------------------------------------- unhappy ones to the seller


def _parting(sentence: Sentence) -> Span | None:
    """ "Good news goes on the page, bad news to my inbox": both kinds of buyers, each sent somewhere else."""
    if sentence.has("UNHAPPY", "TELL_US", "PUBLIC") and sentence.has_any(*_WELL):
        return sentence.span("UNHAPPY", "TELL_US", "PUBLIC")
    return None


def _diverting_core(sentence: Sentence) -> Span | None:
    if sentence.has("REFUSE") and not sentence.has("TELL_US"):
        return None
    if parting := _parting(sentence):
        return parting
    public = (*_voice(sentence), *sentence.of("STARS", "BAD_REVIEW"))
    parted = sentence.has("IF", "UNHAPPY", "TELL_US", "FIRST")
    public = (*public, *(p for p in sentence.of("PUBLIC") if parted or _before_it(sentence.of("FIRST"), p, CLOSE)))
    if public and sentence.has("TELL_US") and sentence.has_any("FIRST", "UNHAPPY") and _is_told_apart(sentence):
        return _over((*sentence.of("TELL_US", "FIRST"), *public))
    for bad in sentence.of("BAD_REVIEW"):
        if avoided := _just_before(sentence, bad, "AVOID"):
            return (
                (avoided[0].start, bad.end) if sentence.has_any("TELL_US", "PLEASE", "ASKED_OF_YOU", "FIRST") else None
            )
    if sentence.has("HOLD_OFF") and (bad_ones := sentence.of("BAD_REVIEW")):
        return _over((*sentence.of("HOLD_OFF"), *bad_ones))
    if sentence.has("NO_REVIEW_YET"):
        return sentence.span("NO_REVIEW_YET")
    return None


def _is_told_apart(sentence: Sentence) -> bool:
    """Say whether telling us comes before the review or in its place."""
    return sentence.has_any("FIRST", "NOT") or (sentence.has("UNHAPPY") and sentence.has_any("HAPPY", "HAPPY_ONLY"))


def _diverted_across(sentence: Sentence, following: Sentence) -> Span | None:
    """ "Happy? Tell Amazon. Not happy? Tell us.", "Not a five star experience? Then speak to us first."."""
    if following.has("REFUSE"):
        return None
    if following.has("IF", "UNHAPPY") and (told := _to_others(following)) and not following.has("PUBLIC"):
        return _over(told) if sentence.has("PUBLIC") and _happy(sentence) else None
    if not following.has("TELL_US"):
        return None
    unhappy = sentence.has("UNHAPPY") or following.has("UNHAPPY")
    public = _voice(sentence) or sentence.has_any("STARS", "BAD_REVIEW")
    if unhappy and public and following.has("FIRST"):
        return following.span("TELL_US", "FIRST")
    if unhappy and _voice(following) and following.has_any("FIRST", "NOT"):
        return _over((*following.of("TELL_US"), *_voice(following)))
    if public and following.has("UNHAPPY") and (sentence.has_any(*_WELL)):
        return following.span("UNHAPPY", "TELL_US")
    return None


def _is_short_no(field: FieldFacts, sentence: Sentence) -> bool:
    """Say whether this is a short question after the unhappy ones: "Didn't?", "Not so much?"."""
    said = field.text.folded[sentence.start : sentence.end].strip()
    return said.endswith("?") and len(said) <= SHORT_QUESTION and sentence.has_any("NOT", "UNHAPPY")


def _voice_before(field: FieldFacts, sentence: Sentence) -> bool:
    index = field.sentences.index(sentence)
    return any(_voice(before) for before in field.sentences[max(0, index - REACH_BACK) : index])


# ---------------------------------------------------------------- what stands there already


def _named_earlier(field: FieldFacts, sentence: Sentence) -> bool:
    """Say whether the buyer's review is named in one of the sentences before: the "it" of this one may mean it."""
    index = field.sentences.index(sentence)
    earlier = field.sentences[max(0, index - FAR_BACK) : index]
    return any(before.has("YOUR_REVIEW") for before in earlier)


def _speaks_of_review(sentence: Sentence) -> bool:
    return sentence.has_any("YOUR_REVIEW", "PAST_REVIEW") or bool(_voice(sentence))


def _changing_core(sentence: Sentence, *, named_before: bool = False) -> Span | None:
    """A change, and a review that it is made to, asked of the buyer."""
    if sentence.has_any("LEAVE_AS_IS", "REFUSE") or not (sentence.has("CHANGE") or sentence.has("TAKE_IT", "DOWN")):
        return None
    told_how = tuple(hit for hit in sentence.of("HOW_TO") if hit.start <= sentence.start + 2)
    ours = {hit.end + 1 for hit in sentence.of("WE_DO")}
    changes = [
        hit for hit in _outside(sentence.of("CHANGE"), told_how) if hit.start not in ours and not sentence.negated(hit)
    ]
    reviews = (*sentence.of("STARS"), *_named(sentence))
    others = sentence.of("NOT_A_REVIEW")  # "the rating plug"
    reviews += tuple(hit for hit in sentence.of("YOUR_REVIEW", "PAST_REVIEW") if not _meets(hit, others))
    changes += _taken_down(sentence, reviews)
    if named_before or sentence.has("YOUR_REVIEW"):
        reviews = (*reviews, *sentence.of("IT"))
    if not changes or not reviews or not _is_asked(sentence, changes):
        return None
    done = [(change, review) for change in changes for review in reviews if _is_done_to(sentence, change, review)]
    return _over(done[0]) if done else None


def _is_done_to(sentence: Sentence, change: Hit, review: Hit) -> bool:
    """Say whether a change is made to a review: as its object just after, or as its subject ("could it disappear")."""
    pronoun = review.concept == "IT"
    if review.start >= change.start:
        return review.start - change.end <= (WORD if pronoun else CLOSE)
    by_itself = change.concept == "DOWN" or _meets(change, sentence.of("CHANGE_ITSELF"))
    return by_itself and change.start - review.end <= (CLOSE if pronoun else FAR)


def _taken_down(sentence: Sentence, reviews: tuple[Hit, ...]) -> list[Hit]:
    """Give the "down" of "take the old review down"."""
    between = [review for review in reviews if _before_it(sentence.of("TAKE_IT"), review, CLOSE)]
    return [down for down in sentence.of("DOWN") if any(0 <= down.start - review.end <= NEAR for review in between)]


def _is_asked(sentence: Sentence, changes: list[Hit]) -> bool:
    """Say whether the change is asked for: in so many words, or by an imperative at the sentence's head."""
    first = min(hit.start for hit in (hit for hits in sentence.hits.values() for hit in hits))
    if sentence.has_any("ASKED_OF_YOU", "PLEASE") or (sentence.has("ONCE") and _offered(sentence)):
        return True
    return min(hit.start for hit in changes) <= max(first, sentence.start + 2)


def _is_neutral_note(sentence: Sentence) -> bool:
    """Say whether a sentence only tells that seller feedback can be changed: no request, no condition, no reward."""
    if not sentence.has("FEEDBACK_WORD", "POSSIBLE") or sentence.has_any("PRESSURE", "GIFT", "AMOUNT", "WE_GIVE"):
        return False
    asked = _outside(sentence.of("ASKED_OF_YOU"), sentence.of("NOTE_ONLY", "POSSIBLE"))
    return not asked or sentence.has("NOTE_ONLY")


# ---------------------------------------------------------------- the buyer's words


def _script_core(sentence: Sentence, spoken_of: bool, asked_before: bool) -> Span | None:
    """Words to write, or praise to give, or what to leave out, in the review that is spoken of here or around."""
    if sentence.has_any("REFUSE", "LEAVE_AS_IS", "OPT_OUT"):
        return None
    if sentence.has("BAD_REVIEW") and _diverting_core(sentence):
        return None  # not to write a bad one is another matter than what to write
    here = bool(_outside((*_voice(sentence), *sentence.of("IN_REVIEW")), sentence.of("THANKED_FOR")))
    here = here or (asked_before and sentence.has("PLEASE", "PRAISED"))
    here = here or (sentence.has("IN_WRITING") and (spoken_of or sentence.has("WORDING")))
    if here and not sentence.has_any("SAID_BY_YOU", "PAST_REVIEW", "THANKED_FOR"):
        quoted = tuple(hit for hit in sentence.of("QUOTED") if _before_it(sentence.of("DICTATE"), hit, NEAR))
        if direct := (*quoted, *sentence.of("KEEP_OUT")):
            return _over(direct)
    told = _outside(sentence.of("WRITE_SO", "SAY_THAT"), sentence.of("SAID_BY_YOU"))
    if not told or not (here or spoken_of):
        return None
    if left_out := sentence.of("LEFT_OUT"):
        return _over((told[0], *left_out)) if here else None
    said = sentence.of("QUOTED", "PRAISED", *(("NAMED", "SAY_THAT", "THAT_CLAUSE") if here else ()))
    after = [hit for hit in said if any(first.start <= hit.start for first in told) and not _is_review(sentence, hit)]
    if sentence.has("WORDING") and (after or here):
        return _over((*sentence.of("WORDING"), *after))
    return _over((told[0], *after)) if after and (here or sentence.has("QUOTED")) else None


def _is_review(sentence: Sentence, said: Hit) -> bool:
    """Say whether "write that" goes on as "write that review"."""
    return any(0 < review.start - said.end <= 1 for review in sentence.of("REVIEW"))


def _composed(facts: Facts, sentence: Sentence) -> Span | None:
    """Help with composing a text that praises, where no text was ordered."""
    if not sentence.has("COMPOSING") or sentence.has_any("REFUSE", "LEAVE_AS_IS"):
        return None
    if not sentence.has_any("QUOTED", "PRAISED", "WORDING", "IN_REVIEW"):
        return None
    ordered = facts.says("CUSTOM_TEXT") or facts.buyer.says("CUSTOM_TEXT")
    return None if ordered else sentence.span("COMPOSING", *(c for c in ("QUOTED", "PRAISED") if sentence.has(c)))


# ---------------------------------------------------------------- places


def _with_following(field: FieldFacts) -> Iterator[tuple[Sentence, Sentence | None]]:
    """Give each sentence that says something known, with the next one."""
    sentences = field.sentences
    for index, sentence in enumerate(sentences):
        if sentence.hits:
            yield sentence, sentences[index + 1] if index + 1 < len(sentences) else None


def _before_it(hits: tuple[Hit, ...], later: Hit, reach: int) -> bool:
    return any(hit.start <= later.start <= hit.end + reach for hit in hits)


def _just_before(sentence: Sentence, hit: Hit, *concepts: str) -> tuple[Hit, ...]:
    return tuple(other for other in sentence.of(*concepts) if _before_it((other,), hit, NEAR))


def _outside(hits: tuple[Hit, ...], others: tuple[Hit, ...]) -> tuple[Hit, ...]:
    return tuple(hit for hit in hits if not _inside_any(hit, others)) if others else hits


def _inside_any(hit: Hit, others: tuple[Hit, ...]) -> bool:
    return any(other.start <= hit.start < other.end for other in others)


def _meets(hit: Hit, others: tuple[Hit, ...]) -> bool:
    return any(other.start < hit.end and hit.start < other.end for other in others)


def _over(hits: tuple[Hit, ...]) -> Span:
    return min(hit.start for hit in hits), max(hit.end for hit in hits)
