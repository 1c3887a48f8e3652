"""JSON Schemas of the YAML files, made by asking the readers themselves what they ask of a file."""

import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from permitted.course.entries import Entry
from permitted.course.exams import ask_exam
from permitted.course.facts import ask_facts
from permitted.course.reference import ask_reference
from permitted.course.scenarios import KINDS, ask_scenario
from permitted.course.threads import ask_thread
from permitted.validator import Message
from permitted.validator.message import PURPOSES

Schema = dict[str, Any]
_T = TypeVar("_T")

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer", "minimum": 1}
_PLACE: Schema = {"type": "string", "pattern": r"^\{[a-z0-9_.]+\}$"}  # of a slot
_MESSAGES = {"message": ("body",), "context": ()}  # keys that hold a message, and what it must have there


def schemas() -> Mapping[str, Schema]:
    """Give the schema of each kind of file, by its name: scenario, thread, exam, facts, reference."""
    return {
        "scenario": _titled("A scenario or family of Permitted", _scenario()),
        "thread": _titled("A situation for the sandbox of Permitted", _asked(ask_thread)),
        "exam": _titled("An exam of Permitted", _asked(ask_exam)),
        "facts": _titled("The facts of Permitted", _asked(ask_facts)),
        "reference": _titled("The quick reference of Permitted", _asked(ask_reference)),
    }


def _titled(title: str, schema: Schema) -> Schema:
    return {"$schema": _DIALECT, "title": title, **schema}


def _scenario() -> Schema:
    return {
        "type": "object",
        "properties": {"kind": {"enum": list(KINDS)}},
        "required": ["kind"],
        "allOf": [rule for kind in KINDS for rule in (_alone(kind), _family(kind))],
    }


def _alone(kind: str) -> Schema:
    is_family = {"required": ["slots"]}
    return {"if": {"allOf": [_is(kind), {"not": is_family}]}, "then": _scenario_of(kind)}


def _family(kind: str) -> Schema:
    schema = _with_places(_scenario_of(kind))
    schema["properties"]["slots"] = {"type": "object", "additionalProperties": {"type": "array", "minItems": 1}}
    return {"if": {"allOf": [_is(kind), {"required": ["slots"]}]}, "then": schema}


def _is(kind: str) -> Schema:
    return {"properties": {"kind": {"const": kind}}, "required": ["kind"]}


def _scenario_of(kind: str) -> Schema:
    schema = _asked(ask_scenario, {"kind": kind})
    if kind == "reply":
        schema["properties"]["message"] = _message(required=())
    return schema


def _with_places(schema: Schema) -> Schema:
    """Let places of slots stand for the values and keys of an object."""
    found = dict(schema)
    if "properties" in schema:
        found["properties"] = {key: _or_place(value) for key, value in schema["properties"].items()}
        found["patternProperties"] = {_PLACE["pattern"]: {}}
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            found[key] = _or_place(schema[key])
    return found


def _or_place(schema: Schema) -> Schema:
    return schema if schema.get("type") == "string" else {"anyOf": [_with_places(schema), _PLACE]}


def _asked(ask: Callable[[Entry], object], values: Mapping[str, object] | None = None) -> Schema:
    sketch = Sketch(values or {})
    ask(sketch)
    return sketch.schema()


class Sketch(Entry):
    """An entry that holds nothing, and notes what it is asked for."""

    def __init__(self, values: Mapping[str, object] | None = None) -> None:
        super().__init__(Path(), values or {}, {}, 1, [])
        self._properties: dict[str, Callable[[], Schema]] = {}
        self._required: list[str] = []

    def schema(self) -> Schema:
        """Give the schema of a mapping that answers all that was asked."""
        properties = {key: schema() for key, schema in self._properties.items()}
        return {
            "type": "object",
            "properties": properties,
            "required": list(dict.fromkeys(self._required)),
            "additionalProperties": False,
        }

    def wrong(self, key: str, detail: str) -> None:
        """Nothing is wrong with an entry that holds nothing."""

    def finish(self) -> None:
        """Whoever asks has asked for everything."""

    def text(self, key: str, *, optional: bool = False) -> str:
        """Note a text."""
        return self._note(key, {**_TEXT, "minLength": 1}, "", optional)

    def number(self, key: str, *, optional: bool = False) -> int:
        """Note a number."""
        return self._note(key, _NUMBER, 1, optional)

    def truth(self, key: str) -> bool:
        """Note true or false."""
        return self._note(key, {"type": "boolean"}, False, True)

    def one_of(self, key: str, options: Iterable[str]) -> str:
        """Note a choice."""
        choices = list(options)
        chosen = self.values.get(key, choices[0])
        return self._note(key, {"enum": choices}, str(chosen), False)

    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """Note a list of texts."""
        return self._note(key, {"type": "array", "items": _TEXT}, (), optional)

    def mapping(self, key: str, *, optional: bool = False) -> Mapping[str, object]:
        """Note a mapping, or a message."""
        is_message = key in _MESSAGES
        schema = _message(required=_MESSAGES[key]) if is_message else {"type": "object"}
        nothing: Mapping[str, object] = {}
        return self._note(key, schema, nothing, optional)

    def text_by_key(self, key: str, allowed: Iterable[str] | None, *, optional: bool = False) -> dict[str, str]:
        """Note a mapping to texts."""
        nothing: dict[str, str] = {}
        return self._note(key, _by_key(allowed, _TEXT), nothing, optional)

    def numbers_by_key(self, key: str, allowed: Iterable[str]) -> dict[str, int]:
        """Note a mapping to numbers."""
        nothing: dict[str, int] = {}
        return self._note(key, _by_key(allowed, _NUMBER), nothing, False)

    def texts_by_key(self, key: str, allowed: Iterable[str], *, optional: bool = False) -> dict[str, tuple[str, ...]]:
        """Note a mapping to lists of texts."""
        nothing: dict[str, tuple[str, ...]] = {}
        texts = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
        return self._note(key, _by_key(allowed, texts), nothing, optional)

    def entries(self, key: str, *, optional: bool = False) -> tuple[Entry, ...]:
        """Note a list of mappings, and give one of them to be asked."""
        one = Sketch()
        self._properties[key] = lambda: {"type": "array", "items": one.schema()}
        self._required += [] if optional else [key]
        return (one,)

    def _note(self, key: str, schema: Schema, stand_in: _T, optional: bool) -> _T:
        self._properties[key] = lambda: schema
        self._required += [] if optional else [key]
        return stand_in


def _by_key(allowed: Iterable[str] | None, schema: Schema) -> Schema:
    if allowed is None:
        return {"type": "object", "additionalProperties": schema}
    return {"type": "object", "properties": {str(key): schema for key in allowed}, "additionalProperties": False}


# ---------------------------------------------------------------- messages


def _message(required: Sequence[str]) -> Schema:
    schema = _of_record(Message)
    return {**schema, "required": list(required)}


def _of_record(made: type) -> Schema:
    """Give the schema of a dataclass by the types of its fields."""
    hints = get_type_hints(made)
    return {
        "type": "object",
        "properties": {one.name: _of_field(one.name, hints[one.name]) for one in fields(made)},
        "required": [one.name for one in fields(made) if one.default is MISSING],
        "additionalProperties": False,
    }


def _of_field(name: str, hint: object) -> Schema:
    return {"enum": [*PURPOSES, None]} if name == "purpose" else _of_type(hint)


def _of_type(hint: object) -> Schema:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_of_type(one) for one in arguments]}
    if origin is tuple:
        return {"type": "array", "items": _of_type(arguments[0])}
    if isinstance(hint, type) and is_dataclass(hint):
        return _of_record(hint)
    return _SIMPLE[hint]


_SIMPLE: Mapping[object, Schema] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    datetime: {"type": "string", "format": "date-time"},
    type(None): {"type": "null"},
}
