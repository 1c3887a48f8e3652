"""The page of a certificate is open to everybody, and tells the truth about it."""

import json

import pytest

from permitted import training
from permitted.store import Role
from permitted.web.installation import now
from tests.training.cast import PASSWORD, QUICK
from tests.web.conftest import signed_in
from tests.web.views.test_exams import rightly
from tests.web.visitor import seen


def passed(app, store, course, name):
    """Let somebody new take the renewal exam as if it were the first, and pass; give visitor and address."""
    installation = app.extensions["permitted"]
    link = training.add_person(store, name, f"cert{now()}@example.com", Role.TRAINEE, now())
    person = training.set_password(store, link, PASSWORD, now(), hasher=QUICK)
    exam = course.exams["onboarding"]
    run = training.start_paper(store, person, exam, course, now())
    for number, scenario_id in enumerate(run.scenario_ids, start=1):
        task = course.scenario(scenario_id).variant(training.seed_of(run, number)).task
        question = task.questions[0]
        training.save_answer(store, person, run, number, question, answer_of(task), 0, now())
    training.hand_in(store, person, run, course, installation.site, now())
    (issued,) = training.certificates_of(store, person)
    return signed_in(app, store, person), f"/verify/{issued.token}"


def answer_of(task):
    fields = rightly(task)
    if fields["question"] == "order":
        return task.sequence
    return fields.get("verdict") or fields.get("body") or tuple(sorted(fields.get("picked", ())))


@pytest.fixture(scope="module")
def certificate(app, store, course):
    return passed(app, store, course, "Zoë Müller-Şahin")


def test_it_works(visitor, certificate):
    _, address = certificate
    page = visitor.text(address)

    assert "Zoë Müller-Şahin" in page
    assert "has passed: Onboarding exam" in page
    assert "This certificate is genuine and valid" in page


def test_its_owner_finds_it_where_the_exam_is(certificate):
    owner, address = certificate

    assert address in owner.get("/exams/onboarding").text
    assert "Passed on" in owner.text("/exams/onboarding")
    assert address in owner.get("/progress").text


def test_the_file_can_be_verified_here(visitor, certificate):
    _, address = certificate
    text = visitor.get(f"{address}/credential.json").text

    genuine = seen(visitor.submit("/verify", {"credential": text}))
    forged = seen(visitor.submit("/verify", {"credential": text.replace("Zoë", "Zoe")}))

    assert "Genuine and valid" in genuine
    assert "Zoë Müller-Şahin" in genuine
    assert "This does not hold" in forged


@pytest.mark.parametrize("text", ["", "no JSON", "[" * 5000])
def test_what_is_no_file_is_refused_and_stays_typed(visitor, text):
    answer = visitor.submit("/verify", {"credential": text})

    assert answer.status_code == 422
    assert text[:50] in answer.text


@pytest.mark.parametrize("text", ["[]", "{}", "null", '{"proof": 3}'])
def test_what_is_no_certificate_does_not_hold(visitor, text):
    assert "This does not hold" in seen(visitor.submit("/verify", {"credential": text}))


def test_the_page_to_print(visitor, certificate):
    _, address = certificate
    answer = visitor.get(f"{address}/certificate.pdf")

    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF")
    assert answer.data == visitor.get(f"{address}/certificate.pdf").data


def test_a_name_that_no_font_has_is_printed_from_the_page(app, store, course, visitor):
    _, address = passed(app, store, course, "Ana 😀")

    assert "Print this page instead" in visitor.text(address)
    assert visitor.get(f"{address}/certificate.pdf").status_code == 404


def test_a_revoked_one_says_so_and_why(app, store, course, visitor):
    _, address = passed(app, store, course, "Rob")
    training.revoke(store, address.rpartition("/")[2], "Somebody else had written the answers.", now())

    page = visitor.text(address)
    assert "This certificate has been revoked" in page
    assert "Somebody else had written the answers." in page


def test_others_get_the_list_of_revoked_ones_signed(visitor):
    answer = visitor.get("/certificates/revoked")

    assert answer.mimetype == "application/vc+ld+json"
    assert json.loads(answer.text)["proof"]["cryptosuite"] == "eddsa-rdfc-2022"


def test_keys_are_published_where_the_site_has_a_name(site):
    named = site(base_url="https://training.example").test_client()

    document = named.get("/.well-known/did.json").json
    assert document["id"] == "did:web:training.example"
    assert len(document["assertionMethod"]) == 1


def test_a_site_without_a_name_publishes_no_keys(visitor):
    assert visitor.get("/.well-known/did.json").status_code == 404


def test_no_such_certificate(visitor):
    assert visitor.get("/verify/no-such-one").status_code == 404


def test_nothing_is_renewed_before_its_time(certificate):
    owner, _ = certificate

    answer = owner.submit("/certificates/onboarding/renew", on="/verify", follow_redirects=True)

    assert "cannot be renewed by refreshers now" in seen(answer)
