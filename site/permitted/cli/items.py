"""`permitted items`: how good each question is, by what people answered."""

import argparse
import csv
import sys
from collections.abc import Sequence

from permitted.cli.course import read_course
from permitted.cli.database import open_store
from permitted.cli.installation import read_settings
from permitted.learning.items import LEAST_ANSWERS, Interval, ItemStatistics
from permitted.training import item_statistics

UNKNOWN = "-"


def run(arguments: argparse.Namespace) -> int:
    """Print the figures of every scenario with enough answers, the worst first, as a table or as CSV."""
    settings = read_settings()
    course = read_course(settings)
    with open_store(settings) as store:
        found = item_statistics(store, course)
    if arguments.csv:
        _write_csv(found)
    else:
        _print_table(found, len(course.scenarios))
    return 0


def _write_csv(found: Sequence[ItemStatistics]) -> None:
    table = csv.writer(sys.stdout, lineterminator="\n")
    intervals = ("facility", "facility_low", "facility_high", "discrimination", "discrimination_low")
    table.writerow(("scenario", "answers", *intervals, "discrimination_high", "median_seconds", "options", "flags"))
    for one in found:
        options = " ".join(f"{option}={share:.3f}" for option, share in one.shares.items())
        figures = (one.facility, *one.facility_interval, one.discrimination, *(one.discrimination_interval or ("", "")))
        table.writerow((one.scenario_id, one.answers, *figures, one.median_seconds, options, "; ".join(one.flags)))


def _print_table(found: Sequence[ItemStatistics], scenarios: int) -> None:
    if found:
        width = max(len("scenario"), *(len(one.scenario_id) for one in found))
        print(f"{'scenario':{width}}{'answers':>9}  {'facility':18}{'discrimination':21}{'median':>8}  flags")
        for one in found:
            _print_line(one, width)
    print(
        f"{scenarios - len(found)} of {scenarios} scenarios have fewer than {LEAST_ANSWERS} answers and are not shown."
    )


def _print_line(one: ItemStatistics, width: int) -> None:
    facility = _figure(one.facility, one.facility_interval)
    tells = _figure(one.discrimination, one.discrimination_interval)
    seconds = f"{one.median_seconds:.0f} s"
    said = "; ".join(one.flags)
    print(f"{one.scenario_id:{width}}{one.answers:>9}  {facility:18}{tells:21}{seconds:>8}  {said}".rstrip())
    if any(share == 0 for share in one.shares.values()) and said:
        print(f"{'':{width}}  " + ", ".join(f"{option} {share:.0%}" for option, share in one.shares.items()))


def _figure(value: float | None, interval: Interval | None) -> str:
    if value is None or interval is None:
        return UNKNOWN
    return f"{value:.2f} ({interval[0]:.2f}..{interval[1]:.2f})"
