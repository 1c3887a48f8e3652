"""Proves every file by the validator, and remembers which were proven already."""

import json
import os
from collections.abc import Iterator, Set
from hashlib import sha256
from pathlib import Path

from permitted.course.curriculum import Course
from permitted.course.pages import Sample
from permitted.course.problems import Problem
from permitted.course.proof import disagreement
from permitted.course.scenarios import Scenario
from permitted.course.templates import Template, unproven_template
from permitted.course.threads import Thread, unproven_models
from permitted.validator import SOURCE_HASH

MAX_GAPS = 0.08  # share of scenarios on which the validator may be known to be wrong


_Proved = Scenario | Thread | Sample | Template


def about_proofs(course: Course, proofs: Path | None, without: Set[Path]) -> list[Problem]:
    """Note keys and model replies that the validator does not agree with, but for files that could not be read.

    What the file `proofs` knows is not proven again; what is proven is kept there.
    """
    known = _known(proofs)
    proven: dict[str, str] = {}
    problems = list(_about_gaps(course))
    for path, to_prove in _by_file(course).items():
        if path in without:
            continue
        content_hash = sha256(path.read_bytes()).hexdigest()
        known_to_hold = known.get(str(path)) == content_hash
        wrong = [] if known_to_hold else [problem for one in to_prove for problem in _unproven(one)]
        problems += wrong
        if not wrong:
            proven[str(path)] = content_hash
    if proofs is not None and proven != known:
        _write(proofs, proven)
    return problems


def _by_file(course: Course) -> dict[Path, list[_Proved]]:
    by_file: dict[Path, list[_Proved]] = {}
    proved: tuple[_Proved, ...] = (
        *course.scenarios.values(),
        *course.threads.values(),
        *course.samples,
        *course.templates.values(),
    )
    for one in proved:
        by_file.setdefault(one.path, []).append(one)
    return by_file


def _unproven(one: _Proved) -> Iterator[Problem]:
    if isinstance(one, Thread):
        for number, wrong in unproven_models(one):
            yield Problem(one.path, _line_of_model(one, number), wrong)
    elif isinstance(one, Template):
        if wrong_about_it := unproven_template(one):
            yield Problem(one.path, 1, wrong_about_it)
    elif isinstance(one, Scenario):
        if one.family is None or not one.gap:  # whether a family's gap has closed, one variant does not tell
            yield from (Problem(one.path, 1, mistake) for mistake in one.task.mistakes())
    elif differs := disagreement(one.key):
        yield Problem(one.path, one.line, differs)


def _line_of_model(thread: Thread, number: int) -> int:
    lines = thread.path.read_text(encoding="utf-8").splitlines()
    first = thread.models[number].strip().splitlines()[0].strip()
    return next((index for index, line in enumerate(lines, 1) if first and first in line), 1)


def _about_gaps(course: Course) -> Iterator[Problem]:
    marked = [scenario for scenario in course.scenarios.values() if scenario.gap]
    if len(marked) > MAX_GAPS * len(course.scenarios):
        yield Problem(
            marked[-1].path,
            1,
            f"{len(marked)} of {len(course.scenarios)} scenarios carry `validator_gap`; at most {MAX_GAPS:.0%} may",
        )


def _known(proofs: Path | None) -> dict[str, str]:
    """Read the proofs made with this very validator; a file that is missing or broken is just no proof."""
    try:
        kept = json.loads(proofs.read_text(encoding="utf-8")) if proofs else {}
        return dict(kept["files"]) if kept["validator"] == SOURCE_HASH() else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write(proofs: Path, proven: dict[str, str]) -> None:
    """Write the proofs in one step, so that another process never reads half of them."""
    proofs.parent.mkdir(parents=True, exist_ok=True)
    beside = proofs.with_name(f"{proofs.name}.{os.getpid()}")
    beside.write_text(json.dumps({"validator": SOURCE_HASH(), "files": proven}), encoding="utf-8")
    beside.replace(proofs)
