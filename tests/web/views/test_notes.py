"""Notes on questions: written below the feedback, answered by a trainer, and read where they were written."""

import pytest

from permitted import training
from permitted.web.installation import now
from tests.web.conftest import signed_in
from tests.web.visitor import seen

DOUBT = "The address in it is Amazon’s own."


@pytest.fixture
def wrong(app, store, cast, forbidden):
    """Ana, who has answered a question: her visitor and the address of the step."""
    run = training.start_run(store, cast["Ana"], "practice", "Practice", [forbidden], now())
    visitor, address = signed_in(app, store, cast["Ana"]), f"/practice/{run.token}/1"
    visitor.submit(address, {"question": "verdict", "verdict": "allowed"})
    return visitor, address


@pytest.fixture
def noted(store, wrong):
    """The address of Ana's note for the trainer."""
    visitor, address = wrong
    visitor.submit(f"{address}/note", {"text": DOUBT}, on=address)
    return f"/team/notes/{max(one.id for one in training.notes_open(store))}"


def test_it_works(wrong):
    visitor, address = wrong

    answer = visitor.submit(f"{address}/note", {"text": DOUBT}, on=address)

    assert (answer.status_code, answer.location) == (303, address)
    page = visitor.text(address)
    assert "Thank you. The note goes to the trainer." in page
    assert DOUBT in page
    assert "The trainer has not answered yet." in page


def test_a_question_that_is_open_cannot_be_doubted(visitor):
    address = visitor.submit("/practice").location

    assert "I think this question is wrong" not in visitor.text(address)
    answer = visitor.submit(f"{address}/note", {"text": DOUBT}, on=address)

    assert answer.status_code == 303
    assert "Thank you" not in visitor.text(address)


@pytest.mark.parametrize(
    ("text", "told"), [("  ", "Say what is wrong with it."), ("x" * 2_001, "Say it in 2,000 characters at most.")]
)
def test_a_note_that_is_none_comes_back(wrong, text, told):
    visitor, address = wrong

    answer = visitor.submit(f"{address}/note", {"text": text}, on=address)

    assert answer.status_code == 422
    assert told in seen(answer)


def test_a_refused_token_keeps_what_was_written(wrong):
    visitor, address = wrong

    answer = visitor.post(f"{address}/note", {"text": DOUBT, "csrf_token": "stale"})

    assert answer.status_code == 400
    assert "nothing is lost" in seen(answer)
    assert DOUBT in answer.text


def test_a_note_is_of_ones_own_run_alone(wrong, ada):
    _, address = wrong

    assert ada.post(f"{address}/note", {"text": DOUBT}).status_code == 404


def test_a_trainer_sees_the_note_with_its_question(noted, tom, forbidden):
    listed, page = tom.text("/team/notes"), tom.text(noted)

    for words in (DOUBT, "Ana", forbidden.title):
        assert words in listed
        assert words in page
    assert forbidden.explanation[:40] in page
    assert "Not allowed" in page
    assert "<mark" in tom.get(noted).text


def test_the_answer_is_read_where_the_note_was_written_and_on_today(noted, tom, wrong):
    visitor, address = wrong

    answer = tom.submit(noted, {"answer_text": "You are right, it was mended."})

    assert (answer.status_code, answer.location) == (303, "/team/notes")
    assert "Ana sees your answer." in tom.text("/team/notes")
    assert "You are right, it was mended." in visitor.text(address)
    assert "answered" in visitor.text("/today")
    assert f'href="{address}#notes"' in visitor.get("/today").text


def test_an_answer_that_is_none_comes_back(noted, tom):
    answer = tom.submit(noted, {"answer_text": " "})

    assert answer.status_code == 422
    assert "Write an answer first." in seen(answer)


def test_the_first_answer_of_a_trainer_counts(store, noted, tom, ada):
    tom.submit(noted, {"answer_text": "It was mended."})

    form = {"answer_text": "It stays.", "csrf_token": ""}
    assert "It was mended." in ada.text(noted)
    assert ada.post(noted, form).status_code == 400
    assert "It was mended." in ada.text(noted)


def test_every_kind_of_question_is_shown_to_the_trainer_with_its_key(app, store, cast, course, tom):
    for kind in ("verdict", "rules", "spot", "rewrite", "reply", "choose", "order"):
        scenario = next(one for one in course.scenarios.values() if one.kind == kind)
        run = training.start_run(store, cast["Ana"], "practice", "Practice", [scenario], now())
        training.note_question(
            store, cast["Ana"], run, 1, scenario.variant(training.seed_of(run, 1)), f"A note on {kind}.", now()
        )
        (kept,) = training.notes_on(store, run, 1)

        page = tom.get(f"/team/notes/{kept.id}")

        assert page.status_code == 200
        assert scenario.variant(kept.seed).explanation[:30] in seen(page)


def test_trainees_are_refused_and_nobody_is_asked_to_sign_in(noted, ana, visitor, guest):
    for address in ("/team/notes", noted):
        assert ana.get(address).status_code == 403
        for stranger in (visitor, guest):
            answer = stranger.get(address)
            assert (answer.status_code, answer.location) == (303, f"/sign-in?next={address}")
    assert ana.post(noted, {"answer_text": "It is right."}).status_code == 403


def test_there_is_no_other_note(tom):
    assert tom.get("/team/notes/999999").status_code == 404


def test_trainers_alone_have_the_link(ana, tom, ada):
    assert "Notes on questions" not in ana.text("/today")
    assert "Notes on questions" in tom.text("/today")
    assert "Notes on questions" in ada.text("/today")
