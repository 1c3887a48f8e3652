"""Every fix mends: taken, it removes its finding and adds no violation and nothing to review."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from permitted.validator import Finding, Message, Order, Severity, check

MESSAGES = sorted((Path(__file__).parent.parent / "messages").glob("*.jsonl"))
ORDER = Order("113-6648201-1175539")
LEAST_SHARE = 0.6  # of the findings that have a place


def labelled() -> Iterator[Message]:
    for file in MESSAGES:
        for line in file.read_text(encoding="utf-8").splitlines():
            yield Message.from_object(json.loads(line)["message"])


def placed(message: Message) -> list[Finding]:
    return [f for f in check(message).findings if f.start is not None and f.field in ("subject", "body")]


def mended(message: Message, finding: Finding) -> Message:
    raw = message.subject if finding.field == "subject" else message.body
    assert finding.fix is not None
    text = raw[: finding.start] + finding.fix.replacement + raw[finding.end :]
    return replace(message, subject=text) if finding.field == "subject" else replace(message, body=text)


def heavy(message: Message) -> set[str]:
    return {finding.rule for finding in check(message).findings if finding.severity is not Severity.ADVICE}


def is_there_still(message: Message, finding: Finding) -> bool:
    same = [f for f in check(message).findings if f.rule == finding.rule and f.field == finding.field]
    return any(f.start is None or (f.start <= (finding.start or 0) < (f.end or 0)) for f in same)


@pytest.mark.parametrize("file", MESSAGES, ids=lambda file: file.stem)
def test_a_fix_removes_its_finding_and_adds_none(file: Path) -> None:
    for line in file.read_text(encoding="utf-8").splitlines():
        message = Message.from_object(json.loads(line)["message"])
        for finding in placed(message):
            if finding.fix is None:
                continue

            after = mended(message, finding)

            assert not is_there_still(after, finding), (finding, after.body)
            assert heavy(after) <= heavy(message), (finding, after.body)


def test_most_findings_with_a_place_carry_a_fix() -> None:
    findings = [finding for message in labelled() for finding in placed(message)]

    share = sum(finding.fix is not None for finding in findings) / len(findings)

    assert share > LEAST_SHARE


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("Glad it came. We'd love a 5 star review. Tell us if it squeaks.", "Glad it came. Tell us if it squeaks."),
        ("Dear Ana,\n\nWe'd love a 5 star review.\n\nThe key is in the box.", "Dear Ana,\n\nThe key is in the box."),
        ("The spare key is on its way, so give us 5 stars!", "The spare key is on its way!"),
        ("The key is in the box (we would love a 5 star review).", "The key is in the box."),
        ("Please give us 5 stars, and we hope the key fits the lock.", "We hope the key fits the lock."),
        (
            "The key is in the box, please give us 5 stars, and we'll send the lock.",
            "The key is in the box, and we'll send the lock.",
        ),
    ],
    ids=["sentence", "paragraph", "last clause", "parenthesis", "first clause", "middle clause"],
)
def test_what_a_fix_leaves_is_whole(body: str, left: str) -> None:
    message = Message(body, kind="reply", order=ORDER)

    finding = next(f for f in placed(message) if f.rule == "review-positive-only")

    assert mended(message, finding).body == left


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("Dear [NAME], the key is in the box.", "Dear customer, the key is in the box."),
        (
            "The key is in the box.\n\nKind regards,\n[AGENT]",
            "The key is in the box.\n\nKind regards,\nCustomer Service",
        ),
        ("The van comes at 10, your mobile 07700 900318.", "The van comes at 10, your mobile as on your order."),
    ],
    ids=["greeting", "signature", "number"],
)
def test_a_detail_is_done_without(body: str, left: str) -> None:
    asked = "It is me again, on 07700 900318, where is the van with the key?"
    message = Message.from_object({"body": body, "kind": "reply", "buyer": {"message": asked}})

    finding = next(f for f in placed(message) if f.rule in ("placeholder-left", "private-buyer-details"))

    assert mended(message, finding).body == left
