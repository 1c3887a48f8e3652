"""The message to be checked: its parts, and the strict reading of the contract's JSON."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Literal, cast

MAX_BODY = 20_000  # code points
MAX_SUBJECT = 1_000  # code points
MAX_ITEMS = 100  # attachments, earlier messages, domains, points
MAX_SIZE = 2**53 - 1  # bytes; the largest integer that every reader of JSON keeps
MAX_DEPTH = 32  # levels of nesting in the JSON

Format = Literal["text", "html"]
Kind = Literal["reply", "proactive"]
Channel = Literal["message_center", "messaging_api"]

FORMATS = ("text", "html")
KINDS = ("reply", "proactive")
CHANNELS = ("message_center", "messaging_api")
PURPOSES = (
    "order_issue",
    "additional_information",
    "return_question",
    "invoice",
    "review_request",
    "delivery_scheduling",
    "home_service",
    "custom_design",
    "product_unavailable",
    "warranty",
    "digital_access_key",
    "legal_disclosure",
    "customer_question",
    "other",
)


@dataclass(frozen=True, slots=True)
class FieldError:
    """One wrong field: its path (`attachments[0].size`; empty for the whole message) and what is wrong with it."""

    field: str
    detail: str


class MessageError(ValueError):
    """A message that the contract refuses; `errors` names every wrong field, in the order of the contract's table."""

    def __init__(self, errors: Sequence[FieldError]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(f"{error.field or 'message'}: {error.detail}" for error in self.errors))

    @property
    def field(self) -> str:
        """Path of the first wrong field."""
        return self.errors[0].field

    @property
    def detail(self) -> str:
        """What is wrong with the first wrong field."""
        return self.errors[0].detail


class NotJsonError(MessageError):
    """What came is not JSON at all, so that there are no fields to name."""

    def __init__(self, detail: str) -> None:
        super().__init__([FieldError("", detail)])


@dataclass(frozen=True, slots=True)
class Order:
    """The order that the message belongs to."""

    id: str | None = None
    completed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Buyer:
    """The buyer: language of preference (BCP 47), opted out or not, and the message to be answered."""

    language: str | None = None
    opted_out: bool = False
    message: str | None = None
    wrote_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file sent along; `size` in bytes, `alt` its text alternative."""

    filename: str
    media_type: str | None = None
    size: int | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class EarlierMessage:
    """A message that the seller sent before for the same order."""

    body: str
    sent_at: datetime | None = None
    purpose: str | None = None
    kind: Kind = "proactive"


@dataclass(frozen=True, slots=True)
class Seller:
    """The seller: the store's name and the seller's own web domains."""

    name: str | None = None
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A point that a complete reply covers, by any of several wordings."""

    label: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One message as the contract describes it; times are aware, lengths are in code points."""

    body: str
    format: Format = "text"
    subject: str = ""
    kind: Kind = "proactive"
    channel: Channel = "message_center"
    purpose: str | None = None
    sent_at: datetime | None = None
    order: Order = Order()
    buyer: Buyer = Buyer()
    marketplace: str | None = None
    attachments: tuple[Attachment, ...] = ()
    history: tuple[EarlierMessage, ...] = ()
    seller: Seller = Seller()
    must_mention: tuple[Point, ...] = ()

    @classmethod
    def from_json(cls, source: str | bytes) -> "Message":
        """Read one message from JSON text (bytes: UTF-8); MessageError names wrong fields, NotJsonError is no JSON."""
        return cls.from_object(_parse(source))

    @classmethod
    def from_object(cls, source: object) -> "Message":
        """Read one message from what a JSON parser gives; MessageError names every wrong field."""
        if _too_deep(source):
            raise MessageError([FieldError("", f"is nested more than {MAX_DEPTH} levels deep")])
        errors: list[FieldError] = []
        message = _MESSAGE(source, "", errors)
        if errors:
            raise MessageError(errors)
        return cast("Message", message)

    def as_object(self) -> dict[str, object]:
        """Give the message as JSON types again: the body, and whatever else differs from the contract's defaults."""
        return _plain(self)


# ---------------------------------------------------------------- JSON text


class _Object(dict[str, object]):
    """A JSON object that remembers which keys came twice, since a dict cannot."""

    twice: tuple[str, ...] = ()


def _parse(source: str | bytes) -> object:
    try:
        text = source if isinstance(source, str) else source.decode("utf-8")
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise NotJsonError("is not valid UTF-8") from None
    except RecursionError:
        raise MessageError([FieldError("", f"is nested more than {MAX_DEPTH} levels deep")]) from None
    except json.JSONDecodeError as error:
        raise NotJsonError(f"is not valid JSON: {error.msg}, at column {error.colno}") from None
    except ValueError as error:
        raise NotJsonError(f"is not valid JSON: {error}") from None


def _object(pairs: list[tuple[str, object]]) -> _Object:
    result = _Object(pairs)
    if len(result) < len(pairs):
        keys = [key for key, _ in pairs]
        result.twice = tuple(key for key in result if keys.count(key) > 1)
    return result


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON number")


def _too_deep(value: object) -> bool:
    level: list[object] = [value]
    for _ in range(MAX_DEPTH + 1):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return False
    return True


def _children(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        yield from (child for child in value.values() if isinstance(child, Mapping | list))
    elif isinstance(value, list):
        yield from (child for child in value if isinstance(child, Mapping | list))


# ---------------------------------------------------------------- fields
# A reader takes a value, its path and the list of errors so far; it answers with the value as the dataclass holds it.

_Reader = Callable[[object, str, list[FieldError]], Any]
_NAMES = {str: "a string", bool: "a boolean", int: "a number", float: "a number", list: "a list", type(None): "null"}


def _kind_of(value: object) -> str:
    return _NAMES.get(type(value), "an object")


def _wrong(expected: str) -> _Reader:
    def read(value: object, path: str, errors: list[FieldError]) -> None:
        errors.append(FieldError(path, f"must be {expected}, not {_kind_of(value)}"))

    return read


def _text(limit: int | None = None) -> _Reader:
    def read(value: object, path: str, errors: list[FieldError]) -> str:
        if not isinstance(value, str):
            _wrong("a string")(value, path, errors)
        elif limit is not None and len(value) > limit:
            errors.append(FieldError(path, f"has {len(value):,} characters; at most {limit:,} are taken"))
        elif _has_lone_surrogate(value):
            errors.append(FieldError(path, "holds half of a surrogate pair, which is not text"))
        return cast(str, value)

    return read


def _has_lone_surrogate(value: str) -> bool:
    if value.isascii():
        return False
    return any("\ud800" <= character <= "\udfff" for character in value)


def _matching(pattern: str, expected: str, normal: Callable[[str], str] = str) -> _Reader:
    form = re.compile(pattern)

    def read(value: object, path: str, errors: list[FieldError]) -> str | None:
        if not isinstance(value, str):
            _wrong("a string")(value, path, errors)
        elif not form.fullmatch(value):
            errors.append(FieldError(path, f"must be {expected}"))
        else:
            return normal(value)
        return None

    return read


def _one_of(options: Sequence[str]) -> _Reader:
    def read(value: object, path: str, errors: list[FieldError]) -> object:
        if not isinstance(value, str):
            _wrong("a string")(value, path, errors)
        elif value not in options:
            errors.append(FieldError(path, f"must be one of {', '.join(options)}"))
        return value

    return read


def _boolean(value: object, path: str, errors: list[FieldError]) -> object:
    if not isinstance(value, bool):
        _wrong("a boolean")(value, path, errors)
    return value


def _size(value: object, path: str, errors: list[FieldError]) -> object:
    if isinstance(value, bool) or not isinstance(value, int):
        _wrong("a whole number")(value, path, errors)
    elif not 0 <= value <= MAX_SIZE:
        errors.append(FieldError(path, "must be between 0 and 2^53-1"))
    return value


_DATE_TIME = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))"
)


def _date_time(value: object, path: str, errors: list[FieldError]) -> datetime | None:
    """Read an RFC 3339 date-time; decimals beyond microseconds are cut, a leap second is read as :59."""
    if not isinstance(value, str):
        _wrong("a date-time")(value, path, errors)
        return None
    match = _DATE_TIME.fullmatch(value)
    try:
        if match:
            return _instant(*match.groups())
    except (ValueError, OverflowError):
        pass
    errors.append(FieldError(path, "must be a date-time with seconds and an offset, such as 2026-03-04T10:00:00Z"))
    return None


def _instant(
    year: str, month: str, day: str, hour: str, minute: str, second: str,
    decimals: str | None, sign: str | None, offset_hours: str | None, offset_minutes: str | None,
) -> datetime:  # fmt: skip
    if int(offset_minutes or 0) > 59:
        raise ValueError("an offset has at most 59 minutes")
    offset = timedelta(hours=int(offset_hours or 0), minutes=int(offset_minutes or 0))
    zone = timezone(-offset if sign == "-" else offset)
    seconds = 59 if second == "60" else int(second)
    microseconds = int((decimals or "0")[:6].ljust(6, "0"))
    return datetime(int(year), int(month), int(day), int(hour), int(minute), seconds, microseconds, zone)


def _nullable(reader: _Reader) -> _Reader:
    def read(value: object, path: str, errors: list[FieldError]) -> object:
        return None if value is None else reader(value, path, errors)

    return read


def _kind_or_default(value: object, path: str, errors: list[FieldError]) -> object:
    return "proactive" if value is None else _one_of(KINDS)(value, path, errors)


def _many(reader: _Reader) -> _Reader:
    def read(value: object, path: str, errors: list[FieldError]) -> tuple[object, ...]:
        if not isinstance(value, list):
            _wrong("a list")(value, path, errors)
            return ()
        if len(value) > MAX_ITEMS:
            errors.append(FieldError(path, f"has {len(value):,} entries; at most {MAX_ITEMS} are taken"))
            return ()
        return tuple(reader(item, f"{path}[{index}]", errors) for index, item in enumerate(value))

    return read


def _record(made: type, readers: Mapping[str, _Reader], required: Sequence[str] = ()) -> _Reader:
    def read(value: object, path: str, errors: list[FieldError]) -> object:
        if not isinstance(value, Mapping):
            _wrong("an object")(value, path, errors)
            return None
        before = len(errors)
        prefix = f"{path}." if path else ""
        taken = {
            name: reader(value[name], f"{prefix}{name}", errors) for name, reader in readers.items() if name in value
        }
        errors += [FieldError(f"{prefix}{name}", "is required") for name in required if name not in value]
        errors += [FieldError(f"{prefix}{name}", "is not a known field") for name in value if name not in readers]
        errors += [FieldError(f"{prefix}{name}", "stands twice") for name in getattr(value, "twice", ())]
        return made(**taken) if len(errors) == before else None

    return read


_ANY_TEXT = _text()
_LANGUAGE = _matching("(?:[A-Za-z]{2,8}|[ix](?=-))(-[A-Za-z0-9]{1,8})*", "a BCP 47 language tag such as en or pt-BR")
_MARKETPLACE = _matching(
    "[A-Za-z]{2}", "two letters, such as US or DE", lambda code: {"UK": "GB"}.get(code.upper(), code.upper())
)
_PURPOSE = _nullable(_one_of(PURPOSES))

_MESSAGE = _record(
    Message,
    {
        "body": _text(MAX_BODY),
        "format": _one_of(FORMATS),
        "subject": _text(MAX_SUBJECT),
        "kind": _one_of(KINDS),
        "channel": _one_of(CHANNELS),
        "purpose": _PURPOSE,
        "sent_at": _nullable(_date_time),
        "order": _record(Order, {"id": _nullable(_ANY_TEXT), "completed_at": _nullable(_date_time)}),
        "buyer": _record(
            Buyer,
            {
                "language": _nullable(_LANGUAGE),
                "opted_out": _boolean,
                "message": _nullable(_text(MAX_BODY)),
                "wrote_at": _nullable(_date_time),
            },
        ),
        "marketplace": _nullable(_MARKETPLACE),
        "attachments": _many(
            _record(
                Attachment,
                {
                    "filename": _ANY_TEXT,
                    "media_type": _nullable(_ANY_TEXT),
                    "size": _nullable(_size),
                    "alt": _nullable(_ANY_TEXT),
                },
                ["filename"],
            )
        ),
        "history": _many(
            _record(
                EarlierMessage,
                {
                    "sent_at": _nullable(_date_time),
                    "purpose": _PURPOSE,
                    "kind": _kind_or_default,
                    "body": _text(MAX_BODY),
                },
                ["body"],
            )
        ),
        "seller": _record(Seller, {"name": _nullable(_ANY_TEXT), "domains": _many(_ANY_TEXT)}),
        "must_mention": _many(_record(Point, {"label": _ANY_TEXT, "any_of": _many(_ANY_TEXT)}, ["label", "any_of"])),
    },
    ["body"],
)


# ---------------------------------------------------------------- back to JSON types


def _plain(value: Any) -> dict[str, object]:
    different = (member for member in fields(value) if getattr(value, member.name) != _default(member))
    return {member.name: _plain_value(getattr(value, member.name)) for member in different}


def _default(member: Any) -> object:
    return member.default if member.default is not MISSING else member


def _plain_value(value: object) -> object:
    if is_dataclass(value):
        return _plain(value)
    if isinstance(value, tuple):
        return [_plain_value(item) for item in value]
    return value.isoformat() if isinstance(value, datetime) else value
