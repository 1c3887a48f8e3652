"""Checks a message: folds it once, detects facts once, asks every rule, and orders what they found."""

import re
from collections.abc import Iterable

from permitted.validator.catalogue import RULES, RULES_VERSION
from permitted.validator.coverage import covered_points
from permitted.validator.detect import Facts, detect
from permitted.validator.detect.links import Link
from permitted.validator.limits import limit
from permitted.validator.message import Message
from permitted.validator.report import Finding, InspectedLink, Inspection, Report, Severity, Verdict
from permitted.validator.rules import judge_all

_FIELDS = ("subject", "body", "attachments", "order", "buyer", "sent_at", "history")  # in the order of the report
_FIELD = re.compile(r"(\w+)(?:\[(\d+)\])?")
_TELLS_PURPOSE = frozenset(("needless", "marketing", "reviews"))  # groups whose violations say what a message is for
_PURPOSES = frozenset(("marketing", "reviews"))
_IDLE = frozenset(("needless-thank-you", "needless-follow-up"))  # what a message says that says nothing else


def check(message: Message) -> Report:
    """Check a message; the same message gives the same report, byte for byte."""
    return _report(message, detect(message))


def inspect(message: Message) -> Inspection:
    """Check a message, and tell what pages show beside the report."""
    facts = detect(message)
    return Inspection(
        report=_report(message, facts),
        is_understood=facts.is_understood,
        reason=message.purpose,
        order_ids=tuple(order_id for field in facts.fields for _, order_id in field.identifiers.order_ids),
        length=len(message.body),
        limit=limit(message),
        points=covered_points(message, facts.body.text),
        links=tuple(_four_tests(link) for link in facts.body.links),
    )


def _report(message: Message, facts: Facts) -> Report:
    findings = _ordered(_without_empty_ones(message, _judged(message, facts)))
    return Report(Verdict.of(findings), findings, facts.language, RULES_VERSION)


def _judged(message: Message, facts: Facts) -> list[Finding]:
    findings = judge_all(message, facts)
    told = any(f.severity is Severity.VIOLATION and RULES[f.rule].group in _TELLS_PURPOSE for f in findings)
    if any(f.severity is Severity.VIOLATION and _is_purpose(f) for f in findings):
        findings = [finding for finding in findings if finding.rule not in _IDLE or finding.start is None]
    return [finding for finding in findings if not (told and finding.rule == "reason-unclear")]


def _is_purpose(finding: Finding) -> bool:
    """Say whether a finding tells what a message was sent for: thanks and a look how things go are then its opening."""
    return RULES[finding.rule].group in _PURPOSES and finding.rule not in _IDLE


def _without_empty_ones(message: Message, findings: list[Finding]) -> list[Finding]:
    """Of a message without a body, keep what the contract leaves of it."""
    if message.body.strip() or (message.kind == "reply" and message.attachments):
        return findings
    if message.channel == "messaging_api":
        kept = {
            "api-shape",
            "attachment-format",
            "attachment-unclear",
            "attachment-unrelated",
            "buyer-opted-out",
            "late-message",
        }
    else:
        kept = {"order-id-missing"} if message.kind == "proactive" else {"reply-incomplete"}
    return [finding for finding in findings if finding.rule in kept]


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order findings as the contract says; of one rule's findings that overlap, the first one stays."""
    kept: list[Finding] = []
    covered: dict[tuple[str, str], int] = {}  # rule and field: where its last kept finding ends
    for finding in sorted(findings, key=_place):
        key = finding.rule, finding.field
        start = -1 if finding.start is None else finding.start
        if start >= covered.get(key, -1):
            kept.append(finding)
            covered[key] = 0 if finding.end is None else finding.end
    return tuple(kept)


def _place(finding: Finding) -> tuple[int, int, int, int, str]:
    name, index = _FIELD.fullmatch(finding.field).groups()  # type: ignore[union-attr]  # every field has this form
    start, end = (-1 if at is None else at for at in (finding.start, finding.end))
    return _FIELDS.index(name), int(index or 0), start, end, finding.rule


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
