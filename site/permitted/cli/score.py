"""`permitted score`: how good the validator is on labelled messages."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from permitted.cli.refusal import RefusalError
from permitted.validator import MessageError
from permitted.validator.scoring import Judged, Labelled, Score, judge

LEAST_PRECISION = 0.9  # of a rule; below it people stop believing what it says
SHOWN = 100  # characters of a wrong message


def run(arguments: argparse.Namespace) -> int:
    """Print the figures of each file and of all together, rule by rule, and the worst mistakes; 0 whatever they are."""
    together, wrong = Score(), []
    print(f"{'set':24}{'messages':>9}" + "".join(f"{name:>23}" for name in Score().figures))
    for name in arguments.files:
        score = Score()
        for judged in judge(_labelled(name)):
            score.add(judged)
            together.add(judged)
            if not judged.is_right:
                wrong.append(judged)
        _print_figures(Path(name).stem, score)
    _print_figures("all", together)
    _print_rules(together)
    _print_worst(wrong, arguments.worst)
    return 0


def _labelled(name: str) -> Iterator[Labelled]:
    try:
        lines = Path(name).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RefusalError(f"{name} cannot be read: {error}.") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield Labelled.from_json(line)
            except MessageError as error:
                raise RefusalError(f"{name}:{number}: {error}.") from None


def _print_figures(name: str, score: Score) -> None:
    print(f"{name:24}{score.messages:>9}" + "".join(f"{share:>23.3f}" for share in score.figures.values()))


def _print_rules(score: Score) -> None:
    """Print the ledger: how often each rule was right, and where it has to be mended before it is made to find more."""
    print(f"\n{'rule':36}{'right':>6}{'false':>6}{'missed':>7}{'precision':>11}{'recall':>8}")
    for rule, tally in sorted(score.rules.items(), key=lambda entry: (-entry[1].missed - entry[1].false, entry[0])):
        row = f"{rule:36}{tally.right:>6}{tally.false:>6}{tally.missed:>7}{tally.precision:>11.2f}{tally.recall:>8.2f}"
        print(f"{row}  mend first" if tally.precision < LEAST_PRECISION else row)


def _print_worst(wrong: list[Judged], number: int) -> None:
    """Print those first that would stop an allowed message or pass a forbidden one."""
    wrong.sort(key=lambda judged: (judged.verdict is judged.labelled.verdict, -len(judged.missed) - len(judged.false)))
    for judged in wrong[:number]:
        said = " ".join(judged.labelled.message.body.split())
        print(f"\n{judged.labelled.id}: {judged.verdict}, should be {judged.labelled.verdict}")
        print(f"  missed {', '.join(sorted(judged.missed)) or '-'}; false {', '.join(sorted(judged.false)) or '-'}")
        print(f"  {said[:SHOWN]}{'…' if len(said) > SHOWN else ''}")
