"""`permitted team`: what a team wants of its members."""

import argparse

from permitted import training
from permitted.cli.database import open_store
from permitted.cli.installation import read_settings
from permitted.cli.refusal import RefusalError


def run(arguments: argparse.Namespace) -> int:
    """Set the recall at which the team is asked again, and say what that costs."""
    with open_store(read_settings()) as store:
        team = training.team_of_everyone(store)
        try:
            training.set_retention(store, team, arguments.share)
        except training.Refused as error:
            raise RefusalError(str(error)) from None
        costs = {load.retention: load.person for load in training.loads(store, training.team_of_everyone(store))}
    before, after = team.desired_retention, arguments.share
    print(f"From its next answer on, a rule is asked again when recall falls to {_percent(after)}.")
    print(f"Before, it was {_percent(before)}.")
    print(f"Refreshers a day and person, by what is remembered now: {costs[after]:.1f}.")
    return 0


def _percent(share: float) -> str:
    return f"{share * 100:.3g} %"
