"""The store, opened for a command."""

import sqlite3

from permitted import store
from permitted.cli.installation import make_folder
from permitted.cli.refusal import RefusalError
from permitted.settings import Settings


def open_store(settings: Settings) -> store.Store:
    """Open the store, making folder and database where they are missing; RefusalError says why it cannot be."""
    make_folder(settings)
    try:
        return store.open(settings.database)
    except store.DatabaseTooNewError as error:
        raise RefusalError(str(error)) from None
    except sqlite3.DatabaseError as error:
        raise RefusalError(f"the database {settings.database} cannot be used: {error}.") from None
