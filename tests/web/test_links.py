"""Every internal link lives, for everybody."""

import re
from collections import deque
from html import unescape

ATTRIBUTES = re.compile(r'(?:href|src|action|formaction|data-check)="([^"]*)"')
IDS = re.compile(r'\bid="([^"]+)"')


def test_it_works(guest):
    guest.submit("/practice")
    guest.submit("/sandbox/second-cracked-pot", {"body": "Call me on 020 7946 0182."})
    guest.submit("/sandbox/free", {"body": "Thank you.", "kind": "reply"})
    walk(guest)


def test_links_for_somebody_new_live(visitor):
    walk(visitor)


def walk(visitor):
    """Open all that is linked from the first page, once each; anchors must be there too."""
    waiting, pages = deque(["/"]), {}
    while waiting:
        address = waiting.popleft()
        answer = visitor.get(address, follow_redirects=True)
        assert answer.status_code in (200, 405), address
        pages[address] = answer.text if answer.mimetype == "text/html" and answer.status_code == 200 else ""
        for link in map(unescape, ATTRIBUTES.findall(pages[address])):
            path, _, anchor = link.partition("#")
            assert path.startswith("/") or (not path and anchor), f"{link} on {address}"
            if path and path not in pages and path not in waiting:
                waiting.append(path)
            if anchor and not path:
                assert anchor in IDS.findall(pages[address]), f"{link} on {address}"
    assert len(pages) > 90


def test_no_id_stands_twice_on_a_page(guest, course):
    kept = guest.submit("/sandbox/second-cracked-pot", {"body": "Call me on 020 7946 0182."}).location
    run = guest.submit("/practice").location

    for address in (
        *(f"/course/{lesson}" for lesson in course.lessons),
        "/rules/contact-phone",
        kept,
        run,
        "/practice",
    ):
        ids = IDS.findall(guest.get(address).text)
        assert len(ids) == len(set(ids)), address
