"""The log as optimisers read it."""

import csv
import io
from datetime import UTC, datetime

import pytest
from fsrs import Card, Rating, ReviewLog, Scheduler

from permitted import training
from permitted.cli.reviews import _write
from permitted.validator import Verdict
from tests.training.cast import DAY, MINUTE, NOW, exercise


def answer(store, person, about, verdict, now):
    scenario = exercise(about, about)
    run = training.start_run(store, person, "practice", "Practice", [scenario], now)
    return training.answer_scenario(store, person, run, 1, scenario, "verdict", verdict, now + MINUTE)


@pytest.fixture
def log(store, ana, tom):
    for day, verdict in ((0, Verdict.NOT_ALLOWED), (3, Verdict.ALLOWED), (5, Verdict.NOT_ALLOWED)):
        answer(store, ana, "contact-email", verdict, NOW + day * DAY)
        answer(store, ana, "contact-email", verdict, NOW + day * DAY + MINUTE)  # moves nothing
    answer(store, ana, "late-message", Verdict.NOT_ALLOWED, NOW)
    answer(store, tom, "contact-email", Verdict.NOT_ALLOWED, NOW)
    file = io.StringIO()
    _write(file, training.review_log(store))
    return file.getvalue()


def test_it_works(log):
    header, *rows = csv.reader(io.StringIO(log))

    assert header == ["card_id", "review_time", "review_rating", "review_state"]
    assert [(int(card), int(rating), int(state)) for card, _, rating, state in rows] == [
        (10_001, 3, 0),
        (10_002, 3, 0),
        (10_001, 1, 2),
        (10_001, 3, 2),
        (20_001, 3, 0),
    ]


def test_nobody_is_named(log):
    assert not any(word in log.lower() for word in ("ana", "tom", "example", "@"))


def test_fsrs_makes_the_same_card_of_it(log, store, ana):
    rows = [row for row in csv.DictReader(io.StringIO(log)) if row["card_id"] == "10001"]
    reviews = [
        ReviewLog(
            int(row["card_id"]),
            Rating(int(row["review_rating"])),
            datetime.fromtimestamp(int(row["review_time"]) / 1000, UTC),
            None,
        )
        for row in rows
    ]
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)

    card = scheduler.reschedule_card(Card(card_id=10_001), reviews)

    (stored,) = (one for one in training.cards_of(store, ana) if one.about == "contact-email")
    assert card.stability == pytest.approx(stored.stability)
    assert card.difficulty == pytest.approx(stored.difficulty)


def test_an_empty_log_is_a_header(store):
    assert list(training.review_log(store)) == []
