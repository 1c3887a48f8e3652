"""What commands about the site stand on: its settings and its folder, or one sentence why not."""

import os
import tempfile

from permitted.cli.refusal import RefusalError
from permitted.settings import Settings, SettingsError


def read_settings() -> Settings:
    """Give the settings of the environment; RefusalError names the variable that is wrong."""
    try:
        return Settings.from_environment(os.environ)
    except SettingsError as error:
        raise RefusalError(f"{error}.") from None


def make_folder(settings: Settings) -> None:
    """Make the folder of the database where it is missing; RefusalError if it cannot be written to."""
    # Only writing tells: permissions say little about a file system that is read-only or full.
    try:
        settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.folder) as file:
            file.write(b"written")
    except OSError as error:
        detail = f"the folder {settings.folder} cannot be written to ({error.strerror})"
        raise RefusalError(f"{detail}: name another one with DATA=.") from None
