"""`permitted reviews`: the log of reviews as a table, for optimisers of FSRS."""

import argparse
import csv
import sys
from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path
from typing import TextIO

from permitted.cli.database import open_store
from permitted.cli.installation import read_settings
from permitted.cli.refusal import RefusalError
from permitted.training import LoggedReview, review_log


def run(arguments: argparse.Namespace) -> int:
    """Write the log to a file or to standard output, without names or emails."""
    with open_store(read_settings()) as store:
        if arguments.file == "-":
            _write(sys.stdout, review_log(store))
            return 0
        try:
            with Path(arguments.file).open("w", encoding="utf-8", newline="") as file:
                _write(file, review_log(store))
        except OSError as error:
            raise RefusalError(f"{arguments.file} cannot be written: {error.strerror}.") from None
    return 0


def _write(file: TextIO, reviews: Iterable[LoggedReview]) -> None:
    table = csv.writer(file, lineterminator="\n")
    table.writerow(field.name for field in fields(LoggedReview))
    table.writerows(map(astuple, reviews))
