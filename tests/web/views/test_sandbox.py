"""The sandbox: writing, checking, mending, keeping."""

import json
import re

import pytest

from permitted.validator import check
from tests.web.visitor import seen

RASH = "Dear Ms Castell,\r\n\r\ncall me on 020 7946 0182 or see http://oakandlinen.example/care\r\n\r\nJo"
JSON = {"Accept": "application/json"}


@pytest.fixture
def thread(course):
    return course.threads["second-cracked-pot"]


@pytest.fixture
def desk(thread):
    return f"/sandbox/{thread.id}"


def test_it_works(visitor, course):
    page = visitor.text("/sandbox")

    for thread in course.threads.values():
        assert thread.title in page
    assert "Any message" in page


def test_a_situation_shows_all_that_one_needs_to_answer(visitor, thread, desk):
    page = visitor.text(desk)

    assert thread.context.buyer.message.split("\n")[0] in page
    for label, value in thread.facts:
        assert label in page
        assert value in page
    for point in thread.context.must_mention:
        assert point.label in page


def test_model_replies_are_not_given_away(visitor, thread, desk):
    assert thread.models[0].strip().split("\n")[2] not in visitor.get(desk).text


def test_check_marks_the_text_and_keeps_nothing(visitor, desk):
    page = visitor.submit(f"{desk}/check", {"body": RASH}, on=desk)

    assert page.status_code == 200
    assert re.search('<mark class="violation" data-notes="p-[0-9]+ ">020 7946 0182</mark>', page.text)
    assert "Telephone number" in page.text
    assert "3 to mend" in seen(page)
    assert "Your earlier replies" not in visitor.text(desk)
    assert "permitted" not in visitor.cookies()


def test_live_check_gives_the_report_and_the_panel(visitor, thread, desk):
    answer = visitor.submit(f"{desk}/check", {"body": RASH}, on=desk, headers=JSON)

    message = thread.reply(RASH.replace("\r\n", "\n"))
    assert answer.json["report"] == json.loads(check(message).to_json())
    assert 'class="stamp not_allowed' in answer.json["panel"]
    assert 'data-fix-replacement="https://oakandlinen.example/care"' in answer.json["panel"]
    assert "<html" not in answer.json["panel"]
    assert "<mark" not in answer.json["panel"]


def test_live_check_of_nothing_is_no_verdict(visitor, desk):
    answer = visitor.submit(f"{desk}/check", {"body": ""}, on=desk, headers=JSON)

    assert answer.status_code == 200
    assert "stamp" not in answer.json["panel"]


def test_live_check_tells_the_editor_what_it_can_act_on(visitor, desk):
    stale = visitor.post(f"{desk}/check", {"body": "Hello"}, headers=JSON)
    long = visitor.submit(f"{desk}/check", {"body": "x" * 20_001}, on=desk, headers=JSON)

    assert (stale.status_code, long.status_code) == (400, 413)


def test_a_fix_is_applied_by_the_server(visitor, desk):
    checked = visitor.submit(f"{desk}/check", {"body": RASH}, on=desk).text
    name = checked.split('name="fix" value="link-insecure')[1].split('"')[0]

    mended = visitor.submit(f"{desk}/check", {"body": RASH, "fix": f"link-insecure{name}"}, on=desk)

    assert "see https://oakandlinen.example/care" in mended.text
    assert "Link without https" not in mended.text


def test_a_fix_for_a_text_that_has_changed_changes_nothing(visitor, desk):
    fields = {"body": "Dear Ms Castell, thank you.", "fix": "link-insecure:body:49:80"}

    page = visitor.submit(f"{desk}/check", fields, on=desk)

    assert "Dear Ms Castell, thank you.</textarea>" in page.text


def test_a_text_that_is_not_understood_is_not_called_fit_to_send(visitor):
    german = "Guten Tag Frau Castell,\n\ndas tut uns leid. Wir haben den Topf heute noch einmal an Sie geschickt.\n\nJo"
    english = "Dear Ms Castell,\n\nwe are sorry. We have sent you the pot again today.\n\nJo"
    said, fit = "The validator reads English.", "This may be sent as it stands."

    def pages(body):
        checked = visitor.submit("/sandbox/free/check", {"kind": "reply", "body": body}, on="/sandbox/free")
        kept = visitor.submit("/sandbox/free", {"kind": "reply", "body": body})
        return checked.text, visitor.text(kept.location)

    assert [(said in page, fit in page) for page in pages(german)] == [(True, False), (True, False)]
    assert [(said in page, fit in page) for page in pages(english)] == [(False, False), (False, True)]


def test_submit_keeps_the_reply_and_shows_it_beside_the_models(visitor, thread, desk):
    answer = visitor.submit(desk, {"body": RASH})
    page = visitor.get(answer.location)

    assert answer.status_code == 303
    assert 'class="stamp not_allowed' in page.text
    assert "<mark" in page.text
    for model in thread.models:
        assert model.strip().split("\n")[0] in page.text
    for point in thread.context.must_mention:
        assert point.label in page.text


def test_earlier_replies_can_be_read_again_and_gone_on_with(visitor, desk):
    first = visitor.submit(desk, {"body": "The first reply."}).location
    visitor.submit(desk, {"body": "The second reply."})

    assert f'href="{first}"' in visitor.get(desk).text
    assert "The first reply." in visitor.text(first)
    assert "The first reply.</textarea>" in visitor.get(f"{desk}?from={first.rsplit('/', 1)[1]}").text


def test_an_empty_reply_is_asked_for_again(visitor, desk):
    answer = visitor.submit(desk, {"body": "  \r\n "})

    assert answer.status_code == 422
    assert "Write something first." in answer.text


def test_a_refused_token_keeps_all_that_was_typed(visitor, desk):
    answer = visitor.post(desk, {"body": "A long reply <b>with</b> “quotes”.", "csrf_token": "stale"})

    assert answer.status_code == 400
    assert "nothing is lost" in seen(answer)
    assert "A long reply &lt;b&gt;with&lt;/b&gt; “quotes”.</textarea>" in answer.text


def test_a_refused_form_can_be_sent_again_as_it_is(visitor, desk):
    page = visitor.post(desk, {"body": "Hello.", "csrf_token": "stale"})
    fresh = page.text.split('name="csrf_token" value="')[1].split('"')[0]

    assert visitor.post(desk, {"body": "Hello.", "csrf_token": fresh}).status_code == 303


def test_a_reply_is_its_writers_alone(guest, visitor, ana, ada, desk):
    kept = guest.submit(desk, {"body": "Mine."}).location

    for other in (visitor, ana, ada):
        assert other.get(kept).status_code == 404
        assert other.get(f"{desk}?from={kept.rsplit('/', 1)[1]}").status_code == 404
    assert guest.get(kept).status_code == 200


def test_a_reply_belongs_to_its_situation(guest, desk):
    kept = guest.submit(desk, {"body": "Mine."}).location

    assert guest.get(kept.replace("second-cracked-pot", "free")).status_code == 404


def test_any_message_is_checked_by_what_is_known_of_it(visitor):
    fields = {
        "kind": "proactive",
        "purpose": "invoice",
        "order_id": "113-6648201-1175539",
        "subject": "Write to jo@shop.com",
        "body": "Your invoice is attached.",
    }

    page = visitor.submit("/sandbox/free/check", fields, on="/sandbox/free")

    assert (
        '<mark class="violation" data-notes="p-2 ">' in page.text
        or '<mark class="violation" data-notes="p-1 ">' in page.text
    )
    assert "Order id missing" in page.text
    assert 'value="proactive" checked' in page.text
    assert 'value="invoice" selected' in page.text
    assert 'value="113-6648201-1175539"' in page.text


def test_any_message_is_kept_too(visitor):
    fields = {"kind": "reply", "subject": "Hello", "body": "Thank you for asking."}

    page = visitor.get(visitor.submit("/sandbox/free", fields).location)

    assert "Thank you for asking." in page.text
    assert 'class="stamp allowed' in page.text


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("kind", "shout", "Not a valid choice"),
        ("purpose", "nonsense", "Not a valid choice"),
        ("subject", "x" * 1_001, "The subject is longer"),
        ("order_id", "1" * 200, "An order id has 17 digits"),
        ("body", "x" * 20_001, "The text is longer"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(visitor, name, value, words):
    answer = visitor.submit("/sandbox/free", {"kind": "reply", "body": "Hello", name: value})

    assert answer.status_code == 422
    assert words in answer.text


HOSTILE = "</textarea><script>alert(1)</script> me@shop.com"


def test_hostile_text_stays_text(visitor, desk):
    page = visitor.submit(f"{desk}/check", {"body": HOSTILE}, on=desk).text
    live = visitor.submit(f"{desk}/check", {"body": HOSTILE}, on=desk, headers=JSON).json["panel"]
    kept = visitor.get(visitor.submit(desk, {"body": HOSTILE}).location).text

    for html in (page, live, kept):
        assert "<script>" not in html
    assert page.count("</textarea>") == 1


def test_a_check_that_is_loaded_anew_leads_back(visitor, desk):
    assert visitor.get(f"{desk}/check").location == desk


def test_there_is_no_other_situation(visitor):
    assert visitor.get("/sandbox/none").status_code == 404
    assert visitor.post("/sandbox/none/check").status_code == 404
