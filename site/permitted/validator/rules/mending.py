"""Keeps a fix only where it mends: what is offered to be taken out must leave a message that breaks no other rule."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from permitted.validator.catalogue import RULES
from permitted.validator.detect import Facts, FieldFacts
from permitted.validator.detect.concepts import Hit, Sentence
from permitted.validator.message import Message
from permitted.validator.report import Finding
from permitted.validator.rules.finding import Cuttable
from permitted.validator.text import Span

Judge = Callable[[Message, Facts], Iterator[Finding]]

MAX_TRIED = 8  # fixes of one rule in one message
MIN_WORDS = 5  # in some sentence of what is left: greeting and closing alone are no message
_TELLS_PURPOSE = frozenset(("needless", "marketing", "reviews"))  # as in the engine: these hide `reason-unclear`


def with_mending_fixes(
    findings: Iterable[Finding], judge: Judge, lacking: Sequence[Judge], message: Message, facts: Facts
) -> Iterator[Finding]:
    """Give a judge's findings, without those fixes after which it finds the same, or one of `lacking` something new.

    `lacking` are the judges of what a message does not say; all others find less in less text. Each fix that is tried
    costs a judgement of the whole message, so only the first ones are.
    """
    tried = 0
    for finding in findings:
        tried += finding.fix is not None
        if finding.fix is None:
            yield finding
        elif tried <= MAX_TRIED and _mends(finding, judge, lacking, message, facts):
            yield finding.as_cut() if isinstance(finding, Cuttable) else finding
        else:
            yield finding.uncut if isinstance(finding, Cuttable) else replace(finding, fix=None)


def _mends(finding: Finding, judge: Judge, lacking: Sequence[Judge], message: Message, facts: Facts) -> bool:
    left = _without(facts, finding)
    if left is None:
        return True
    if not _says_something(left.body) or any(_is_same(finding, other) for other in judge(message, left)):
        return False
    lacked = {one.rule for judging in lacking for one in judging(message, left)}
    if not lacked or ("reason-unclear" in lacked and RULES[finding.rule].group in _TELLS_PURPOSE):
        return not lacked
    return lacked <= {one.rule for judging in lacking for one in judging(message, facts)}


def _without(facts: Facts, finding: Finding) -> Facts | None:
    """Give the facts of a message without what a fix takes out; None where the fix puts something else in its place."""
    if (span := _taken_out(finding)) is None or finding.field not in ("subject", "body"):
        return None
    if finding.field == "subject":
        return replace(facts, subject=_cut(facts.subject, span))
    return replace(facts, body=_cut(facts.body, span))


def _taken_out(finding: Finding) -> Span | None:
    """Give the span that a fix deletes: all of the finding's, but for a word that stays with a capital letter."""
    if finding.fix is None or finding.text is None or finding.start is None or finding.end is None:
        return None
    kept = finding.fix.replacement
    if not finding.text.casefold().endswith(kept.casefold()):
        return None
    return finding.start, finding.end - len(kept)


def _cut(field: FieldFacts, span: Span) -> FieldFacts:
    identifiers = replace(
        field.identifiers,
        order_ids=tuple(one for one in field.identifiers.order_ids if not _inside(field.text.span(*one[0]), span)),
    )
    links = tuple(link for link in field.links if not _inside(link.span, span))
    sentences = tuple(left for sentence in field.sentences if (left := _cut_sentence(field, sentence, span)))
    return replace(
        field,
        identifiers=identifiers,
        links=links,
        emails=tuple(email for email in field.emails if not _inside(field.text.span(*email.span), span)),
        phones=tuple(phone for phone in field.phones if not _inside(field.text.span(*phone.span), span)),
        addresses=tuple(place for place in field.addresses if not _inside(field.text.span(*place), span)),
        asins=tuple(asin for asin in field.asins if not _inside(field.text.span(*asin), span)),
        placeholders=tuple(blank for blank in field.placeholders if not _inside(blank, span)),
        stars=tuple(star for star in field.stars if not _inside(star, span)),
        sentences=sentences or (Sentence(0, 0, {}),),
    )


def _cut_sentence(field: FieldFacts, sentence: Sentence, span: Span) -> Sentence | None:
    start, end = field.text.span(sentence.start, sentence.end)
    if end <= span[0] or span[1] <= start:
        return sentence
    if not field.text.raw[start : span[0]].strip() and not field.text.raw[span[1] : end].strip(" \n.!?"):
        return None
    hits = {concept: _outside(field, places, span) for concept, places in sentence.hits.items()}
    return Sentence(sentence.start, sentence.end, {concept: places for concept, places in hits.items() if places})


def _outside(field: FieldFacts, hits: list[Hit], span: Span) -> list[Hit]:
    return [hit for hit in hits if not _inside(field.text.span(hit.start, hit.end), span)]


def _says_something(body: FieldFacts) -> bool:
    return any(len(body.text.words[s.start : s.end].split()) >= MIN_WORDS for s in body.sentences)


def _is_same(finding: Finding, other: Finding) -> bool:
    """Say whether a finding is there still: at its place, or about the whole message."""
    if other.rule != finding.rule or other.field != finding.field or other.start is None or other.end is None:
        return other.rule == finding.rule and other.start is None
    return other.start <= (finding.end or 0) and (finding.start or 0) <= other.end


def _inside(part: Span, whole: Span) -> bool:
    return whole[0] <= part[0] and part[1] <= whole[1]
