"""What every view rests on: the settings, the store and the course of this site."""

from dataclasses import dataclass
from typing import cast

from flask import current_app, has_app_context

from permitted.course import Course
from permitted.settings import Settings
from permitted.store import Index, Store
from permitted.training import Site


@dataclass(frozen=True, slots=True)
class Installation:
    """One site: how it is set up, where it keeps things, what it teaches, and how that is searched."""

    settings: Settings
    store: Store
    course: Course
    index: Index

    @property
    def site(self) -> Site:
        """Under which address and name certificates are issued."""
        return Site(self.settings.base_url, self.settings.site_name)


def here() -> Installation:
    """Give the site that answers this request."""
    return cast(Installation, current_app.extensions["permitted"])


def now() -> int:
    """Give the moment, in microseconds UTC, as the site that answers has it; outside of any site, as it is."""
    settings = here().settings if has_app_context() else Settings()
    return settings.now()
