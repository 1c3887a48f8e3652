"""The settings of an installation, read from the environment and checked once."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

PROJECT = Path(__file__).resolve().parents[2]  # site/permitted/settings.py stands two folders below it
MAX_PORT = 65_535
MAX_SITE_NAME = 60  # characters; longer ones break the header on a telephone
MAX_DAYS_AHEAD = 3650  # ten years: as far as anybody looks into the refreshers to come
MICROSECONDS_A_DAY = 86_400 * 1_000_000
MAX_HOPS = 10  # proxies in front of the site; more is a typing mistake


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the table of settings: the variable, what holds without it, and what it means."""

    name: str
    default: str
    meaning: str


SETTINGS_TABLE = (
    Setting("DATA", "data", "folder of the database, of the secret and of what is remembered between starts"),
    Setting("PORT", "8000", "port on 127.0.0.1 that the site is served on"),
    Setting("BASE_URL", "http://127.0.0.1:PORT", "address that people reach the site by, for links and safe cookies"),
    Setting("SITE_NAME", "Permitted", f"name in the header, up to {MAX_SITE_NAME} characters"),
    Setting("TIME_ZONE", "UTC", "zone of people who have not chosen one, such as Europe/Madrid"),
    Setting("SIGNUP", "open", "`open`: anybody may make an account; `invite`: only those who were invited"),
    Setting("GUESTS", "on", "`on`: practice without an account; `off`: everybody signs in"),
    Setting("TRUSTED_HOPS", "0", "how many proxies stand in front of the site"),
    Setting("DAYS_AHEAD", "0", "for trying things out: days by which the site's clock is ahead; not with `https:`"),
    Setting("CONTENT", "content", "folder of the lessons and of the pages about the rules"),
    Setting("QUIZZES", "quizzes", "folder of the scenarios and of the sandbox's situations"),
)


class SettingsError(ValueError):
    """A variable of the environment that cannot be used; `name` is the variable, `detail` what is wrong with it."""

    def __init__(self, name: str, detail: str) -> None:
        self.name = name
        self.detail = detail
        super().__init__(f"{name} {detail}")


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs; `folder` is the one that the variable DATA names."""

    folder: Path = PROJECT / "data"
    port: int = 8000
    base_url: str = "http://127.0.0.1:8000"
    site_name: str = "Permitted"
    time_zone: str = "UTC"
    signup: Literal["open", "invite"] = "open"
    guests: bool = True
    trusted_hops: int = 0
    days_ahead: int = 0
    content: Path = PROJECT / "content"
    quizzes: Path = PROJECT / "quizzes"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Read the settings from variables such as os.environ; empty ones count as not set; SettingsError names one."""
        given = {name: value.strip() for name, value in environment.items() if value.strip()}
        port = _number(given, "PORT", 8000, 1, MAX_PORT)
        base_url = _read(given, "BASE_URL", f"http://127.0.0.1:{port}", _address)
        return cls(
            folder=_folder(given, "DATA", "data"),
            port=port,
            base_url=base_url,
            site_name=_read(given, "SITE_NAME", "Permitted", _site_name),
            time_zone=_read(given, "TIME_ZONE", "UTC", _zone),
            signup=cast('Literal["open", "invite"]', _choice(given, "SIGNUP", ("open", "invite"))),
            guests=_choice(given, "GUESTS", ("on", "off")) == "on",
            trusted_hops=_number(given, "TRUSTED_HOPS", 0, 0, MAX_HOPS),
            days_ahead=_days_ahead(given, base_url),
            content=_existing(_folder(given, "CONTENT", "content"), "CONTENT"),
            quizzes=_existing(_folder(given, "QUIZZES", "quizzes"), "QUIZZES"),
        )

    def now(self) -> int:
        """Give the moment, in microseconds UTC: the one clock of the site and of the command."""
        return time.time_ns() // 1000 + self.days_ahead * MICROSECONDS_A_DAY

    @property
    def database(self) -> Path:
        """The file of the database."""
        return self.folder / "permitted.sqlite3"

    @property
    def secret_file(self) -> Path:
        """The file of the secret that signs cookies and forms."""
        return self.folder / "secret"

    @property
    def proofs(self) -> Path:
        """The file that remembers which content has been proven by which validator."""
        return self.folder / "proofs.json"


def _read(given: Mapping[str, str], name: str, default: str, accept: Callable[[str], str]) -> str:
    try:
        return accept(given.get(name, default))
    except ValueError as error:
        raise SettingsError(name, str(error)) from None


def _number(given: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = given.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(high)) and low <= int(text) <= high):
        raise SettingsError(name, f"must be a whole number from {low} to {high}, not {text!r}")
    return int(text)


def _days_ahead(given: Mapping[str, str], base_url: str) -> int:
    days = _number(given, "DAYS_AHEAD", 0, 0, MAX_DAYS_AHEAD)
    # What is answered on a site that people use is kept for good, with its time.
    if days and base_url.startswith("https:"):
        raise SettingsError("DAYS_AHEAD", "must not be set where BASE_URL begins with https:, for it is for trying out")
    return days


def _choice(given: Mapping[str, str], name: str, options: tuple[str, str]) -> str:
    text = given.get(name, options[0])
    if text not in options:
        raise SettingsError(name, f"must be {options[0]!r} or {options[1]!r}, not {text!r}")
    return text


def _folder(given: Mapping[str, str], name: str, default: str) -> Path:
    return Path(given[name]).expanduser().absolute() if name in given else PROJECT / default


def _existing(folder: Path, name: str) -> Path:
    if not folder.is_dir():
        raise SettingsError(name, f"must be a folder, and {folder} is none")
    return folder


def _address(text: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.hostname and not parts.path.strip("/") and not parts.query
    except ValueError:
        usable = False
    if not usable:
        raise ValueError(f"must be an address without a path, such as https://training.example.com, not {text!r}")
    return f"{parts.scheme}://{parts.netloc}"


def _site_name(text: str) -> str:
    if len(text) > MAX_SITE_NAME:
        raise ValueError(f"must have at most {MAX_SITE_NAME} characters, and has {len(text)}")
    return text


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (OSError, ValueError, KeyError):
        raise ValueError(f"must be a time zone such as Europe/Madrid, not {text!r}") from None
