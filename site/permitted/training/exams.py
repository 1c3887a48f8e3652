"""Exams: a paper is drawn, answered within its time, handed in once, and graded."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from permitted.learning.exams import Standing, draw_paper, next_start, passes, share_of, standing, time_for
from permitted.learning.grading import Answer, grade
from permitted.learning.memory import rating_of
from permitted.store import (
    Attempt,
    Database,
    Paper,
    Person,
    Run,
    SavedAnswer,
    Store,
    attempts,
    papers,
    people,
    runs,
    tokens,
)
from permitted.training.certificates import Site, certify, valid_until
from permitted.training.memory import review_card
from permitted.training.practice import EXAM, StepError, seed_of
from permitted.training.refused import Refused
from permitted.validator import RULES_VERSION

if TYPE_CHECKING:
    from permitted.course import Course, Exam, Scenario

NEIGHBOURS = 2  # papers begun just before, by anybody, that a new one is to differ from
STEADY = 60  # seconds: in an exam one goes back and forth, so no answer counts as quick or slow


class NotNow(Refused):
    """Somebody may not begin a paper of this exam now."""

    def __init__(self, why: Standing) -> None:
        super().__init__(f"A paper cannot be begun now: {why}.")
        self.why = why


class Handed(Refused):
    """The paper has been handed in, by its person or because its time was up: nothing is saved any more."""

    def __init__(self) -> None:
        super().__init__("This paper has been handed in.")


class Overtaken(Refused):
    """The answer was changed in another tab since this page was shown; the newer one stays."""

    def __init__(self) -> None:
        super().__init__("This question was answered in another tab after this page had been opened.")


@dataclass(frozen=True, slots=True)
class Chance:
    """Whether somebody may begin a paper of an exam, from when on (microseconds UTC), and the papers taken so far."""

    standing: Standing
    next_start: int
    papers: tuple[Paper, ...]


def chance(store: Store, person: Person, exam: "Exam", now: int) -> Chance:
    """Say whether a person may begin a paper of an exam now."""
    return _chance(store.reading(), person, exam, now)


def start_paper(store: Store, person: Person, exam: "Exam", course: "Course", now: int) -> Run:
    """Begin a paper, drawn anew; where one is under way, give that. Raises NotNow."""
    with store.writing() as db:
        taken = _chance(db, person, exam, now)
        if taken.standing is Standing.UNDER_WAY:
            under_way = next(paper for paper in taken.papers if paper.handed_in_at is None)
            return runs.the(db, under_way.run_id)
        if taken.standing is not Standing.MAY_START:
            raise NotNow(taken.standing)
        token = tokens.new_address()
        drawn = draw_paper(exam, course, token, _used(db, exam, taken.papers))
        run = runs.insert(db, token, person.id, EXAM, exam.title, [one.id for one in drawn], now)
        ends_at = now + time_for(exam, papers.extra_time(db, person.id))
        papers.insert(db, run.id, person.id, exam.id, now, ends_at)
        return run


def paper_of(store: Store, run: Run) -> Paper | None:
    """Find the paper that a run is; None where it is practice."""
    return papers.find(store.reading(), run.id)


def under_way(store: Store, person: Person) -> tuple[Paper, Run] | None:
    """Give a person's paper that is to be handed in first, with its run; None where none is being written."""
    db = store.reading()
    open_papers = [paper for paper in papers.of_person(db, person.id) if paper.handed_in_at is None]
    first = min(open_papers, key=lambda paper: paper.ends_at, default=None)
    return (first, runs.the(db, first.run_id)) if first else None


def paper_addresses(store: Store, person: Person) -> Mapping[int, str]:
    """Give the tokens of a person's papers by run."""
    db = store.reading()
    return {paper.run_id: runs.the(db, paper.run_id).token for paper in papers.of_person(db, person.id)}


def saved_answers(store: Store, run: Run) -> Mapping[int, SavedAnswer]:
    """Give what has been answered of a paper so far, by step."""
    return papers.answers(store.reading(), run.id)


def save_answer(
    store: Store, person: Person, run: Run, step: int, question: str, answer: Answer | None, seen_at: int, now: int
) -> None:
    """Keep the answer to a step of a paper (the first is 1) until it is handed in; None takes it back.

    `seen_at` is when the answer was saved that its page showed, 0 if it showed none: an answer that has been
    replaced meanwhile stays. Raises StepError, Handed, Overtaken.
    """
    with store.writing() as db:
        paper = _own_paper(db, person, run, step)
        if paper.handed_in_at is not None or now >= paper.ends_at:
            raise Handed
        before = papers.answers(db, run.id).get(step)
        said = json.dumps(answer)
        if before and before.answer == said:
            return
        if before and before.saved_at != seen_at:
            raise Overtaken
        if before or answer is not None:
            papers.save(db, run.id, SavedAnswer(step, question, said, now))


def hand_in(store: Store, person: Person, run: Run, course: "Course", site: Site, now: int) -> Paper:
    """Hand a paper in, grade it, and issue the certificate if it passes; again changes nothing. Raises StepError."""
    with store.writing() as db:
        paper = _own_paper(db, person, run, 1)
        if paper.handed_in_at is None:
            _close(db, person, paper, course, site, min(now, paper.ends_at))
        return _own_paper(db, person, run, 1)


def hand_in_overdue(store: Store, course: "Course", site: Site, now: int) -> int:
    """Hand in the papers whose time is up, as of that moment, whenever this is noticed; give their number."""
    if not papers.overdue(store.reading(), now):
        return 0
    with store.writing() as db:
        late = papers.overdue(db, now)
        for paper in late:
            if person := people.by_id(db, paper.person_id):
                _close(db, person, paper, course, site, paper.ends_at)
        return len(late)


def results(store: Store, run: Run) -> Mapping[int, Attempt]:
    """Give the graded answers of a paper by step; of what was not answered there is none."""
    return {attempt.step: attempt for attempt in attempts.of_run(store.reading(), run.id)}


def allow_extra_time(store: Store, person: Person, percent: int) -> None:
    """Give a person so many percent of time on top, from the next paper on."""
    with store.writing() as db:
        papers.allow_extra_time(db, person.id, percent)


def grant_paper(store: Store, person: Person, exam: "Exam", now: int) -> None:
    """Allow a person one more paper of an exam."""
    with store.writing() as db:
        papers.grant(db, person.id, exam.id, now)


def _chance(db: Database, person: Person, exam: "Exam", now: int) -> Chance:
    taken = tuple(paper for paper in papers.of_person(db, person.id) if paper.exam_id in (exam.id, *exam.formerly))
    granted = papers.granted(db, person.id, exam.id)
    return Chance(standing(exam, taken, valid_until(db, person, exam), granted, now), next_start(exam, taken), taken)


def _used(db: Database, exam: "Exam", own: Sequence[Paper]) -> list[str]:
    """Give the scenarios of the person's own papers and of the neighbours'."""
    run_ids = {*papers.latest(db, exam.id, NEIGHBOURS), *(paper.run_id for paper in own)}
    return [scenario_id for run_id in run_ids for scenario_id in runs.the(db, run_id).scenario_ids]


def _own_paper(db: Database, person: Person, run: Run, step: int) -> Paper:
    paper = papers.find(db, run.id)
    if paper is None or paper.person_id != person.id or not 1 <= step <= len(run.scenario_ids):
        raise StepError(f"step {step} of run {run.token} is not one of a paper of person {person.id}")
    return paper


def _close(db: Database, person: Person, paper: Paper, course: "Course", site: Site, now: int) -> None:
    """Grade what was saved. What is no longer in the course, or asks something else now, counts for nobody."""
    run = runs.the(db, paper.run_id)
    saved = papers.answers(db, run.id)
    points: list[float] = []
    for step, scenario_id in enumerate(run.scenario_ids, start=1):
        scenario = course.scenario(scenario_id)
        if scenario is None:
            continue
        shown = scenario.variant(seed_of(run, step))
        worth = _graded(db, person, run, shown, saved[step]) if _is_answered(saved.get(step)) else 0.0
        if worth is not None:
            points.append(worth)
    exam = course.exam(paper.exam_id)
    share = share_of(points)
    closed = papers.close(db, run.id, share, bool(exam and passes(exam, share)), now)
    if exam and exam.certificate and closed.passed:
        certify(db, person, exam, closed, site, now)


def _graded(db: Database, person: Person, run: Run, scenario: "Scenario", saved: SavedAnswer) -> float | None:
    """Turn a saved answer into an attempt and a review, and give its points; None where the question is another now."""
    answer = json.loads(saved.answer)
    if saved.question != scenario.task.questions[0]:
        return None
    points = grade(scenario.task, saved.question, tuple(answer) if isinstance(answer, list) else answer).points
    given = attempts.Answer(
        saved.question, scenario.id, scenario.hash, scenario.seed, saved.answer, points, RULES_VERSION
    )
    attempts.keep_version(db, scenario.hash, json.dumps(scenario.as_object(), sort_keys=True))
    attempts.insert(db, person.id, run.id, saved.step, given, saved.saved_at)
    review_card(db, person, scenario.about, rating_of(points, STEADY, scenario.level), EXAM, saved.saved_at)
    return points


def _is_answered(saved: SavedAnswer | None) -> bool:
    return saved is not None and json.loads(saved.answer) is not None
