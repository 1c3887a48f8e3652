"""Exams: papers are saved as they are written, handed in once, by their person or by the clock."""

import sqlite3

import pytest

from permitted import training
from permitted.learning.exams import HOUR, Standing
from permitted.store import attempts, cards, papers
from permitted.training import Handed, NotNow, Overtaken, StepError
from permitted.validator import Verdict
from tests.learning.test_exams import COURSE, exam, pool
from tests.training.cast import MINUTE, NOW

SECOND_CHANCE = 24 * HOUR


class School:
    """A course with one exam."""

    def __init__(self, *exams):
        self.exams = {one.id: one for one in exams}
        self.scenarios = dict(COURSE.scenarios)

    def exam(self, exam_id):
        return self.exams.get(exam_id)

    def scenario(self, scenario_id):
        return self.scenarios.get(scenario_id)


FINAL = exam(pool("contact-email", easy=2))
SCHOOL = School(FINAL)


@pytest.fixture
def paper(store, ana):
    return training.start_paper(store, ana, FINAL, SCHOOL, NOW)


def save(store, person, run, step, verdict, now, seen_at=0):
    training.save_answer(store, person, run, step, "verdict", verdict, seen_at, now)


def pass_it(store, person, run, now):
    for step in (1, 2):
        save(store, person, run, step, Verdict.NOT_ALLOWED, now)
    return training.hand_in(store, person, run, SCHOOL, now)


def test_it_works(store, ana, paper):
    save(store, ana, paper, 1, Verdict.NOT_ALLOWED, NOW + MINUTE)
    save(store, ana, paper, 2, Verdict.ALLOWED, NOW + 2 * MINUTE)
    handed_in = training.hand_in(store, ana, paper, SCHOOL, NOW + 3 * MINUTE)

    assert (handed_in.share, handed_in.passed, handed_in.handed_in_at) == (0.5, False, NOW + 3 * MINUTE)
    kept = training.results(store, paper)
    assert [(one.points, one.answered_at) for one in kept.values()] == [(1, NOW + MINUTE), (0, NOW + 2 * MINUTE)]
    assert [review.source for review in cards.reviews_of(store.reading(), ana.id)] == ["exam", "exam"]


def test_nothing_is_graded_before_it_is_handed_in(store, ana, paper):
    save(store, ana, paper, 1, Verdict.NOT_ALLOWED, NOW + MINUTE)

    assert training.results(store, paper) == {}
    assert cards.reviews_of(store.reading(), ana.id) == ()


def test_an_answer_can_be_replaced_and_taken_back(store, ana, paper):
    save(store, ana, paper, 1, Verdict.ALLOWED, NOW + MINUTE)
    save(store, ana, paper, 1, Verdict.NOT_ALLOWED, NOW + 2 * MINUTE, seen_at=NOW + MINUTE)
    save(store, ana, paper, 2, Verdict.ALLOWED, NOW + 3 * MINUTE)
    save(store, ana, paper, 2, None, NOW + 4 * MINUTE, seen_at=NOW + 3 * MINUTE)
    handed_in = training.hand_in(store, ana, paper, SCHOOL, NOW + 5 * MINUTE)

    assert handed_in.share == 0.5
    assert list(training.results(store, paper)) == [1]


def test_a_stale_tab_overwrites_nothing(store, ana, paper):
    save(store, ana, paper, 1, Verdict.NOT_ALLOWED, NOW + MINUTE)

    with pytest.raises(Overtaken):
        save(store, ana, paper, 1, Verdict.ALLOWED, NOW + 2 * MINUTE)

    assert training.saved_answers(store, paper)[1].answer == '"not_allowed"'


def test_the_same_answer_twice_is_no_conflict(store, ana, paper):
    save(store, ana, paper, 1, Verdict.NOT_ALLOWED, NOW + MINUTE)
    save(store, ana, paper, 1, Verdict.NOT_ALLOWED, NOW + 2 * MINUTE)

    assert training.saved_answers(store, paper)[1].saved_at == NOW + MINUTE


def test_time_is_up_for_saving_and_handing_in(store, ana, paper):
    save(store, ana, paper, 1, Verdict.NOT_ALLOWED, NOW + MINUTE)
    with pytest.raises(Handed):
        save(store, ana, paper, 2, Verdict.NOT_ALLOWED, NOW + 40 * MINUTE)

    assert training.hand_in_overdue(store, SCHOOL, NOW + 40 * MINUTE - 1) == 0
    assert training.hand_in_overdue(store, SCHOOL, NOW + 90 * MINUTE) == 1
    assert training.hand_in_overdue(store, SCHOOL, NOW + 90 * MINUTE) == 0
    taken = training.paper_of(store, paper)
    assert (taken.handed_in_at, taken.share) == (NOW + 40 * MINUTE, 0.5)


def test_handing_in_twice_changes_nothing(store, ana, paper):
    first = training.hand_in(store, ana, paper, SCHOOL, NOW + MINUTE)

    with pytest.raises(Handed):
        save(store, ana, paper, 1, Verdict.NOT_ALLOWED, NOW + 2 * MINUTE)
    assert training.hand_in(store, ana, paper, SCHOOL, NOW + 3 * MINUTE) == first


def test_a_paper_that_was_handed_in_cannot_be_changed_even_in_the_database(store, ana, paper):
    training.hand_in(store, ana, paper, SCHOOL, NOW + MINUTE)

    with store.writing() as db, pytest.raises(sqlite3.IntegrityError, match="handed in"):
        papers.close(db, paper.id, 1.0, True, NOW)


def test_extra_time_counts_from_the_next_paper_on(store, ana):
    training.allow_extra_time(store, ana, 50)
    run = training.start_paper(store, ana, FINAL, SCHOOL, NOW)

    assert training.paper_of(store, run).ends_at == NOW + 60 * MINUTE


def test_beginning_twice_gives_the_same_paper(store, ana, paper):
    assert training.start_paper(store, ana, FINAL, SCHOOL, NOW + MINUTE) == paper


def test_neighbours_and_retakes_get_other_questions(store, ana, tom, paper):
    neighbour = training.start_paper(store, tom, FINAL, SCHOOL, NOW)
    training.hand_in(store, ana, paper, SCHOOL, NOW)
    again = training.start_paper(store, ana, FINAL, SCHOOL, NOW + SECOND_CHANCE)

    assert len({*paper.scenario_ids, *neighbour.scenario_ids, *again.scenario_ids}) == 6


def test_who_has_failed_waits_and_then_has_one_more(store, ana, paper):
    training.hand_in(store, ana, paper, SCHOOL, NOW)
    with pytest.raises(NotNow) as soon:
        training.start_paper(store, ana, FINAL, SCHOOL, NOW + SECOND_CHANCE - 1)
    again = training.start_paper(store, ana, FINAL, SCHOOL, NOW + SECOND_CHANCE)
    training.hand_in(store, ana, again, SCHOOL, NOW + SECOND_CHANCE)

    chance = training.chance(store, ana, FINAL, NOW + 9 * SECOND_CHANCE)
    assert soon.value.why is Standing.MUST_WAIT
    assert (chance.standing, len(chance.papers)) == (Standing.USED_UP, 2)


def test_a_trainer_grants_one_more(store, ana, paper):
    training.hand_in(store, ana, paper, SCHOOL, NOW)
    again = training.start_paper(store, ana, FINAL, SCHOOL, NOW + SECOND_CHANCE)
    training.hand_in(store, ana, again, SCHOOL, NOW + SECOND_CHANCE)
    training.grant_paper(store, ana, FINAL, NOW + SECOND_CHANCE)

    assert training.chance(store, ana, FINAL, NOW + 9 * SECOND_CHANCE).standing is Standing.MAY_START


def test_nobody_touches_the_paper_of_another(store, ana, tom, paper):
    with pytest.raises(StepError):
        save(store, tom, paper, 1, Verdict.ALLOWED, NOW)
    with pytest.raises(StepError):
        training.hand_in(store, tom, paper, SCHOOL, NOW)
    with pytest.raises(StepError):
        save(store, ana, paper, 3, Verdict.ALLOWED, NOW)


def test_a_run_of_practice_is_no_paper(store, ana):
    run = training.start_run(store, ana, "practice", "Practice", [*SCHOOL.scenarios.values()][:1], NOW)

    with pytest.raises(StepError):
        training.hand_in(store, ana, run, SCHOOL, NOW)


def test_a_withdrawn_question_counts_for_nobody(store, ana, paper):
    save(store, ana, paper, 1, Verdict.NOT_ALLOWED, NOW)
    smaller = School(FINAL)
    del smaller.scenarios[paper.scenario_ids[1]]

    assert training.hand_in(store, ana, paper, smaller, NOW).share == 1


def test_practice_goes_on_beside_a_paper(store, ana, paper):
    assert training.latest_run(store, ana) is None


def test_a_text_that_was_shown_is_kept(store, ana, paper):
    pass_it(store, ana, paper, NOW)

    (first, *_) = training.results(store, paper).values()
    assert attempts.version(store.reading(), first.scenario_hash)
