"""Static files: how long they keep, and how much they weigh."""

import gzip
import re

import pytest

MAX_WEIGHT = 60_000  # bytes compressed: page, styles and scripts, without the editor


def test_it_works(visitor):
    address = re.search(r'href="(/static/base\.css\?v=\w+)"', visitor.get("/today").text)[1]

    answer = visitor.get(address, headers={"Accept-Encoding": "gzip"})

    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"--paper-0" in gzip.decompress(answer.data)


def test_another_version_is_asked_for_anew(visitor):
    assert visitor.get("/static/base.css?v=old").headers["Cache-Control"] == "no-cache"
    assert visitor.get("/static/base.css").headers["Cache-Control"] == "no-cache"


def test_browsers_that_cannot_unpack_get_the_file_as_it_is(visitor):
    answer = visitor.get("/static/base.css", headers={"Accept-Encoding": "identity"})

    assert "Content-Encoding" not in answer.headers
    assert b"--paper-0" in answer.data


@pytest.mark.parametrize(
    "address", ["/today", "/course/permitted", "/practice", "/rules", "/rules/contact-phone", "/sandbox"]
)
def test_a_page_is_light(visitor, address):
    page = visitor.get(address)
    files = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))
    parts = [page.data, *(visitor.get(file).data for file in files)]

    assert sum(len(gzip.compress(part)) for part in parts) < MAX_WEIGHT


def test_files_outside_are_not_served(visitor):
    assert visitor.get("/static/../app.py").status_code == 404
    assert visitor.get("/static/%2e%2e/app.py").status_code == 404
