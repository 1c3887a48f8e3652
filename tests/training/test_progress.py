"""How far somebody has come."""

from permitted import training
from permitted.validator import Message, Verdict
from tests.training.cast import NOW, exercises


def test_nothing_is_done_at_first(store, gil):
    assert training.progress(store, gil) == training.Progress(lessons_read=0, answered=0, right=0, tries=0)


def test_verdicts_are_counted_and_not_the_rules_named_after_them(store, ana, tom):
    scenarios = exercises(["a", "b"])
    run = training.start_run(store, ana, "practice", "Practice", scenarios, NOW)
    training.answer_scenario(store, ana, run, 1, scenarios[0], "verdict", Verdict.NOT_ALLOWED, NOW)
    training.answer_scenario(store, ana, run, 1, scenarios[0], "rules", ("contact-email",), NOW)
    training.answer_scenario(store, ana, run, 2, scenarios[1], "verdict", Verdict.ALLOWED, NOW)
    training.mark_read(store, ana, "what-is-allowed", (), NOW)
    training.submit_reply(store, ana, "lost-parcel", Message("On its way."), NOW)

    assert training.progress(store, ana) == training.Progress(lessons_read=1, answered=2, right=1, tries=1)
    assert training.progress(store, tom) == training.Progress(0, 0, 0, 0)
