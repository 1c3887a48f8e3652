"""`permitted simulate`: what the site's schedule is worth beside fixed intervals, for simulated learners."""

import argparse
from collections.abc import Sequence

from permitted.cli.refusal import RefusalError
from permitted.learning.simulation import LEITNER, Advantage, Outcome, advantages, simulate
from permitted.training import DAILY_LIMIT

MOST = 10_000  # of days, rules or learners: more is a typing mistake


def run(arguments: argparse.Namespace) -> int:
    """Print a table of worlds and schedules, and the advantage over Leitner in the world where it is smallest."""
    for name in ("days", "rules", "learners"):
        number = getattr(arguments, name)
        if not 1 <= number <= MOST:
            raise RefusalError(f"--{name} must be a whole number from 1 to {MOST:,}, not {number}.")
    outcomes = simulate(arguments.days, arguments.rules, arguments.learners, arguments.seed, DAILY_LIMIT)
    _print_table(outcomes, arguments.days)
    _print_advantages(advantages(outcomes))
    return 0


def _print_table(outcomes: Sequence[Outcome], days: int) -> None:
    print(f"{'world':12}{'schedule':10}{'reviews':>8}{'a day':>7}{'mean recall':>13}{'last day':>10}")
    for one in outcomes:
        shares = f"{one.mean_recall:>13.3f}{one.last_recall:>10.3f}"
        print(f"{one.world:12}{one.schedule:10}{one.reviews:>8.0f}{one.reviews / days:>7.1f}{shares}")


def _print_advantages(found: Sequence[Advantage]) -> None:
    print("\nFSRS's mean recall over another's, the mean and the standard deviation of the learners' ratios:")
    for one in found:
        print(f"{one.world:12}{one.over:10}{one.mean:>8.3f} ± {one.spread:.3f}")
    least = min((one for one in found if one.over == LEITNER), key=lambda one: one.mean)
    print(f"\nOver {least.over} in the world where it is smallest, {least.world}:\nadvantage: {least.mean:.3f}")
