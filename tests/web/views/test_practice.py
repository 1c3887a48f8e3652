"""Practice: one message, one question, and the answer to the answer."""

import pytest

from permitted import training
from permitted.validator import Verdict
from permitted.web.installation import now
from tests.web.conftest import signed_in
from tests.web.visitor import seen


@pytest.fixture
def run(app, store, forbidden):
    """A guest with a run of one forbidden message: the visitor and the address of the step."""
    person = training.become_guest(store, now())
    made = training.start_run(store, person, "practice", "Practice", [forbidden], now())
    return signed_in(app, store, person), f"/practice/{made.token}/1"


def test_it_works(visitor):
    page = visitor.text("/practice")

    assert "Mixed practice" in page
    assert "Start" in page


def test_starting_makes_a_guest_and_a_run_of_at_most_ten(visitor):
    answer = visitor.submit("/practice")

    assert answer.status_code == 303
    assert answer.location.endswith("/1")
    assert "1 of 10" in visitor.text(answer.location)


def test_a_run_can_be_about_one_rule_or_one_group(visitor, course, forbidden):
    about = visitor.submit("/practice", {"rule": forbidden.about}).location
    group = visitor.submit("/practice", {"group": "links"}).location

    assert f"1 of {len(course.scenarios_about(forbidden.about))}" in visitor.text(about)
    assert "Links and markup" in visitor.text(group)


@pytest.mark.parametrize(
    "fields", [{"rule": "no-such-rule"}, {"group": "no-such-group"}, {"chapter": "no-such-chapter"}]
)
def test_a_run_about_nothing_is_not_found(visitor, fields):
    assert visitor.submit("/practice", fields).status_code == 404


def test_the_question_comes_without_the_key(run, forbidden):
    visitor, address = run

    page = visitor.get(address).text

    assert "May this message be sent?" in page
    assert forbidden.task.message.body.split("\n")[0] in seen(visitor.get(address))
    assert "<mark" not in page
    assert 'class="stamp' not in page
    for secret in (
        forbidden.explanation,
        *forbidden.task.wrong.values(),
        *forbidden.task.tempting.values(),
        *forbidden.task.rules,
    ):
        assert secret not in page


def test_after_the_verdict_the_rules_are_asked_for_still_without_the_key(run, forbidden):
    visitor, address = run

    answer = visitor.submit(address, {"question": "verdict", "verdict": "not_allowed"})
    page = visitor.get(address).text

    assert (answer.status_code, answer.location) == (303, address)
    assert "Which rules does it break?" in page
    assert "<mark" not in page
    assert forbidden.explanation not in page
    assert page.count('type="checkbox" name="picked"') == len(forbidden.task.choices)


def test_right_answers_are_told_first_then_what_was_missed_then_why(run, forbidden):
    visitor, address = run
    wrong = next(iter(forbidden.task.tempting))

    visitor.submit(address, {"question": "verdict", "verdict": "not_allowed"})
    visitor.submit(address, {"question": "rules", "picked": [forbidden.task.rules[0], wrong]})
    page = seen(visitor.get(address))

    assert page.index("Your verdict was right") < page.index("Not this one") < page.index(forbidden.explanation[:40])
    assert "You found:" in page
    assert forbidden.task.tempting[wrong][:30] in page
    assert "<mark" in visitor.get(address).text


def test_a_wrong_verdict_is_answered_with_its_reason(run, forbidden):
    visitor, address = run

    visitor.submit(address, {"question": "verdict", "verdict": "allowed"})
    page = seen(visitor.get(address))

    assert "Not quite." in page
    assert forbidden.task.wrong[Verdict.ALLOWED][:40] in page
    assert "It was about:" in page


def test_the_first_answer_counts(run):
    visitor, address = run
    visitor.submit(address, {"question": "verdict", "verdict": "allowed"})

    again = visitor.post(address, {"question": "verdict", "verdict": "not_allowed"})

    assert (again.status_code, again.location) == (303, address)
    assert "Not quite." in visitor.text(address)


def test_a_verdict_sent_twice_does_not_answer_the_second_question(run):
    visitor, address = run
    fields = {"question": "verdict", "verdict": "not_allowed"}
    visitor.submit(address, fields)

    visitor.post(address, fields)

    assert "Which rules does it break?" in visitor.text(address)


TOLD = "This question had been answered already"


def test_another_answer_from_another_tab_is_told(run):
    visitor, address = run
    visitor.submit(address, {"question": "verdict", "verdict": "allowed"})

    visitor.post(address, {"question": "verdict", "verdict": "not_allowed"})

    page = visitor.text(address)
    assert TOLD in page
    assert "Not quite." in page
    assert TOLD not in visitor.text(address)


def test_another_verdict_while_the_rules_are_asked_for_is_told(run):
    visitor, address = run
    visitor.submit(address, {"question": "verdict", "verdict": "not_allowed"})

    visitor.post(address, {"question": "verdict", "verdict": "allowed"})

    page = visitor.text(address)
    assert TOLD in page
    assert "Which rules does it break?" in page


def test_rules_that_are_asked_for_no_longer_are_told(run, forbidden):
    visitor, address = run
    visitor.submit(address, {"question": "verdict", "verdict": "allowed"})

    visitor.post(address, {"question": "rules", "picked": [forbidden.task.rules[0]]})

    assert TOLD in visitor.text(address)


def test_the_same_answer_twice_says_nothing(run, forbidden):
    visitor, address = run
    for fields in (
        {"question": "verdict", "verdict": "not_allowed"},
        {"question": "rules", "picked": [forbidden.task.rules[0]]},
    ):
        visitor.submit(address, fields)
        visitor.post(address, fields)

        assert TOLD not in visitor.text(address)


def test_a_question_that_nobody_asks_says_nothing(run):
    visitor, address = run

    visitor.post(address, {"question": "spot", "picked": ["0-9"]})
    visitor.post(address, {"question": "nonsense"})

    assert TOLD not in visitor.text(address)


def test_an_answer_that_is_none_is_asked_again(run):
    visitor, address = run

    answer = visitor.submit(address, {"question": "verdict", "verdict": "perhaps"})

    assert answer.status_code == 422
    assert "Please choose one of the three answers." in answer.text


def test_a_rule_that_was_not_offered_is_refused(run):
    visitor, address = run
    visitor.submit(address, {"question": "verdict", "verdict": "not_allowed"})

    assert visitor.submit(address, {"question": "rules", "picked": ["markup-html"]}).status_code == 422


def test_a_refused_token_keeps_the_ticks(run, forbidden):
    visitor, address = run
    visitor.submit(address, {"question": "verdict", "verdict": "not_allowed"})

    answer = visitor.post(address, {"question": "rules", "picked": [forbidden.task.rules[0]], "csrf_token": "stale"})

    assert answer.status_code == 400
    assert "nothing is lost" in seen(answer)
    assert answer.text.count(" checked>") == 1 + answer.text.count("data-keys-switch checked")


def test_the_summary_tells_the_score_and_what_to_read(run, forbidden):
    visitor, address = run
    visitor.submit(address, {"question": "verdict", "verdict": "allowed"})

    page = visitor.get(address.removesuffix("/1"))

    assert "0 of 1 right" in seen(page)
    assert f'href="{address}"' in page.text
    assert f'href="/rules/{forbidden.task.rules[0]}"' in page.text


def test_a_summary_before_the_end_leads_on(visitor):
    first = visitor.submit("/practice").location

    page = visitor.get(first.removesuffix("/1")).text

    assert "0 of 10 answered so far" in page
    assert f'href="{first}"' in page


def test_a_run_is_its_owners_alone(run, visitor, ana, ada):
    _, address = run

    for other in (visitor, ana, ada):
        assert other.get(address).status_code == 404
        assert other.get(address.removesuffix("/1")).status_code == 404
        assert other.post(address, {"question": "verdict", "verdict": "allowed"}).status_code == 404


@pytest.mark.parametrize("step", ["0", "2", "99999999999999999999", "x", "-1"])
def test_there_is_no_other_step(run, step):
    visitor, address = run

    assert visitor.get(address.removesuffix("1") + step).status_code == 404


def test_a_message_that_was_withdrawn_says_so_and_leads_on(app, store, forbidden):
    class Gone:
        id = "withdrawn-long-ago"

    person = training.become_guest(store, now())
    made = training.start_run(store, person, "practice", "Practice", [Gone, forbidden], now())
    visitor = signed_in(app, store, person)

    assert "has been withdrawn" in visitor.text(f"/practice/{made.token}/1")
    assert "0 of 2 answered so far" in visitor.text(f"/practice/{made.token}")


def test_what_was_right_shows_where_one_chooses(run, forbidden):
    visitor, address = run
    visitor.submit(address, {"question": "verdict", "verdict": "not_allowed"})

    assert "1 of 1 right" in visitor.text("/practice")
