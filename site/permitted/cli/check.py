"""`permitted check`: one message a line in, one report a line out, as they come."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from permitted.cli.progress import Progress
from permitted.cli.refusal import RefusalError
from permitted.validator import Message, MessageError, Verdict, check

MAX_LINE = 1024 * 1024  # bytes of one message, its line end not counted
CHUNK = 64 * 1024  # bytes read at a time of a line that is too long
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

STATUS_NOT_ALLOWED = 1
STATUS_ERROR = 2


class LineTooLongError(Exception):
    """A line has more than MAX_LINE bytes; it has been read to its end, and kept nowhere."""


def run(arguments: argparse.Namespace) -> int:
    """Check every message of the file; 2 if any line was an error, else 1 if any message is not allowed, else 0."""
    with _opened(arguments.file) as source, Progress.on_terminal(_size(arguments.file)) as progress:
        return _check_all(source, sys.stdout.buffer, progress)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        source = Path(name).open("rb")  # noqa: SIM115 - closed below; errors of reading are not errors of opening
    except OSError as error:
        raise RefusalError(f"{name} cannot be read: {error.strerror}.") from None
    with source:
        yield source


def _size(name: str) -> int | None:
    return None if name == "-" else Path(name).stat().st_size


def _check_all(source: BinaryIO, target: BinaryIO, progress: Progress) -> int:
    status = 0
    for number, line in _lines(source):
        answer, line_status = _check_line(number, line)
        target.write(answer.encode("ascii") + b"\n")
        # Whoever feeds the command message by message waits for this answer before the next one.
        target.flush()
        status = max(status, line_status)
        progress.advance(len(line) if isinstance(line, bytes) else MAX_LINE)
    return status


def _lines(source: BinaryIO) -> Iterator[tuple[int, bytes | LineTooLongError]]:
    """Give each line that is not blank, with its number; in place of a line that is too long, the error."""
    number = 0
    while line := source.readline(len(BYTE_ORDER_MARK) + MAX_LINE + len(b"\r\n")):
        number += 1
        ended = _read_to_end(source, line)
        if number == 1:
            line = line.removeprefix(BYTE_ORDER_MARK)
        line = line.removesuffix(b"\n").removesuffix(b"\r")
        if not ended or len(line) > MAX_LINE:
            yield number, LineTooLongError()
        elif line.strip(b" \t\r"):
            yield number, line


def _read_to_end(source: BinaryIO, line: bytes) -> bool:
    """Skip what is left of the line; was there nothing left?"""
    rest = b"" if line.endswith(b"\n") else source.readline(CHUNK)
    complete = rest in (b"", b"\n")
    while rest and not rest.endswith(b"\n"):
        rest = source.readline(CHUNK)
    return complete


def _check_line(number: int, line: bytes | LineTooLongError) -> tuple[str, int]:
    if isinstance(line, LineTooLongError):
        return _error(number, "", f"is longer than {MAX_LINE:,} bytes"), STATUS_ERROR
    try:
        report = check(Message.from_json(line))
    except MessageError as error:
        return _error(number, error.field, error.detail), STATUS_ERROR
    return report.to_json(), STATUS_NOT_ALLOWED if report.verdict is Verdict.NOT_ALLOWED else 0


def _error(number: int, field: str, detail: str) -> str:
    return json.dumps({"error": {"line": number, "field": field, "detail": detail}})
