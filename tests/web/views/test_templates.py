"""Templates: the list, the blanks, and what comes of them."""

import pytest

from tests.web.visitor import seen

JSON = {"Accept": "application/json"}


@pytest.fixture
def template(course):
    return course.templates["order-issue-delay"]


@pytest.fixture
def examples(template):
    return {f"blank_{name}": value for name, value in template.examples.items()}


def test_it_works(visitor, course):
    page = visitor.text("/templates")

    for template in course.templates.values():
        assert template.title in page


def test_a_template_shows_its_blanks_in_the_text(visitor, template):
    page = visitor.text(f"/templates/{template.id}")

    for blank in template.blanks:
        assert page.count(blank.label) >= 2
    assert "6 blanks left to fill in" in page


def test_filled_in_it_may_be_sent_and_can_be_taken_to_the_sandbox(visitor, template, examples):
    page = visitor.submit(f"/templates/{template.id}", examples)

    assert page.status_code == 200
    assert "Allowed" in seen(page)
    assert "Your oak bookshelf from order 203-7741960-5528103 will be late" in seen(page)
    desk = visitor.submit(
        "/sandbox/free/check",
        {"kind": "proactive", "order_id": "203-7741960-5528103", "body": "203-7741960-5528103 is late."},
        on="/sandbox/free",
    )
    assert desk.status_code == 200


def test_what_is_typed_into_a_blank_is_checked_too(visitor, template, examples):
    page = visitor.submit(f"/templates/{template.id}", {**examples, "blank_sender": "Tom, 020 7946 0182"})

    assert "Not allowed" in seen(page)
    assert "Telephone number" in seen(page)


def test_a_blank_that_does_not_fit_is_told_beside_it_and_nothing_is_lost(visitor, template, examples):
    page = visitor.submit(f"/templates/{template.id}", {**examples, "blank_order_id": "12", "blank_buyer": "Ms <Lee>"})

    assert page.status_code == 422
    assert "An order id has 17 digits" in seen(page)
    assert "Ms <Lee>" in seen(page)
    assert "1 blank left to fill in or to mend" in seen(page)


def test_while_somebody_types_the_result_comes_alone(visitor, template, examples):
    half = visitor.submit(f"/templates/{template.id}", {"blank_buyer": "Ms Lee"}, headers=JSON)
    whole = visitor.submit(f"/templates/{template.id}", examples, headers=JSON)

    assert half.status_code == whole.status_code == 200
    assert "5 blanks left" in half.json["result"]
    assert "Allowed" in whole.json["result"]
    assert "<html" not in whole.json["result"]


def test_a_refused_token_gives_the_page_again_with_everything_typed(visitor, template, examples):
    page = visitor.post(f"/templates/{template.id}", examples)

    assert page.status_code == 400
    assert "open for too long" in seen(page)
    assert 'value="Mrs Adeyemi"' in page.text


def test_there_is_no_page_for_an_unknown_one(visitor):
    assert visitor.get("/templates/nothing").status_code == 404
