"""A guest who turns out to have an account."""

from permitted.store import guests, people, readings, runs
from permitted.store.people import Role
from permitted.store.readings import Reading

NOW = 1_790_000_000_000_000


def account(db):
    return people.insert_account(db, "Ana", "ana@example.com", "UTC", None, Role.TRAINEE, NOW)


def guest(db):
    return people.insert_guest(db, "Guest", "UTC", NOW)


def test_it_works(db):
    ana, gil = account(db), guest(db)
    run = runs.insert(db, "run", gil.id, "practice", "Practice", ["gift-card"], NOW)

    guests.hand_over(db, gil.id, ana.id)

    assert runs.by_token(db, ana.id, "run").id == run.id
    assert people.by_id(db, gil.id) is None


def test_of_a_lesson_that_both_have_read_the_earlier_time_stays(db):
    ana, gil = account(db), guest(db)
    for person, lesson, moment in ((ana, "a", 5), (gil, "a", 3), (ana, "b", 2), (gil, "b", 4), (gil, "c", 6)):
        readings.insert(db, person.id, lesson, moment)

    guests.hand_over(db, gil.id, ana.id)

    assert readings.of_person(db, ana.id) == tuple(
        Reading(ana.id, lesson, moment) for lesson, moment in (("a", 3), ("b", 2), ("c", 6))
    )


def test_an_account_hands_nothing_over(db):
    ana = account(db)
    tom = people.insert_account(db, "Tom", "tom@example.com", "UTC", None, Role.TRAINER, NOW)
    readings.insert(db, tom.id, "a", NOW)

    guests.hand_over(db, tom.id, ana.id)

    assert readings.of_person(db, ana.id) == ()
    assert people.by_id(db, tom.id) == tom
