"""Reads YAML with the line of every key, and asks for its fields one by one, noting what is wrong."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import yaml

from permitted.course.problems import Problem

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,17}\.[0-9]{1,17}")
_TRUTHS = {"true": True, "false": False}


@dataclass(slots=True)
class Entry:
    """A mapping of YAML: its values, the line of each key by path (`message.body`), and the problems met so far."""

    path: Path
    values: Mapping[str, object]
    lines: Mapping[str, int]
    first_line: int
    problems: list[Problem]
    asked: set[str] = field(default_factory=set)

    def line_of(self, key: str) -> int:
        """Give the line of a key, or of the nearest one above it that is there."""
        while key and key not in self.lines:
            key = key.rpartition("[" if key.endswith("]") else ".")[0]
        return self.lines.get(key, self.first_line)

    def wrong(self, key: str, detail: str) -> None:
        """Note a problem at a key."""
        self.problems.append(Problem(self.path, self.line_of(key), detail))

    def text(self, key: str, *, optional: bool = False) -> str:
        """Ask for a text that is not empty."""
        value = self._value(key, optional)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is not None:
            self.wrong(key, f"`{key}` must be a text, not {_kind(value)}; put it in quotation marks")
        return ""

    def number(self, key: str, *, optional: bool = False) -> int:
        """Ask for a whole number above 0; 0 where one that is optional is left out."""
        value = self._value(key, optional)
        if value is None and optional:
            return 0
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        if value is not None:
            self.wrong(key, f"`{key}` must be a whole number above 0")
        return 1

    def truth(self, key: str) -> bool:
        """Ask for true or false; false where it is left out."""
        value = self._value(key, True)
        if value is not None and not isinstance(value, bool):
            self.wrong(key, f"`{key}` must be true or false")
        return value is True

    def one_of(self, key: str, options: Iterable[str]) -> str:
        """Ask for one of several words; the first of them stands in for a wrong one, so that reading can go on."""
        choices = list(options)
        value = self.text(key)
        if value and value not in choices:
            self.wrong(key, f"`{key}: {value}` must be one of {', '.join(choices)}")
        return value if value in choices else choices[0]

    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """Ask for a list of texts."""
        value = self._value(key, optional)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(cast(list[str], value))
        if value is not None:
            self.wrong(key, f"`{key}` must be a list of texts, such as [one, two]; put odd ones in quotation marks")
        return ()

    def mapping(self, key: str, *, optional: bool = False) -> Mapping[str, object]:
        """Ask for a mapping."""
        value = self._value(key, optional)
        if isinstance(value, Mapping):
            return value
        if value is not None:
            self.wrong(key, f"`{key}` must hold keys and values, not {_kind(value)}")
        return {}

    def text_by_key(self, key: str, allowed: Iterable[str] | None, *, optional: bool = False) -> dict[str, str]:
        """Ask for a mapping to texts, from known keys or, where `allowed` is None, from any."""
        found: dict[str, str] = {}
        for name, value in self._by_known_key(key, allowed, optional):
            if not isinstance(value, str) or not value.strip():
                self.wrong(f"{key}.{name}", f"`{key}.{name}` must be a text; put it in quotation marks")
            else:
                found[name] = value.strip()
        return found

    def texts_by_key(self, key: str, allowed: Iterable[str], *, optional: bool = False) -> dict[str, tuple[str, ...]]:
        """Ask for a mapping from known keys to lists of texts; a single text will do."""
        found: dict[str, tuple[str, ...]] = {}
        for name, value in self._by_known_key(key, allowed, optional):
            texts = value if isinstance(value, list) else [value]
            if texts and all(isinstance(text, str) and text for text in texts):
                found[name] = tuple(cast(list[str], texts))
            else:
                self.wrong(f"{key}.{name}", f"`{key}.{name}` must be a list of texts, such as [one, two]")
        return found

    def numbers_by_key(self, key: str, allowed: Iterable[str]) -> dict[str, int]:
        """Ask for a mapping from known keys to whole numbers above 0."""
        found: dict[str, int] = {}
        for name, value in self._by_known_key(key, allowed, False):
            if isinstance(value, int) and not isinstance(value, bool) and value > 0:
                found[name] = value
            else:
                self.wrong(f"{key}.{name}", f"`{key}.{name}` must be a whole number above 0")
        return found

    def _by_known_key(self, key: str, allowed: Iterable[str] | None, optional: bool) -> Iterator[tuple[str, object]]:
        known = None if allowed is None else set(allowed)
        for name, value in self.mapping(key, optional=optional).items():
            if known is None or name in known:
                yield name, value
            else:
                self.wrong(f"{key}.{name}", f"`{name}` is not known under `{key}`")

    def entries(self, key: str, *, optional: bool = False) -> tuple["Entry", ...]:
        """Ask for a list of mappings, each an entry of its own."""
        value = self._value(key, optional)
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            if value is not None:
                self.wrong(key, f"`{key}` must be a list of keys and values")
            return ()
        return tuple(
            Entry(self.path, item, _below(self.lines, f"{key}[{n}]"), self.line_of(f"{key}[{n}]"), self.problems)
            for n, item in enumerate(value)
        )

    def finish(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.values:
            if key not in self.asked:
                self.wrong(key, f"`{key}` is not a known key; known are {', '.join(sorted(self.asked))}")

    def _value(self, key: str, optional: bool) -> object:
        self.asked.add(key)
        value = self.values.get(key)
        if value is None and not optional:
            self.wrong(key, f"`{key}` is missing")
        return value


def files_of(folder: Path, pattern: str) -> list[Path]:
    """Give the files below a folder in order, but for hidden ones, which editors leave behind while they work."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """Read a file of text; None, with a problem noted, where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")  # some editors begin a file with a byte order mark
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problems.append(Problem(path, line, "is not UTF-8; save the file with the encoding UTF-8"))
    return None


def read_file(path: Path, problems: list[Problem]) -> Entry | None:
    """Read a file that is one YAML mapping; None, with a problem noted, where it is none."""
    text = read_text(path, problems)
    return None if text is None else read_entry(text, path, problems)


def read_entry(text: str, path: Path, problems: list[Problem], first_line: int = 1) -> Entry | None:
    """Read a YAML mapping that begins at a line of a file; None, with a problem noted, where it is none."""
    lines: dict[str, int] = {}
    try:
        node = yaml.compose(text, _Loader)
        if isinstance(node, yaml.MappingNode):
            values = cast(dict[str, object], _plain(node, "", first_line, lines, problems, path))
            return Entry(path, values, lines, first_line, problems)
        problems.append(Problem(path, first_line, "must hold keys and values, such as `id: my-id`"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # what is never closed is noticed after the last line
        line = first_line + min(mark.line if mark else 0, max(0, len(text.splitlines()) - 1))
        problems.append(Problem(path, line, f"is not valid YAML: {error.problem or error.context}"))
    except yaml.reader.ReaderError as error:
        # its position counts bytes or characters, by the loader; the character itself is known for sure
        line = first_line + text.count("\n", 0, max(0, text.find(chr(error.character))))
        problems.append(Problem(path, line, f"holds the control character U+{error.character:04X}; take it out"))
    except RecursionError:
        problems.append(Problem(path, first_line, "is nested too deeply, or refers to itself; write it out"))
    return None


def _plain(
    node: yaml.Node, at: str, first_line: int, lines: dict[str, int], problems: list[Problem], path: Path
) -> object:
    """Make plain values of nodes; dates stay the texts that authors wrote."""
    if at:
        lines.setdefault(at, first_line + node.start_mark.line)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            below = f"{at}.{key}" if at else key
            line = first_line + key_node.start_mark.line
            if key in found:
                problems.append(Problem(path, line, f"`{key}` stands twice; keep one"))
            lines[below] = line
            found[key] = _plain(value_node, below, first_line, lines, problems, path)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, f"{at}[{n}]", first_line, lines, problems, path) for n, item in enumerate(node.value)]
    return _scalar(node)


def _scalar(node: yaml.Node) -> object:
    """Read a scalar as YAML 1.2 does, not 1.1 as the loader: NO stays Norway, 12:30 a time, 0441 a dialling code."""
    kind, text = node.tag.rpartition(":")[2], str(node.value)
    if kind == "null":
        return None
    if kind == "bool":
        return _TRUTHS.get(text.lower(), text)
    if kind == "int" and _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if kind == "float" and _DECIMAL.fullmatch(text) else text


def _below(lines: Mapping[str, int], prefix: str) -> dict[str, int]:
    return {key.removeprefix(f"{prefix}."): line for key, line in lines.items() if key.startswith(f"{prefix}.")}


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "yes or no"
    return {int: "a number", float: "a number", list: "a list", dict: "keys and values", str: "an empty text"}.get(
        type(value), "that"
    )
