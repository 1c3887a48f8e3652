"""The check as a whole: order, borders, determinism, and any text at all."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permitted.validator import Buyer, Message, Order, Point, Report, Seller, Severity, Verdict, check, inspect

ORDER = Order("113-6648201-1175539")


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_both_rules_are_found_with_their_spans() -> None:
    body = "Leave us 5 stars and email me at jo@shop.com"

    report = check(Message(body, kind="reply"))

    assert report.verdict is Verdict.NOT_ALLOWED
    assert [(f.rule, f.text) for f in report.findings if f.severity is not Severity.ADVICE] == [
        ("review-positive-only", "Leave us 5 stars and email"),  # to be "Email"
        ("contact-email", "jo@shop.com"),
    ]
    assert all(body[f.start : f.end] == f.text for f in report.findings if f.start is not None)


def test_a_plain_reply_is_allowed_and_its_report_is_the_contracts() -> None:
    report = check(Message("Hello Ms Adeyemi, the lid is in the lower box. Kind regards, Jo", kind="reply"))

    assert json.loads(report.to_json()) == {"verdict": "allowed", "findings": [], "language": "en", "rules_version": 1}


def test_findings_come_by_field_then_by_place() -> None:
    message = Message("Hello 😀 jo@shop.com\n\nJo", subject="[Name] 😀", purpose="order_issue", order=ORDER)

    report = check(message)

    assert [(f.field, f.start, f.rule) for f in report.findings] == [
        ("subject", 0, "placeholder-left"),
        ("subject", 7, "style-emoji"),
        ("body", 6, "style-emoji"),
        ("body", 8, "contact-email"),
        ("order", None, "order-id-missing"),
    ]


def test_one_rule_never_overlaps_itself() -> None:
    report = check(Message("Leave five stars, a five star review, for a gift card, please!", kind="reply"))

    by_rule: dict[str, list[tuple[int, int]]] = {}
    for finding in report.findings:
        if finding.start is None or finding.end is None:
            continue
        assert all(e <= finding.start or finding.end <= s for s, e in by_rule.setdefault(finding.rule, []))
        by_rule[finding.rule].append((finding.start, finding.end))


def test_rules_for_proactive_messages_leave_replies_alone() -> None:
    body = "Hello Ana, your parcel has shipped. Kind regards, Jo"

    assert rules(check(Message(body, kind="reply"))) == []
    assert rules(check(Message(body))) == ["needless-shipping-confirmation", "order-id-missing"]


def test_the_spans_of_html_are_those_of_the_source() -> None:
    body = "<p>Mail jo&#64;shop.com</p>"

    findings = check(Message(body, format="html", kind="reply")).findings

    assert [f.text for f in findings if f.rule == "contact-email"] == ["jo&#64;shop.com"]


def test_an_inspection_tells_what_pages_show() -> None:
    message = Message(
        "Order 113 6648201 1175539: we refunded you. See http://oak.example/care and https://www.amazon.com/returns",
        kind="reply",
        channel="messaging_api",
        purpose="custom_design",
        must_mention=(Point("money", ("money back", "refunded")), Point("when", ("today", "tomorrow"))),
        seller=Seller(domains=("oak.example",)),
    )

    inspection = inspect(message)

    assert inspection.report == check(message)
    assert (inspection.reason, inspection.limit, inspection.length) == ("custom_design", 800, len(message.body))
    assert inspection.order_ids == ("113-6648201-1175539",)
    assert inspection.points == (("money", True), ("when", False))
    assert [(link.https, link.necessary, link.promotional) for link in inspection.links] == [
        (False, False, True),
        (True, True, False),
    ]


@pytest.mark.parametrize(
    ("wording", "covered"), [("Refund", True), ("fund", False), ("we  refunded", False), ("a refund", True)]
)
def test_a_point_is_covered_at_word_borders(wording: str, covered: bool) -> None:
    message = Message("You get a\nREFUND today.", kind="reply", must_mention=(Point("x", (wording,)),))

    assert inspect(message).points == (("x", covered),)


_TEXTS = st.text(max_size=300) | st.lists(
    st.sampled_from(
        [
            "review",
            "5 stars",
            "http://",
            "jo@shop.com",
            "+44 20 7946 0182",
            "[Name]",
            "😀",
            "\u200b",
            ".",
            "\n",
            "WhatsApp",
            "if",
            "gift card",
            "113-6648201-1175539",
            "<a href='",
            "&#64;",
        ]
    ),
    max_size=30,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(_TEXTS, _TEXTS, st.sampled_from(["text", "html"]), st.sampled_from(["reply", "proactive"]))
def test_any_text_gets_one_report_with_spans_inside_it(body: str, subject: str, form: str, kind: str) -> None:
    message = Message(
        body,
        subject=subject,
        format=form,
        kind=kind,
        order=ORDER,
        buyer=Buyer(message=subject),
        sent_at=datetime.now(UTC),
    )

    report = check(message)

    assert report.to_json() == check(message).to_json()
    for finding in report.findings:
        if finding.start is not None:
            field = {"body": body, "subject": subject}[finding.field]
            assert 0 <= finding.start < (finding.end or 0) <= len(field)
            assert field[finding.start : finding.end] == finding.text
            assert finding.explanation


@pytest.mark.parametrize(
    "piece",
    [
        "(415) 555-2671 ",
        "https://a.com/(((",
        "a.b",
        "@",
        "<a ",
        "five stars ",
        "\n",
        "x.",
        "1 ",
        "e\u0301",
        "[",
        "{{",
        "review gift card, ",
    ],
)
def test_the_longest_hostile_text_is_checked(piece: str) -> None:
    body = (piece * 20_000)[:20_000]

    for form in ("text", "html"):
        assert check(Message(body, format=form, kind="reply")).rules_version == 1
