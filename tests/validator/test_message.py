"""Reading a message: what the contract takes, and the field it names when it does not."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitted.validator import Message, MessageError, NotJsonError


def wrong(source: object) -> list[tuple[str, str]]:
    with pytest.raises(MessageError) as caught:
        Message.from_json(source if isinstance(source, str | bytes) else json.dumps(source))
    return [(error.field, error.detail) for error in caught.value.errors]


def test_a_body_is_enough() -> None:
    message = Message.from_json('{"body": ""}')

    assert (message.body, message.kind, message.format, message.channel) == ("", "proactive", "text", "message_center")
    assert message.as_object() == {"body": ""}


def test_every_field_is_read_and_written_back() -> None:
    source = {
        "body": "Hi",
        "format": "html",
        "subject": "[Important]",
        "kind": "reply",
        "channel": "messaging_api",
        "purpose": "invoice",
        "sent_at": "2026-03-04T10:00:00+01:00",
        "order": {"id": "113-6648201-1175539", "completed_at": "2026-03-01T00:00:00+00:00"},
        "buyer": {"language": "pt-BR", "opted_out": True, "message": "Oi", "wrote_at": "2026-03-04T09:00:00+00:00"},
        "marketplace": "DE",
        "attachments": [{"filename": "a.pdf", "media_type": "application/pdf", "size": 12, "alt": "A"}],
        "history": [{"body": "", "sent_at": None, "purpose": "review_request", "kind": "reply"}],
        "seller": {"name": "Oak", "domains": ["oak.example"]},
        "must_mention": [{"label": "refund", "any_of": ["refund", "money back"]}],
    }

    message = Message.from_object(source)

    assert Message.from_object(message.as_object()) == message
    assert message.attachments[0].size == 12
    assert message.history[0].purpose == "review_request"


@pytest.mark.parametrize(
    ("source", "field"),
    [
        ({}, "body"),
        ({"body": 5}, "body"),
        ({"body": None}, "body"),
        ({"body": "a" * 20_001}, "body"),
        ({"body": "", "subject": "a" * 1_001}, "subject"),
        ({"body": "", "subject": None}, "subject"),
        ({"body": "", "format": "markdown"}, "format"),
        ({"body": "", "kind": "Reply"}, "kind"),
        ({"body": "", "channel": None}, "channel"),
        ({"body": "", "purpose": "fun"}, "purpose"),
        ({"body": "", "order": None}, "order"),
        ({"body": "", "order": {"id": 5}}, "order.id"),
        ({"body": "", "order": {"number": "5"}}, "order.number"),
        ({"body": "", "buyer": {"opted_out": 1}}, "buyer.opted_out"),
        ({"body": "", "buyer": {"opted_out": None}}, "buyer.opted_out"),
        ({"body": "", "buyer": {"language": "en_GB"}}, "buyer.language"),
        ({"body": "", "marketplace": "USA"}, "marketplace"),
        ({"body": "", "attachments": None}, "attachments"),
        ({"body": "", "attachments": [{}]}, "attachments[0].filename"),
        ({"body": "", "attachments": [{"filename": "a"}, {"filename": "b", "size": True}]}, "attachments[1].size"),
        ({"body": "", "attachments": [{"filename": "b", "size": "5"}]}, "attachments[0].size"),
        ({"body": "", "attachments": [{"filename": "b", "size": 5.0}]}, "attachments[0].size"),
        ({"body": "", "attachments": [{"filename": "b", "size": -1}]}, "attachments[0].size"),
        ({"body": "", "attachments": [{"filename": "b", "size": 2**53}]}, "attachments[0].size"),
        ({"body": "", "attachments": [{"filename": "b"}] * 10_000}, "attachments"),
        ({"body": "", "history": [{"purpose": None}]}, "history[0].body"),
        ({"body": "", "seller": {"domains": "oak.example"}}, "seller.domains"),
        ({"body": "", "seller": {"domains": [None]}}, "seller.domains[0]"),
        ({"body": "", "must_mention": [{"label": "x"}]}, "must_mention[0].any_of"),
        ({"body": "", "extra": 1}, "extra"),
        ([], ""),
        ("5", ""),
    ],
)
def test_a_wrong_field_is_named_by_its_path(source: object, field: str) -> None:
    assert [name for name, _ in wrong(source)] == [field]


def test_all_wrong_fields_are_named_the_first_one_first() -> None:
    error = MessageError([])
    with pytest.raises(MessageError) as caught:
        Message.from_object({"subject": 1, "sent_at": "now", "more": 0})
    error = caught.value

    assert [e.field for e in error.errors] == ["subject", "sent_at", "body", "more"]
    assert (error.field, error.detail) == ("subject", "must be a string, not a number")


@pytest.mark.parametrize(
    "source",
    [
        '{"body": NaN}',
        '{"body": "a", "order": {"id": Infinity}}',
        "{",
        "",
        "\ufeff{}x",
        b'{"body": "\xff"}',
        '{"body": "a\nb"}',
    ],
)
def test_what_is_no_json_is_told_apart(source: str | bytes) -> None:
    with pytest.raises(NotJsonError):
        Message.from_json(source)


def test_duplicate_keys_surrogates_and_depth_are_errors() -> None:
    deep = '{"body": "", "order": ' + '{"id": ' * 40 + "1" + "}" * 41

    assert wrong('{"body": "a", "body": "b"}') == [("body", "stands twice")]
    assert wrong('{"body": "a", "order": {"id": "1", "id": "2"}}') == [("order.id", "stands twice")]
    assert wrong('{"body": "\\ud83d"}')[0][0] == "body"
    assert "32 levels" in wrong(deep)[0][1]
    assert "32 levels" in wrong("[" * 200_000)[0][1]


def test_controls_and_astral_characters_are_text() -> None:
    assert Message.from_json('{"body": "a\\u0000\\u202e\\ud83d\\ude00"}').body == "a\0\u202e😀"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-04T10:00:00Z", datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ("2026-03-04t10:00:00z", datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ("2026-03-04T10:00:00.1234567+02:00", datetime(2026, 3, 4, 8, 0, 0, 123456, tzinfo=UTC)),
        ("2026-06-30T23:59:60Z", datetime(2026, 6, 30, 23, 59, 59, tzinfo=UTC)),
        ("2024-02-29T00:00:00-00:00", datetime(2024, 2, 29, tzinfo=UTC)),
    ],
)
def test_date_times_are_those_of_rfc_3339(text: str, expected: datetime) -> None:
    assert Message.from_object({"body": "", "sent_at": text}).sent_at == expected


def test_the_first_and_the_last_year_are_taken() -> None:
    first = Message.from_object({"body": "", "sent_at": "0001-01-01T00:00:00+23:59"}).sent_at
    last = Message.from_object({"body": "", "sent_at": "9999-12-31T23:59:59-23:59"}).sent_at

    assert first is not None
    assert last is not None
    assert last - first > timedelta(days=3_652_000)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-04T10:00:00", "2026-03-04 10:00:00Z", "2026-03-04T10:00Z", "2026-02-30T10:00:00Z",
        "0000-01-01T00:00:00Z", "2026-03-04T24:00:00Z", "2026-03-04T10:00:61Z", "2026-03-04T10:00:00+24:00",
        "2026-03-04T10:00:00+01:60", "٢٠٢٦-03-04T10:00:00Z", 5,
    ],
)  # fmt: skip
def test_other_times_are_refused(text: object) -> None:
    assert [field for field, _ in wrong({"body": "", "sent_at": text})] == ["sent_at"]


def test_uk_reads_as_gb_and_a_kind_may_be_null_in_the_history() -> None:
    message = Message.from_object({"body": "", "marketplace": "UK", "history": [{"body": "x", "kind": None}]})

    assert (message.marketplace, message.history[0].kind) == ("GB", "proactive")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda c: st.lists(c, max_size=3) | st.dictionaries(st.text(max_size=5), c, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from(["body", "order", "buyer", "attachments", "sent_at", "history", "seller", "x"]), _JSON
    )
)
def test_any_json_is_a_message_or_a_named_error(source: dict[str, object]) -> None:
    errors: tuple[object, ...] = ()
    try:
        message = Message.from_object(source)
    except MessageError as error:
        errors = error.errors

    assert errors or isinstance(message.body, str)
