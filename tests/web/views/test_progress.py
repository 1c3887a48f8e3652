"""Progress: what somebody remembers, and what comes back when."""

import re

from permitted.validator import RULES
from tests.web.visitor import Visitor


def test_it_works(visitor):
    assert "Nothing yet." in visitor.text("/progress")


def test_what_was_answered_shows_as_memory(visitor, forbidden):
    address = visitor.submit("/practice", {"rule": forbidden.about}).location
    title = RULES[forbidden.about].title

    assert f"{title}not asked yet" in re.sub(r"\s+", " ", visitor.text("/progress")).replace(f"{title} ", title)
    for number in range(1, 3):
        step = address[:-1] + str(number)
        question = re.search(r'name="question" value="(\w+)"', visitor.get(step).text)[1]
        visitor.submit(step, wrong_answer(question, visitor.get(step).text))

    page = visitor.text("/progress")
    assert f"{title} 100 %" in page
    assert "Weakest today" in page
    assert re.search(r"1 day with practice, \d answer", page)
    assert "right at first sight; truly between" in page


def wrong_answer(question, page):
    """Answer with whatever stands first."""
    if question == "verdict":
        return {"question": question, "verdict": "allowed"}
    if question in ("rewrite", "reply"):
        return {"question": question, "body": "No."}
    if question == "order":
        places = re.findall(r'name="(place_[\w-]+)"', page)
        return {"question": question, **{place: str(number) for number, place in enumerate(places, 1)}}
    return {"question": question, "picked": re.findall(r'name="picked" value="([^"]+)"', page)[:1]}


def test_the_refreshers_to_come_are_counted(guest, course):
    page = guest.text("/progress")

    lesson = next(iter(course.lessons.values()))
    assert f"today {len(course.taught_in(lesson))}" in re.sub(r"\s+", " ", page)


def test_a_week_of_refreshers_is_tried_by_a_clock_that_is_ahead(site, forbidden):
    today = Visitor(site().test_client())
    address = today.submit("/practice", {"rule": forbidden.about}).location
    question = re.search(r'name="question" value="(\w+)"', today.get(address).text)[1]
    today.submit(address, wrong_answer(question, today.get(address).text))
    assert "due today" not in today.text("/today")

    ahead = site(days_ahead=7).test_client()
    ahead.set_cookie("permitted", today.client.get_cookie("permitted").value)

    assert "1 refresher due today" in Visitor(ahead).text("/today")
