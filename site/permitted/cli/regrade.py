"""`permitted regrade`: answers to a scenario graded again, after its key was corrected."""

import argparse

from permitted.cli.course import read_course
from permitted.cli.database import open_store
from permitted.cli.installation import read_settings
from permitted.cli.refusal import RefusalError
from permitted.training import Regrade, regrade


def run(arguments: argparse.Namespace) -> int:
    """List whose points change; store them only with --write."""
    settings = read_settings()
    scenario = read_course(settings).scenarios.get(arguments.scenario)
    if scenario is None:
        raise RefusalError(f"there is no scenario {arguments.scenario!r}.")
    with open_store(settings) as store:
        found = regrade(store, scenario, settings.now(), write=arguments.write)
    for one in found:
        if one.changes or one.obstacle:
            print(_line(one))
    changed, stuck = sum(one.changes for one in found), sum(one.points is None for one in found)
    print(f"{len(found)} answers: {changed} change, {stuck} cannot be regraded.", end=" ")
    print("Stored." if arguments.write else "Nothing is stored; --write does that.")
    return 0


def _line(one: Regrade) -> str:
    place = f"person {one.attempt.person_id}, answer {one.attempt.id} ({one.attempt.question})"
    if one.points is None:
        return f"{place}: cannot be regraded: {one.obstacle}"
    return f"{place}: {one.attempt.points:.2f} -> {one.points:.2f}"
