"""Practice of each kind of scenario: its question comes without the key, and its feedback says why."""

import re
from html import unescape

import pytest

from permitted import training
from permitted.course import ChooseTask, OrderTask, ReplyTask, RewriteTask, RulesTask, SpotTask
from permitted.web.installation import now
from tests.web.conftest import signed_in
from tests.web.visitor import seen

KINDS = {
    "rules": RulesTask,
    "spot": SpotTask,
    "rewrite": RewriteTask,
    "reply": ReplyTask,
    "choose": ChooseTask,
    "order": OrderTask,
}


class Exercise:
    """A guest with a run of one scenario."""

    def __init__(self, app, store, scenario):
        person = training.become_guest(store, now())
        run = training.start_run(store, person, "practice", "Practice", [scenario], now())
        self.visitor = signed_in(app, store, person)
        self.address = f"/practice/{run.token}/1"
        self.scenario = scenario.variant(training.seed_of(run, 1))
        self.store, self.person = store, person

    @property
    def page(self):
        return seen(self.visitor.get(self.address))

    def answer(self, **fields):
        return self.visitor.submit(self.address, {"question": self.scenario.kind, **fields})

    @property
    def points(self):
        (attempt,) = training.attempts_of(self.store, self.person)
        return attempt.points


@pytest.fixture
def exercise(app, store, course, request):
    return Exercise(app, store, next(one for one in course.scenarios.values() if one.kind == request.param))


def right_answer(task):
    if isinstance(task, RulesTask):
        return {"picked": list(task.rules)}
    if isinstance(task, SpotTask):
        return {"picked": sorted(task.guilty)}
    if isinstance(task, RewriteTask | ReplyTask):
        return {"body": task.solution.models[0].strip()}
    if isinstance(task, ChooseTask):
        return {"picked": sorted(task.right)}
    return {f"place_{item}": str(place) for place, item in enumerate(task.sequence, 1)}


@pytest.mark.parametrize("exercise", KINDS, indirect=True)
def test_the_question_comes_without_the_key(exercise):
    page = exercise.page

    assert exercise.scenario.explanation not in page
    assert "A hint, please" in page
    if isinstance(exercise.scenario.task, ChooseTask | OrderTask):
        assert exercise.scenario.task.question in page


@pytest.mark.parametrize("exercise", KINDS, indirect=True)
def test_the_right_answer_is_worth_everything_and_is_explained(exercise):
    answer = exercise.answer(**right_answer(exercise.scenario.task))

    assert (answer.status_code, exercise.points) == (303, 1.0)
    page = exercise.page
    assert "Right." in page
    assert exercise.scenario.explanation[:40] in page


@pytest.mark.parametrize("exercise", ["rules", "spot", "choose"], indirect=True)
def test_nothing_picked_is_asked_again(exercise):
    answer = exercise.answer()

    assert answer.status_code == 422
    assert re.search("Tick one rule at least|Mark at least one part|Please choose an answer", seen(answer))


@pytest.mark.parametrize("exercise", ["spot"], indirect=True)
def test_innocent_words_are_told_from_guilty_ones(exercise):
    task = exercise.scenario.task
    innocent = next(clause for clause in task.clauses if task.excuse(clause) and clause not in task.guilty)

    exercise.answer(picked=[innocent])

    assert exercise.points == 0
    assert task.excuse(innocent)[:40] in exercise.page
    assert "Missed:" in exercise.page


@pytest.mark.parametrize("exercise", ["rewrite"], indirect=True)
def test_the_text_to_be_written_anew_stands_in_the_field(exercise):
    page = exercise.visitor.get(exercise.address).text

    field = page.split("<textarea")[1].split("</textarea>")[0]
    assert exercise.scenario.task.message.body.strip() in unescape(field)


@pytest.mark.parametrize("exercise", ["reply"], indirect=True)
def test_a_reply_that_breaks_a_rule_is_marked_and_models_are_shown(exercise):
    exercise.answer(body="Hello, write to jo@shop.example. Best, Jo")

    page = exercise.page
    assert exercise.points == 0
    assert "It breaks: Email address" in page
    assert "Not found:" in page
    assert exercise.scenario.task.solution.models[0].strip().split("\n")[0] in page


@pytest.mark.parametrize("exercise", ["order"], indirect=True)
def test_a_place_that_is_missing_or_taken_twice_is_told(exercise):
    ids = exercise.scenario.task.sequence

    assert "Please give it a place." in seen(exercise.answer(**{f"place_{ids[0]}": "1"}))
    twice = exercise.answer(**{f"place_{item}": "1" for item in ids})
    assert twice.status_code == 422
    assert "Two have the same place." in seen(twice)


@pytest.mark.parametrize("exercise", ["order"], indirect=True)
def test_a_sequence_from_the_end_is_worth_nothing(exercise):
    ids = exercise.scenario.task.sequence

    exercise.answer(**{f"place_{item}": str(place) for place, item in enumerate(reversed(ids), 1)})

    assert exercise.points == 0
    assert "You put it at" in exercise.page


def test_each_run_draws_another_variant_of_a_family(app, store, course):
    family = next(one for one in course.scenarios.values() if one.family)

    shown = {Exercise(app, store, family).scenario.task.shown for _ in range(8)}

    assert len(shown) > 1


def test_facts_are_practised_too(visitor, course):
    assert any(one.about in course.facts for one in course.scenarios.values())
    address = visitor.submit("/practice", {"group": "facts"}).location

    assert "Facts about messaging" in visitor.text(address)


@pytest.mark.parametrize("exercise", KINDS, indirect=True)
def test_a_hint_is_shown_when_asked_for_and_keeps_what_was_typed(exercise):
    typed = right_answer(exercise.scenario.task)
    hidden = exercise.page

    page = exercise.visitor.submit(f"{exercise.address}/hint", typed, on=exercise.address)

    assert exercise.scenario.hint not in hidden
    assert exercise.scenario.hint in seen(page)
    if "body" in typed:
        assert typed["body"].split("\n")[0] in unescape(page.text.split("<textarea")[1])
    else:
        assert page.text.count(" checked>") + page.text.count(" selected>") >= 1
    exercise.answer(**typed)
    assert exercise.points == 0.75
    assert "With the hint, this counts for three quarters." in exercise.page


@pytest.mark.parametrize("exercise", ["choose"], indirect=True)
def test_sure_and_wrong_is_shown_apart(exercise):
    wrong = next(option.id for option in exercise.scenario.task.options if not option.is_right)

    exercise.answer(picked=[wrong], certainty="3")

    assert "You were sure." in exercise.page
    summary = seen(exercise.visitor.get(exercise.address.removesuffix("/1")))
    assert "Sure, and wrong" in summary


@pytest.mark.parametrize("exercise", ["choose"], indirect=True)
def test_a_right_answer_gets_the_mark_of_its_certainty(exercise):
    exercise.answer(**right_answer(exercise.scenario.task), certainty="2")

    assert "You were fairly sure. Certainty mark: +2." in exercise.page


@pytest.mark.parametrize("exercise", ["choose"], indirect=True)
def test_a_certainty_that_is_none_is_refused(exercise):
    assert exercise.answer(**right_answer(exercise.scenario.task), certainty="9").status_code == 422
