"""Facts: what is in a message. Nothing here judges."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from permitted.validator.detect.concepts import Sentence, concepts_by_sentence
from permitted.validator.detect.emails import Email, find_emails
from permitted.validator.detect.glyphs import find_emoji, find_stars
from permitted.validator.detect.identifiers import Identifiers, find_identifiers
from permitted.validator.detect.language import find_language
from permitted.validator.detect.links import Link, links_in_markup, links_in_text
from permitted.validator.detect.markup import Markup, read_markup
from permitted.validator.detect.phones import Phone, find_phones
from permitted.validator.detect.placeholders import find_placeholders
from permitted.validator.detect.sentences import sentences
from permitted.validator.message import Message
from permitted.validator.text import Span, Text, fold, fold_pieces

LANGUAGE = "en"  # of the lexicon; other languages are files beside it


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """What is in the subject or the body.

    Emoji, stars, placeholders and links have spans of the raw field, all else has spans of the folded text.
    """

    field: str
    text: Text
    sentences: tuple[Sentence, ...]
    identifiers: Identifiers
    emails: tuple[Email, ...]
    phones: tuple[Phone, ...]
    links: tuple[Link, ...]
    emoji: tuple[Span, ...]
    stars: tuple[Span, ...]
    placeholders: tuple[Span, ...]
    markup: Markup | None

    def sentence_at(self, position: int) -> Sentence:
        """Give the sentence that holds a position of the folded text."""
        return self.sentences[bisect_right(self.sentences, position, key=lambda sentence: sentence.start) - 1]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is in the whole message."""

    subject: FieldFacts
    body: FieldFacts
    language: str | None

    @property
    def fields(self) -> tuple[FieldFacts, FieldFacts]:
        """Subject and body, in the order in which findings are reported."""
        return self.subject, self.body

    def sentences(self) -> Iterator[tuple[FieldFacts, Sentence]]:
        """Give every sentence with its field."""
        for field in self.fields:
            for sentence in field.sentences:
                yield field, sentence


def detect(message: Message) -> Facts:
    """Find the facts of a message, each once."""
    body = _field_facts(message, "body", message.body, message.format == "html")
    return Facts(_field_facts(message, "subject", message.subject, False), body, find_language(body.text))


def _field_facts(message: Message, field: str, raw: str, is_html: bool) -> FieldFacts:
    markup = read_markup(raw) if is_html else None
    text = fold_pieces(raw, list(markup.pieces)) if markup else fold(raw)
    identifiers = find_identifiers(text)
    emails = find_emails(text)
    return FieldFacts(
        field,
        text,
        concepts_by_sentence(text, sentences(text.folded), LANGUAGE),
        identifiers,
        emails,
        find_phones(text, identifiers, message.marketplace),
        _links(message, text, markup, tuple(email.span for email in emails)),
        find_emoji(raw),
        find_stars(raw),
        find_placeholders(text, LANGUAGE),
        markup,
    )


def _links(message: Message, text: Text, markup: Markup | None, emails: tuple[Span, ...]) -> tuple[Link, ...]:
    shown = links_in_text(text, emails, message.seller)
    if markup is None:
        return shown
    led_elsewhere = [(start, end) for _, start, end in markup.anchor_texts()]
    outside = [link for link in shown if not any(start <= link.span[0] < end for start, end in led_elsewhere)]
    attributes = {link.span[0] for link in outside}
    return tuple(outside + [link for link in links_in_markup(markup, message.seller) if link.span[0] not in attributes])
