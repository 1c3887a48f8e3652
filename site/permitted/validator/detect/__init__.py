"""Facts: what is in a message. Nothing here judges."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from permitted.validator.detect.accounts import find_accounts
from permitted.validator.detect.addresses import find_addresses
from permitted.validator.detect.attachments import File, find_files
from permitted.validator.detect.concepts import Sentence, concepts_by_sentence
from permitted.validator.detect.emails import Email, find_emails
from permitted.validator.detect.glyphs import find_emoji, find_stars
from permitted.validator.detect.identifiers import Identifiers, find_asins, find_identifiers
from permitted.validator.detect.language import Told, holds_language, tell_language
from permitted.validator.detect.links import Link, links_in_markup, links_in_text
from permitted.validator.detect.markup import Markup, read_markup
from permitted.validator.detect.phones import Phone, find_phones
from permitted.validator.detect.placeholders import find_placeholders
from permitted.validator.detect.sentences import sentences
from permitted.validator.detect.units import Unit, find_units
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
    addresses: tuple[Span, ...]
    accounts: tuple[Span, ...]
    asins: tuple[Span, ...]
    units: tuple[Unit, ...]
    links: tuple[Link, ...]
    emoji: tuple[Span, ...]
    stars: tuple[Span, ...]
    placeholders: tuple[Span, ...]
    markup: Markup | None

    def sentence_at(self, position: int) -> Sentence:
        """Give the sentence that holds a position of the folded text."""
        return self.sentences[bisect_right(self.sentences, position, key=lambda sentence: sentence.start) - 1]


@dataclass(frozen=True)
class Facts:
    """What is in the whole message, and in what the buyer wrote; what is asked for often is worked out once."""

    subject: FieldFacts
    body: FieldFacts
    files: tuple[File, ...]
    told: Told
    buyer: "BuyerFacts"

    @property
    def language(self) -> str | None:
        """The language of the body, if it can be told."""
        return self.told.language

    @property
    def is_understood(self) -> bool:
        """Is the body in the lexicon's language, as far as can be told? What is not said can be judged there alone."""
        return self.language in (LANGUAGE, None)

    @cached_property
    def fields(self) -> tuple[FieldFacts, FieldFacts]:
        """Subject and body, in the order in which findings are reported."""
        return self.subject, self.body

    @cached_property
    def _sentences(self) -> list[tuple[FieldFacts, Sentence]]:
        return [(field, sentence) for field in self.fields for sentence in field.sentences if sentence.hits]

    @cached_property
    def _concepts(self) -> frozenset[str]:
        return frozenset().union(*(sentence.hits for _, sentence in self._sentences))

    def sentences(self) -> list[tuple[FieldFacts, Sentence]]:
        """Give every sentence that says something known, with its field."""
        return self._sentences

    def says(self, *concepts: str) -> bool:
        """Say whether one of these concepts is anywhere in the message."""
        return not self._concepts.isdisjoint(concepts)

    def saying(self, *concepts: str) -> list[tuple[FieldFacts, Sentence]]:
        """Give the sentences that hold one of these concepts; most messages hold none, and cost nothing."""
        if not self.says(*concepts):
            return []
        return [(field, sentence) for field, sentence in self._sentences if sentence.has_any(*concepts)]

    @cached_property
    def requests_review(self) -> bool:
        """Does the message ask for a review or feedback?"""
        return any(_requests_review(sentence) for _, sentence in self.sentences())

    @cached_property
    def speaks_of_return(self) -> bool:
        """Is a return spoken of, by either side?"""
        return self.buyer.says("RETURN_TALK", "RETURN") or self.says("RETURN_TALK")

    def is_partly_in(self, language: str) -> bool:
        """Say whether the body is complete in a language beside another."""
        spans = tuple((sentence.start, sentence.end) for sentence in self.body.sentences)
        return holds_language(self.body.text, spans, language)


@dataclass(frozen=True)
class BuyerFacts:
    """What is in the buyer's message; nothing where there is none."""

    text: Text
    sentences: tuple[Sentence, ...]

    @cached_property
    def told(self) -> Told:
        """What can be told of the language."""
        return tell_language(self.text)

    @cached_property
    def _concepts(self) -> frozenset[str]:
        return frozenset().union(*(sentence.hits for sentence in self.sentences))

    def says(self, *concepts: str) -> bool:
        """Say whether the buyer speaks of one of these."""
        return not self._concepts.isdisjoint(concepts)

    def names(self, words: str) -> bool:
        """Say whether the buyer wrote these words, folded, in this order."""
        return " ".join(words.split()) in " ".join(self.text.words.split())


def detect(message: Message) -> Facts:
    """Find the facts of a message, each once."""
    body = _field_facts(message, "body", message.body, message.format == "html")
    subject = _field_facts(message, "subject", message.subject, False)
    return Facts(
        subject, body, find_files(message), tell_language(body.text), _buyer_facts(message.buyer.message or "")
    )


def says_request(text: str) -> bool:
    """Say whether a text asks for a review or feedback."""
    folded = fold(text)
    return any(_requests_review(s) for s in concepts_by_sentence(folded, sentences(folded.folded), LANGUAGE))


def _requests_review(sentence: Sentence) -> bool:
    if sentence.has_any("REFUSE", "NOT_A_REVIEW", "PAST_REVIEW"):
        return False
    spoken = sentence.has("REVIEW") or sentence.has("OPINION", "PUBLIC")
    return spoken and sentence.has_any("PLEASE", "GIVE_OPINION", "OPINION")


def _buyer_facts(wrote: str) -> BuyerFacts:
    text = fold(wrote)
    return BuyerFacts(text, concepts_by_sentence(text, sentences(text.folded), LANGUAGE))


def _field_facts(message: Message, field: str, raw: str, is_html: bool) -> FieldFacts:
    if not raw:
        return _NOTHING[field]
    markup = read_markup(raw) if is_html else None
    text = fold_pieces(raw, list(markup.pieces)) if markup else fold(raw)
    identifiers = find_identifiers(text)
    emails = find_emails(text)
    return FieldFacts(
        field=field,
        text=text,
        sentences=concepts_by_sentence(text, sentences(text.folded), LANGUAGE),
        identifiers=identifiers,
        emails=emails,
        phones=find_phones(text, identifiers, message.marketplace),
        addresses=find_addresses(text),
        accounts=find_accounts(text),
        asins=find_asins(text),
        units=find_units(text, message.marketplace),
        links=_links(message, text, markup, tuple(email.span for email in emails)),
        emoji=find_emoji(raw),
        stars=find_stars(raw),
        placeholders=find_placeholders(text, LANGUAGE),
        markup=markup,
    )


def _links(message: Message, text: Text, markup: Markup | None, emails: tuple[Span, ...]) -> tuple[Link, ...]:
    shown = links_in_text(text, emails, message.seller)
    if markup is None:
        return shown
    led_elsewhere = [(start, end) for _, start, end in markup.anchor_texts()]
    outside = [link for link in shown if not any(start <= link.span[0] < end for start, end in led_elsewhere)]
    attributes = {link.span[0] for link in outside}
    return tuple(outside + [link for link in links_in_markup(markup, message.seller) if link.span[0] not in attributes])


_NOTHING = {
    field: FieldFacts(
        field=field,
        text=fold(""),
        sentences=(),
        identifiers=Identifiers(),
        emails=(),
        phones=(),
        addresses=(),
        accounts=(),
        asins=(),
        units=(),
        links=(),
        emoji=(),
        stars=(),
        placeholders=(),
        markup=None,
    )
    for field in ("subject", "body")
}
