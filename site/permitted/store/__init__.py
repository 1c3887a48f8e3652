"""Everything that touches SQLite: the database, its tables, and domain objects in and out."""

from sqlite_utils import Database

from permitted.store.attempts import Attempt
from permitted.store.certificates import Issued
from permitted.store.connections import SettingRefusedError
from permitted.store.database import NestedWritingError, Store, TransactionEndedError, open  # noqa: A004
from permitted.store.invitations import Link, Purpose
from permitted.store.migrations import BrokenReferencesError, DatabaseTooNewError
from permitted.store.notes import Note
from permitted.store.papers import Paper, SavedAnswer
from permitted.store.people import Person, Role
from permitted.store.readings import Reading
from permitted.store.runs import Run
from permitted.store.search import Hit, Index
from permitted.store.teams import Team
from permitted.store.tries import Try

__all__ = [
    "Attempt",
    "BrokenReferencesError",
    "Database",
    "DatabaseTooNewError",
    "Hit",
    "Index",
    "Issued",
    "Link",
    "NestedWritingError",
    "Note",
    "Paper",
    "Person",
    "Purpose",
    "Reading",
    "Role",
    "Run",
    "SavedAnswer",
    "SettingRefusedError",
    "Store",
    "Team",
    "TransactionEndedError",
    "Try",
    "open",
]
