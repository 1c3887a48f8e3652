"""The course and its lessons."""

import pytest


def test_it_works(visitor, course):
    page = visitor.text("/course")

    for lesson in course.lessons.values():
        assert lesson.title in page
    assert "Start here" in page


def test_a_lesson_reads_like_an_article(visitor, course):
    lesson = next(iter(course.lessons.values()))

    page = visitor.get(f"/course/{lesson.id}").text

    assert f"<h1>{lesson.title}</h1>" in page
    assert f"{lesson.minutes} minutes" in page
    assert lesson.takeaway in page
    for heading in lesson.contents:
        assert f'href="#{heading.anchor}"' in page
        assert f'id="{heading.anchor}"' in page
    for rule in lesson.rules:
        assert f'href="/rules/{rule}"' in page


def test_samples_show_their_verdict_and_their_marks(visitor, course):
    lesson = next(iter(course.lessons.values()))

    page = visitor.get(f"/course/{lesson.id}").text

    assert page.count('<article class="message"') == len(lesson.samples)
    assert page.count('class="stamp not_allowed') == sum(one.verdict == "not_allowed" for one in lesson.samples)
    assert page.count('class="finding ') == sum(len(one.report.findings) for one in lesson.samples)


def test_marking_as_read_goes_on_to_the_next_lesson_and_is_kept(visitor, course):
    first, second = list(course.lessons)[:2]

    answer = visitor.submit(f"/course/{first}")

    assert (answer.status_code, answer.location) == (303, f"/course/{second}")
    assert "You have read this" in visitor.text(f"/course/{first}")
    assert f"1 of {len(course.lessons)} lessons read" in visitor.text("/course")


def test_after_the_last_lesson_comes_practice(visitor, course):
    for lesson in course.lessons:
        answer = visitor.submit(f"/course/{lesson}")

    assert answer.location == "/course"
    assert "Practise what you have read" in visitor.text("/course")


@pytest.mark.parametrize("address", ["/course/none", "/course/../rules", "/course/%00"])
def test_there_is_no_other_lesson(visitor, address):
    assert visitor.get(address).status_code == 404


def test_a_chapter_ends_with_a_quiz_about_what_it_teaches(visitor, course):
    chapter = course.chapters[0]

    answer = visitor.submit("/practice", {"chapter": chapter.id}, on="/course")
    page = visitor.text(answer.location)

    assert f"Quiz: {chapter.title}" in page
    assert "Quiz on this chapter" in visitor.text(f"/course/{chapter.lessons[-1].id}")


def test_there_is_no_quiz_on_an_unknown_chapter(visitor):
    assert visitor.submit("/practice", {"chapter": "nothing"}, on="/course").status_code == 404
