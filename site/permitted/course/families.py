"""Families: scenarios with slots, of which each variant is drawn by a seed and reads as if written by hand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import prod

from permitted.course.entries import Entry

MIN_VARIANTS = 200  # different ones that the values of a family's slots must make
ORDER_ID = "order_id"  # the slot that every family has

_PLACE = re.compile(r"\{\{|\}\}|\{([a-z0-9_]+)(?:\.([a-z0-9_]+))?\}")
_BRACKETS = {"{{": "{", "}}": "}"}

Slots = Mapping[str, Sequence[object]]


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """The values of a file with places for slots in them, and the slots."""

    entry: Entry
    slots: Slots

    @property
    def variants(self) -> int:
        """How many different choices the slots allow, order ids not counted."""
        return prod(len(values) for values in self.slots.values())

    def choice(self, seed: int) -> tuple[int, ...]:
        """Give the number of the value that a seed draws for each slot."""
        return tuple(_draw(f"{self._id}\n{seed}\n{slot}", len(values)) for slot, values in self.slots.items())

    def entry_of(self, seed: int) -> Entry:
        """Fill in the values that a seed draws."""
        drawn = {slot: self.slots[slot][n] for slot, n in zip(self.slots, self.choice(seed), strict=True)}
        values = _filled(self.entry.values, {**drawn, ORDER_ID: _order_id(f"{self._id}\n{seed}")})
        assert isinstance(values, dict)  # noqa: S101  # what goes in as a mapping comes out as one
        return Entry(self.entry.path, values, self.entry.lines, self.entry.first_line, self.entry.problems)

    @property
    def _id(self) -> object:
        return self.entry.values.get("id")


def read_family(entry: Entry) -> Family | None:
    """Read the slots of an entry; None where it has none, or where they are wrong, which is noted there."""
    if "slots" not in entry.values:
        return None
    slots = dict(_read_slots(entry))
    values = {key: value for key, value in entry.values.items() if key != "slots"}
    family = Family(Entry(entry.path, values, entry.lines, entry.first_line, entry.problems), slots)
    known = len(entry.problems)
    _note_what_is_wrong(family)
    return family if len(entry.problems) == known else None


def _read_slots(entry: Entry) -> Iterator[tuple[str, Sequence[object]]]:
    for slot, values in entry.mapping("slots").items():
        if slot == ORDER_ID or not re.fullmatch("[a-z0-9_]+", slot):
            entry.wrong(f"slots.{slot}", f"`{slot}` can't be the name of a slot; use small letters, digits and _")
        elif not isinstance(values, list) or not values:
            entry.wrong(f"slots.{slot}", f"`slots.{slot}` must be a list of values, such as [one, two]")
        elif len({frozenset(value) if isinstance(value, Mapping) else None for value in values}) > 1:
            entry.wrong(f"slots.{slot}", f"the values of `slots.{slot}` must all have the same columns")
        else:
            yield slot, values


def _note_what_is_wrong(family: Family) -> None:
    entry = family.entry
    places = set(_places(entry.values)) | set(_places(family.slots))
    for slot, columns in family.slots.items():
        if not any(name == slot for name, _ in places):
            entry.wrong(f"slots.{slot}", f"nothing asks for the slot `{slot}`; write {{{slot}}} where it belongs")
        for name, column in sorted(places):
            if name == slot and column not in _columns(columns):
                asked = f"{{{name}.{column}}}" if column else f"{{{name}}}"
                entry.wrong(f"slots.{slot}", f"{asked} asks for a column that `slots.{slot}` does not have")
    for name, _ in sorted(places):
        if name not in family.slots and name != ORDER_ID:
            entry.wrong("slots", f"{{{name}}} asks for a slot that is not there; write {{{{ for a bracket that stays")
    if family.variants < MIN_VARIANTS:
        entry.wrong(
            "slots", f"the slots make {family.variants} variants; {MIN_VARIANTS} are needed, add values or slots"
        )
    if _goes_in_circles(family.slots):
        entry.wrong("slots", "the values of the slots ask for each other without end")


def _columns(values: Sequence[object]) -> frozenset[str]:
    first = values[0]
    return frozenset(map(str, first)) if isinstance(first, Mapping) else frozenset(("",))


def _places(value: object) -> Iterator[tuple[str, str]]:
    """Give each slot and column that texts ask for."""
    if isinstance(value, str):
        yield from ((match[1], match[2] or "") for match in _PLACE.finditer(value) if match[1])
    elif isinstance(value, Mapping):
        for name, one in value.items():
            yield from _places(name)
            yield from _places(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _places(one)


def _goes_in_circles(slots: Slots) -> bool:
    asks = {slot: {name for name, _ in _places(list(values))} & slots.keys() for slot, values in slots.items()}
    reached = dict(asks)
    for _ in slots:
        reached = {slot: names.union(*(asks[name] for name in names)) for slot, names in reached.items()}
    return any(slot in names for slot, names in reached.items())


def _filled(value: object, drawn: Mapping[str, object]) -> object:
    if isinstance(value, str):
        return _fill(value, drawn)
    if isinstance(value, Mapping):
        return {_fill(name, drawn): _filled(one, drawn) for name, one in value.items()}
    return [_filled(one, drawn) for one in value] if isinstance(value, list) else value


def _fill(text: str, drawn: Mapping[str, object]) -> object:
    """Fill in a text; one that is nothing but a place becomes the value itself, a number for instance."""
    whole = _PLACE.fullmatch(text)
    if whole and whole[1]:
        value = _value(whole, drawn)
        return _fill(value, drawn) if isinstance(value, str) else value

    def put_in(match: re.Match[str]) -> str:
        return _BRACKETS.get(match[0]) or str(_fill(str(_value(match, drawn)), drawn))

    return _PLACE.sub(put_in, text)


def _value(place: re.Match[str], drawn: Mapping[str, object]) -> object:
    value = drawn[place[1]]
    return value[place[2]] if isinstance(value, Mapping) else value


def _order_id(seed: str) -> str:
    digits = f"{_draw(f'{seed} order', 10**14):014}"
    return f"{_draw(seed, 2) * 92 + 113}-{digits[:7]}-{digits[7:]}"


def _draw(seed: str, number: int) -> int:
    # A hash, not random.Random: the draw must be the same under every version of Python.
    return int.from_bytes(sha256(seed.encode()).digest()[:8]) % number
