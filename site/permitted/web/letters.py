"""The message card: a message as the buyer would get it, with the findings of a report marked in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Flask

from permitted.course import Sample
from permitted.validator import Attachment, EarlierMessage, Finding, Message, Report
from permitted.web.marks import Piece, Span, split
from permitted.web.wording import PURPOSES, apart, language_name, store_name, written

MAX_NOTES = 200  # findings shown on a page; a text of nothing but emoji has thousands
PLACES = {"subject": "Subject", "order": "Order", "buyer": "Buyer", "sent_at": "Time", "history": "Earlier messages"}


def init_app(app: Flask) -> None:
    """Give templates the drawing of samples."""
    app.jinja_env.globals["drawn"] = drawn


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its number on the card; `place` says where it is, where that is not the body."""

    number: int
    finding: Finding
    place: str | None

    @property
    def is_marked(self) -> bool:
        """Is there a place in the subject or the body to mark?"""
        return self.finding.field in ("subject", "body") and has_span(self.finding)


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody wrote earlier: who and when (or nothing), and the text."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """All that the card shows; `unlisted` counts the findings beyond MAX_NOTES."""

    subject: tuple[Piece, ...]
    facts: tuple[tuple[str, str], ...]
    tag: str | None
    quote: Quote | None
    body: tuple[Piece, ...]
    is_source: bool
    attachments: tuple[Attachment, ...]
    earlier: tuple[Quote, ...]
    notes: tuple[Note, ...]
    unlisted: int


def letter(message: Message, report: Report | None = None, *, with_quote: bool = True) -> Letter:
    """Draw a message, with the findings of its report; the buyer's message can be left out where it stands beside."""
    findings = report.findings if report else ()
    notes = tuple(_note(number, finding) for number, finding in enumerate(findings[:MAX_NOTES], 1))
    return Letter(
        subject=split(message.subject, _spans(notes, "subject")),
        facts=tuple(_facts(message)),
        tag="You answer the buyer" if message.kind == "reply" else "You write first",
        quote=_buyers_words(message) if with_quote else None,
        body=split(message.body, _spans(notes, "body")),
        is_source=message.format == "html",
        attachments=message.attachments,
        earlier=tuple(_earlier(past) for past in message.history),
        notes=notes,
        unlisted=len(findings) - len(notes),
    )


def buyers_letter(context: Message, title: str, sender: str = "") -> Letter:
    """Draw the message of a buyer that is to be answered."""
    by = (("From", sender),) if sender else ()
    return Letter(
        subject=split(title, ()),
        facts=(*by, *_facts_of_order(context), *_facts_of_arrival(context), *_facts_of_buyer(context)),
        tag=_time_left(context),
        quote=None,
        body=split(context.buyer.message or "", ()),
        is_source=False,
        attachments=(),
        earlier=tuple(_earlier(past) for past in context.history),
        notes=(),
        unlisted=0,
    )


def model_letter(body: str, number: int) -> Letter:
    """Draw a model reply: the text alone, since all else is as in one's own."""
    return replace(letter(Message(body)), subject=split(f"Model reply {number}", ()), tag=None)


def drawn(sample: Sample) -> Letter:
    """Draw a sample of a lesson or of a page about a rule."""
    return letter(sample.message, sample.report)


def has_span(finding: Finding) -> bool:
    """Is the finding about a stretch of its field, and not about the whole?"""
    return finding.start is not None and finding.end is not None and finding.start < finding.end


def _note(number: int, finding: Finding) -> Note:
    attachment = re.fullmatch(r"attachments\[(\d+)\]", finding.field)
    place = f"Attachment {int(attachment[1]) + 1}" if attachment else PLACES.get(finding.field)
    return Note(number, finding, place)


def _spans(notes: tuple[Note, ...], field: str) -> list[Span]:
    return [
        Span(note.number, note.finding.start or 0, note.finding.end or 0, note.finding.severity)
        for note in notes
        if note.finding.field == field and note.is_marked
    ]


# ---------------------------------------------------------------- what stands above the text


def _facts(message: Message) -> Iterator[tuple[str, str]]:
    if message.seller.name:
        yield "From", message.seller.name
    yield from _facts_of_order(message)
    if message.order.completed_at:
        yield "Delivered", _delivered(message)
    if message.sent_at:
        yield "Sent", written(message.sent_at)
    if message.purpose:
        yield "Reason", PURPOSES[message.purpose]
    if message.channel == "messaging_api":
        yield "Channel", "Messaging API"
    yield from _facts_of_buyer(message)


def _facts_of_order(message: Message) -> Iterator[tuple[str, str]]:
    if message.order.id:
        yield "Order", message.order.id
    if message.marketplace:
        yield "Store", store_name(message.marketplace)


def _facts_of_buyer(message: Message) -> Iterator[tuple[str, str]]:
    if message.buyer.language:
        yield "Buyer’s language", language_name(message.buyer.language)
    if message.buyer.opted_out:
        yield "Buyer", "has opted out of messages"


def _facts_of_arrival(message: Message) -> Iterator[tuple[str, str]]:
    if message.buyer.wrote_at:
        yield "Written", written(message.buyer.wrote_at)


def _delivered(message: Message) -> str:
    delivered, sent = message.order.completed_at, message.sent_at
    if not delivered:
        return ""
    if sent is None:
        return written(delivered)
    return f"{apart(delivered, sent)} earlier" if delivered <= sent else f"{apart(sent, delivered)} later"


def _time_left(message: Message) -> str | None:
    wrote, sent = message.buyer.wrote_at, message.sent_at
    if not (wrote and sent and wrote <= sent):
        return None
    return f"Waiting for {apart(wrote, sent)}"


def _buyers_words(message: Message) -> Quote | None:
    buyer = message.buyer
    if not buyer.message:
        return None
    return Quote(f"The buyer wrote, {written(buyer.wrote_at)}" if buyer.wrote_at else "The buyer wrote", buyer.message)


def _earlier(past: EarlierMessage) -> Quote:
    said = [written(past.sent_at)] if past.sent_at else []
    said += [PURPOSES[past.purpose]] if past.purpose else []
    if not past.body and past.purpose == "review_request":
        return Quote(" · ".join(said), "Amazon’s “Request a Review” button was used.")
    return Quote(" · ".join(said), past.body)
