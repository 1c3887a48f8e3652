"""How far a long command has come, shown on a terminal."""

import sys
import time
from types import TracebackType
from typing import Self, TextIO

WIDTH = 30  # characters of the bar
EVERY = 0.1  # seconds between two drawings


class Progress:
    """A bar on standard error; without a terminal it shows nothing, and without a size it only counts."""

    def __init__(self, terminal: TextIO | None, size: int | None) -> None:
        self._terminal = terminal
        self._size = size
        self._done = 0
        self._count = 0
        self._drawn_at = 0.0

    @classmethod
    def on_terminal(cls, size: int | None) -> Self:
        """Give a bar for `size` bytes: where standard error is a terminal, and the output does not go there too."""
        shown = sys.stderr.isatty() and not sys.stdout.isatty()
        return cls(sys.stderr if shown else None, size)

    def advance(self, size: int) -> None:
        """Count one more message, of this many bytes."""
        self._count += 1
        self._done += size + 1
        if self._terminal and time.monotonic() - self._drawn_at >= EVERY:
            self._draw(self._terminal)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._terminal:
            self._draw(self._terminal)
            self._terminal.write("\n")

    def _draw(self, terminal: TextIO) -> None:
        self._drawn_at = time.monotonic()
        terminal.write(f"\r{self._bar()}{self._count:,} messages")
        terminal.flush()

    def _bar(self) -> str:
        if not self._size:
            return ""
        part = min(1.0, self._done / self._size)
        return f"[{'#' * round(part * WIDTH):<{WIDTH}}] {part:4.0%}  "
