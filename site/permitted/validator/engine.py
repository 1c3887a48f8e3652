"""Checks a message: folds it once, detects facts once, asks every rule, and orders what they found."""

import re
from collections.abc import Iterable

from permitted.validator.catalogue import RULES_VERSION
from permitted.validator.detect import Facts, detect
from permitted.validator.detect.links import Link
from permitted.validator.message import Message
from permitted.validator.report import Finding, InspectedLink, Inspection, Report, Verdict
from permitted.validator.rules import JUDGES
from permitted.validator.text import fold, fold_word

_FIELDS = ("subject", "body", "attachments", "order", "buyer", "sent_at", "history")  # in the order of the report
_FIELD = re.compile(r"(\w+)(?:\[(\d+)\])?")

MESSAGE_CENTRE_LIMIT = 4_000  # code points
API_LIMITS = {"custom_design": 800, "digital_access_key": 400}
API_LIMIT = 2_000


def check(message: Message) -> Report:
    """Check a message; the same message gives the same report, byte for byte."""
    return _report(message, detect(message))


def inspect(message: Message) -> Inspection:
    """Check a message, and tell what pages show beside the report."""
    facts = detect(message)
    return Inspection(
        report=_report(message, facts),
        reason=message.purpose,
        order_ids=tuple(order_id for field in facts.fields for _, order_id in field.identifiers.order_ids),
        length=len(message.body),
        limit=_limit(message),
        points=_points(message, facts),
        links=tuple(_four_tests(link) for link in facts.body.links),
    )


def _report(message: Message, facts: Facts) -> Report:
    findings = _ordered(finding for judge in JUDGES[message.kind] for finding in judge(message, facts))
    return Report(Verdict.of(findings), findings, facts.language, RULES_VERSION)


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order findings as the contract says; of one rule's findings that overlap, the first one stays."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=_place):
        if not any(_overlap(finding, other) for other in kept):
            kept.append(finding)
    return tuple(kept)


def _place(finding: Finding) -> tuple[int, int, int, int, str]:
    name, index = _FIELD.fullmatch(finding.field).groups()  # type: ignore[union-attr]  # every field has this form
    start, end = (-1 if at is None else at for at in (finding.start, finding.end))
    return _FIELDS.index(name), int(index or 0), start, end, finding.rule


def _overlap(one: Finding, other: Finding) -> bool:
    if (one.rule, one.field) != (other.rule, other.field):
        return False
    if one.start is None or other.start is None:
        return one.start is other.start
    return one.start < (other.end or 0) and other.start < (one.end or 0)


def _limit(message: Message) -> int:
    if message.channel == "message_center":
        return MESSAGE_CENTRE_LIMIT
    return API_LIMITS.get(message.purpose or "", API_LIMIT)


def _points(message: Message, facts: Facts) -> tuple[tuple[str, bool], ...]:
    """Say of each point that a complete reply covers whether one of its wordings occurs, at word borders."""
    if message.kind == "proactive":
        return ()
    said = f" {' '.join(facts.body.text.words.split())} "
    return tuple(
        (point.label, any(_occurs(wording, said) for wording in point.any_of)) for point in message.must_mention
    )


def _occurs(wording: str, said: str) -> bool:
    words = " ".join(fold(fold_word(wording)).words.split())
    return bool(words) and f" {words} " in said


def _four_tests(link: Link) -> InspectedLink:
    """Put a link to the four tests: https, necessary, relevant, not promotional; None where a person must look."""
    amazons = link.leads in ("amazon", "carrier")
    selling = link.leads in ("own", "amazon_storefront", "amazon_product", "messenger")
    known = amazons or selling
    return InspectedLink(
        *link.span,
        link.url,
        https=None if link.scheme is None else link.scheme == "https",
        necessary=amazons if known else None,
        relevant=amazons if known else None,
        promotional=selling if known else None,
    )
