"""Any text in any context gets one true report: nothing crashes, and every span lies where it says."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from permitted.validator import RULES, Finding, Message, Report, Verdict, check, inspect
from permitted.validator.message import PURPOSES

# Pieces that rules look for: chance alone would seldom make a link or a telephone number.
PIECES = st.sampled_from(
    [
        "review ",
        "5 stars ",
        "gift card ",
        "refund ",
        "please ",
        "if you love it ",
        "contact us ",
        "before ",
        "not ",
        "we can't ",
        "https://oak.example/a?utm_source=x",
        "http://a.co/x",
        "bit.ly/x",
        "wa.me/1",
        "mail me at jo at oak dot com ",
        "jo@oak.com ",
        "+44 20 7946 0018 ",
        "call 555 0123 ",
        "302-1184467-9920153 ",
        "302-118446-9920153",
        "4111 1111 1111 1111 ",
        "GB82 WEST 1234 5698 7654 32",
        "12 High Street, Leeds LS1 4AP ",
        "$20 ",
        "20% off ",
        "[Name]",
        "{{order}}",
        "XXX",
        "!!!",
        "⭐⭐⭐⭐⭐",
        "😀",
        "<b>",
        "</b>",
        "<img src='http://x' width=1>",
        '<a href="javascript:x">here</a>',
        "<p style='display:none'>",
        "&#8203;",
        "&nbsp;",
        "<!--",
        "-->",
        "\n\n\n",
        "\r\n",
        "\u202e",
        "\u200b",
        "\u0301",
        "а",
        "THE WHOLE SENTENCE ",
        "the the ",
        "recieve ",
        "B0ABCDE123 ",
        "10/31/2026 ",
        "5 inches ",
        "Bonjour, merci de votre commande ",
        "ご注文ありがとう",
        ". ",
        "? ",
    ]
)
TEXT = st.one_of(
    st.lists(PIECES, max_size=8).map("".join), st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
)
TIME = st.none() | st.datetimes().map(lambda moment: f"{moment.isoformat(timespec='seconds')}Z")
SHORT = st.sampled_from(
    [
        "",
        "a",
        "Oak & Son",
        "oak.example",
        "www.oak.example",
        "invoice.pdf",
        "sale flyer.png",
        "x.exe",
        "photo.gif",
        ".",
        "ä\u0301",
    ]
)
LANGUAGE = st.sampled_from([None, "en", "de", "pt-BR", "zh-Hant-TW", "zh-CN", "no", "nb", "ja", "x-private"])

MESSAGES = st.fixed_dictionaries(
    {"body": TEXT},
    optional={
        "format": st.sampled_from(["text", "html"]),
        "subject": TEXT,
        "kind": st.sampled_from(["reply", "proactive"]),
        "channel": st.sampled_from(["message_center", "messaging_api"]),
        "purpose": st.sampled_from([None, *PURPOSES]),
        "sent_at": TIME,
        "order": st.fixed_dictionaries(
            {},
            optional={
                "id": st.sampled_from([None, "302-1184467-9920153", "D01-1184467-9920153", "7"]),
                "completed_at": TIME,
            },
        ),
        "buyer": st.fixed_dictionaries(
            {},
            optional={"language": LANGUAGE, "opted_out": st.booleans(), "message": st.none() | TEXT, "wrote_at": TIME},
        ),
        "marketplace": st.sampled_from([None, "US", "DE", "GB", "UK", "JP", "ZZ"]),
        "attachments": st.lists(
            st.fixed_dictionaries(
                {"filename": SHORT},
                optional={
                    "media_type": st.sampled_from([None, "image/png", "application/pdf", "nonsense"]),
                    "size": st.none() | st.integers(0, 2**53 - 1),
                    "alt": st.none() | SHORT,
                },
            ),
            max_size=7,
        ),
        "history": st.lists(
            st.fixed_dictionaries(
                {"body": TEXT},
                optional={
                    "sent_at": TIME,
                    "purpose": st.sampled_from([None, *PURPOSES]),
                    "kind": st.sampled_from(["reply", "proactive"]),
                },
            ),
            max_size=3,
        ),
        "seller": st.fixed_dictionaries(
            {}, optional={"name": st.none() | SHORT, "domains": st.lists(SHORT, max_size=2)}
        ),
        "must_mention": st.lists(
            st.fixed_dictionaries({"label": SHORT, "any_of": st.lists(SHORT, max_size=2)}), max_size=2
        ),
    },
)

FIELDS = ("subject", "body", "attachments", "order", "buyer", "sent_at", "history")


@settings(deadline=None, max_examples=400)
@given(MESSAGES)
def test_any_message_gets_a_true_report(source: dict[str, Any]) -> None:
    message = Message.from_object(source)

    report = check(message)

    assert report.verdict is Verdict.of(report.findings)
    assert [_place(f) for f in report.findings] == sorted(_place(f) for f in report.findings)
    for finding in report.findings:
        assert finding.severity is RULES[finding.rule].severity
        assert RULES[finding.rule].applies in ("both", message.kind)
        _assert_it_stands_there(message, finding)
    _assert_none_overlap(report)


@settings(deadline=None, max_examples=100)
@given(MESSAGES)
def test_the_same_message_gets_the_same_report_byte_for_byte(source: dict[str, Any]) -> None:
    message = Message.from_object(source)

    report = check(message).to_json()

    assert check(Message.from_json(json.dumps(message.as_object()))).to_json() == report
    assert inspect(message).report.to_json() == report


def _place(finding: Finding) -> tuple[int, str, int, int, str]:
    name, _, index = finding.field.partition("[")
    start, end = (-1 if place is None else place for place in (finding.start, finding.end))
    return FIELDS.index(name), index.rjust(5, "0"), start, end, finding.rule


def _assert_it_stands_there(message: Message, finding: Finding) -> None:
    if finding.start is None:
        assert finding.end is finding.text is finding.fix is None
    else:
        assert finding.end is not None
        assert 0 <= finding.start < finding.end
        assert finding.text == getattr(message, finding.field)[finding.start : finding.end]


def _assert_none_overlap(report: Report) -> None:
    ends: dict[tuple[str, str], int] = {}
    for finding in report.findings:
        start = -1 if finding.start is None else finding.start
        assert start >= ends.get((finding.rule, finding.field), -1)
        ends[finding.rule, finding.field] = finding.end or 0
