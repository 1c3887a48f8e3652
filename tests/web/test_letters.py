"""The message card: what is drawn, and that hostile text stays text."""

from datetime import UTC, datetime, timedelta

from flask import get_template_attribute

from permitted.validator import (
    Attachment,
    Buyer,
    EarlierMessage,
    Finding,
    Message,
    Order,
    Report,
    Seller,
    Severity,
    Verdict,
    check,
)
from permitted.web.letters import MAX_NOTES, letter

HOSTILE = '<script>alert(1)</script><img src=x onerror="x">"\'&</div>'
SENT = datetime(2026, 3, 24, 15, 20, tzinfo=UTC)


def drawn(app, message, report=None):
    with app.test_request_context("/"):
        shown = letter(message, report)
        card = get_template_attribute("letter.html", "card")(shown, "k")
        return f"{card}{get_template_attribute('letter.html', 'findings')(shown, 'k')}"


def report(*findings):
    return Report(Verdict.of(findings), findings, "en", 1)


def test_it_works(app):
    message = Message(
        "Hello Ana, call 020 7946 0182 today. Best, Jo",
        subject="Your lamp",
        kind="reply",
        order=Order("113-6648201-1175539"),
    )

    html = drawn(app, message, check(message))

    assert '<mark class="violation" data-notes="k-1 ">020 7946 0182</mark><a class="mark-number"' in html
    assert 'href="#k-1"' in html
    assert 'id="k-1"' in html
    assert "Telephone number" in html
    assert "113-6648201-1175539" in html
    assert "You answer the buyer" in html


def test_hostile_text_stays_text_in_every_field(app):
    message = Message(
        HOSTILE,
        subject=HOSTILE,
        order=Order(HOSTILE),
        buyer=Buyer(message=HOSTILE, language="xx-evil"),
        attachments=(Attachment(HOSTILE, alt=HOSTILE, size=3),),
        history=(EarlierMessage(HOSTILE),),
        seller=Seller(HOSTILE),
    )
    finding = Finding("contact-email", Severity.VIOLATION, "body", 3, 20, HOSTILE[3:20], HOSTILE)

    html = drawn(app, message, report(finding))

    assert "<script" not in html
    assert "<img" not in html
    assert "onerror=&#34;" in html
    assert html.count("</div>") == html.count("<div")


def test_marks_that_overlap_give_well_formed_pieces(app):
    message = Message("abcdef")
    first = Finding("contact-email", Severity.REVIEW, "body", 0, 4, "abcd", "one")
    second = Finding("contact-phone", Severity.VIOLATION, "body", 2, 6, "cdef", "two")

    html = drawn(app, message, report(first, second))

    assert (
        '<mark class="review" data-notes="k-1 ">ab</mark><mark class="violation" data-notes="k-1 k-2 ">cd</mark>'
        in html
    )
    assert '<mark class="violation" data-notes="k-2 ">ef</mark>' in html


def test_findings_about_the_whole_are_listed_and_not_marked(app):
    message = Message("Hello.", order=Order("113-6648201-1175539"))

    html = drawn(app, message, check(message))

    assert "Order id missing" in html
    assert '<p class="place">Order</p>' in html
    assert "<mark" not in html


def test_html_is_shown_as_source_and_says_so(app):
    html = drawn(app, Message("<p>Hello</p>", format="html"))

    assert "&lt;p&gt;Hello&lt;/p&gt;" in html
    assert "You see its source" in html


def test_text_of_either_direction_finds_its_own(app):
    assert html_of_body(drawn(app, Message("شكرا لك\nThanks"))).startswith('<div class="body" dir="auto">شكرا')


def html_of_body(html):
    return html[html.index('<div class="body"') :]


def test_a_finding_in_the_subject_is_marked_there(app):
    message = Message("Hello.", subject="Mail jo@shop.com", kind="reply")

    html = drawn(app, message, check(message))

    assert html.index("jo@shop.com</mark>") < html.index('<div class="body"')
    assert '<p class="place">Subject</p>' in html


def test_times_are_told_as_exactly_as_the_rules_need(app):
    late = Message("x", sent_at=SENT, order=Order("1", SENT - timedelta(days=30, hours=2)))
    soon = Message("x", sent_at=SENT, order=Order("1", SENT - timedelta(hours=5)))

    assert "30 days and 2 hours earlier" in drawn(app, late)
    assert "5 hours earlier" in drawn(app, soon)


def test_a_page_lists_no_more_findings_than_it_can_show(app):
    message = Message("😀" * 1_000)

    html = drawn(app, message, check(message))

    assert html.count('class="finding ') <= MAX_NOTES
    assert len(html) < 400_000
