"""Replies in the sandbox."""

import json

from permitted import training
from permitted.validator import Message, Order, Verdict, check
from tests.training.cast import MINUTE, NOW

KIND = Message(
    "Your replacement for order 113-6648201-1175539 leaves today.", kind="reply", purpose="customer_question"
)
RASH = Message(
    "Write to us at shop@example.com about 113-6648201-1175539.", kind="reply", order=Order("113-6648201-1175539")
)


def test_it_works(store, ana):
    sent = training.submit_reply(store, ana, "lost-parcel", RASH, NOW)

    assert sent.verdict is Verdict.NOT_ALLOWED
    assert sent.message == RASH
    assert json.loads(sent.report_json) == check(RASH).as_object()
    assert (sent.person_id, sent.thread_id, sent.submitted_at) == (ana.id, "lost-parcel", NOW)


def test_a_try_is_found_by_its_owner_alone(store, ana, tom):
    sent = training.submit_reply(store, ana, "lost-parcel", KIND, NOW)

    assert training.try_of(store, ana, sent.token) == sent
    assert training.try_of(store, tom, sent.token) is None
    assert training.tries_of(store, tom, "lost-parcel") == ()


def test_tries_at_a_thread_are_given_newest_first(store, ana):
    first = training.submit_reply(store, ana, "lost-parcel", RASH, NOW)
    second = training.submit_reply(store, ana, "lost-parcel", KIND, NOW + MINUTE)
    same_moment = training.submit_reply(store, ana, "lost-parcel", KIND, NOW + MINUTE)
    training.submit_reply(store, ana, "broken-lamp", KIND, NOW)

    assert training.tries_of(store, ana, "lost-parcel") == (same_moment, second, first)


def test_any_text_comes_back_as_it_was_written(store, ana):
    message = Message("Dear 🦦,\n\x00 zażółć \u202egęślą\r\n", subject="“ß”")

    assert training.submit_reply(store, ana, "lost-parcel", message, NOW).message == message


def test_the_last_tries_are_given_whatever_the_thread(store, ana, tom):
    training.submit_reply(store, ana, "lost-parcel", KIND, NOW)
    lamp = training.submit_reply(store, ana, "broken-lamp", KIND, NOW + MINUTE)
    parcel = training.submit_reply(store, ana, "lost-parcel", KIND, NOW + 2 * MINUTE)
    training.submit_reply(store, tom, "lost-parcel", KIND, NOW + 3 * MINUTE)

    assert training.latest_tries(store, ana, 2) == (parcel, lamp)


def test_the_latest_tries_are_ones_own_whatever_the_thread(store, ana, tom):
    training.submit_reply(store, ana, "lost-parcel", RASH, NOW)
    second = training.submit_reply(store, ana, "broken-lamp", KIND, NOW + MINUTE)
    third = training.submit_reply(store, ana, "lost-parcel", KIND, NOW + 2 * MINUTE)

    assert training.latest_tries(store, ana, 2) == (third, second)
    assert training.latest_tries(store, tom, 2) == ()
