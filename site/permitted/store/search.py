"""Full-text search over what can be read: an index in memory, made anew whenever the content is read."""

import re
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from permitted.course.readable import Readable

MAX_WORDS = 12  # of a question that are looked for
MAX_HITS = 40
EXCERPT = 28  # words of a page's text that are shown with a hit
TITLE_WEIGHT, TEXT_WEIGHT = 8.0, 1.0  # a word in the title counts for so many in the text
_OPEN, _CLOSE = "\x02", "\x03"  # around words that were found; no page holds them

_TABLE = """
create virtual table pages using fts5(
    kind unindexed, id unindexed, title, text, tokenize='porter unicode61 remove_diacritics 2'
)
"""
_FOUND = """
select kind, id, title, snippet(pages, 3, ?, ?, '…', ?) from pages
where pages match ? order by bm25(pages, 0, 0, ?, ?), rowid limit ?
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found; its excerpt comes in turns: text as it stands, words asked for, text, and so on."""

    kind: str
    id: str
    title: str
    excerpt: tuple[str, ...]


class Index:
    """What can be searched; several threads may ask at a time."""

    def __init__(self, pages: Iterable[Readable]) -> None:
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._database = Database(connection, execute_plugins=False)
        self._lock = threading.Lock()
        self._database.execute(_TABLE)
        self._database.table("pages").insert_all(
            {"kind": page.kind, "id": page.id, "title": page.title, "text": page.text} for page in pages
        )

    def search(self, question: str) -> tuple[Hit, ...]:
        """Find pages with all words of a question, whatever their endings, best first; if none has all, with some."""
        wanted = [f'"{word}"*' for word in re.findall(r"\w+", question)[:MAX_WORDS]]
        if not wanted:
            return ()
        return self._find(" AND ".join(wanted)) or self._find(" OR ".join(wanted))

    def _find(self, wanted: str) -> tuple[Hit, ...]:
        values = (_OPEN, _CLOSE, EXCERPT, wanted, TITLE_WEIGHT, TEXT_WEIGHT, MAX_HITS)
        with self._lock:
            rows = self._database.execute(_FOUND, values).fetchall()
        return tuple(Hit(kind, id_, title, _in_turns(excerpt)) for kind, id_, title, excerpt in rows)


def _in_turns(excerpt: str) -> tuple[str, ...]:
    return tuple(re.split(f"[{_OPEN}{_CLOSE}]", excerpt))
