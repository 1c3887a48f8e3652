"""`permitted changes`: what each version of the rules changed, and who has learnt it."""

import argparse
from collections.abc import Sequence

from permitted import training
from permitted.cli.course import read_course
from permitted.cli.database import open_store
from permitted.cli.installation import read_settings
from permitted.learning.changes import Version


def run(_arguments: argparse.Namespace) -> int:
    """Print every version that this site has met, the newest first."""
    settings = read_settings()
    course = read_course(settings)
    with open_store(settings) as store:
        team = training.team_of_everyone(store)
        found = [(one, training.standings(store, team, one, course)) for one in training.rule_changes(store)]
    for version, standings in found:
        _print(version, standings)
    if not found:
        print("The rules have not changed since this site began.")
    return 0


def _print(version: Version, standings: Sequence[training.Standing]) -> None:
    print(f"Version {version.number}")
    for change in version.changes:
        print(f"  {change.kind:8} {change.rule}: {change.title}")
    for one in standings:
        done = "done" if one.notice.is_done else f"{len(one.notice.answered)} of {len(one.notice.rules)}"
        print(f"  {done:8} {one.person.name} <{one.person.email}>")
    if not standings:
        print("  It concerns nobody.")
