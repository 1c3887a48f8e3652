"""A server that is killed in the middle of a run: what was answered is there when it is started again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import free_port
from tests.browser.practice import answer, follow

ANSWERED = 3


@contextmanager
def serving(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """Serve a site from a folder; all its processes are gone afterwards."""
    command = [Path(sys.executable).with_name("permitted"), "serve"]
    environment = {**os.environ, "DATA": str(folder), "PORT": str(port)}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment, start_new_session=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.stdout.close()
        process.wait(timeout=30)


def answer_next(page: Page) -> None:
    """Answer all that a step asks, and go on."""
    while page.locator("input[name=question]").count():
        answer(page, page.locator("input[name=question]").get_attribute("value") or "")
    follow(page, page.locator("a[data-key=Enter]"))


@pytest.mark.xdist_group("killed")
def test_a_run_goes_on_where_it_stopped(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}", locale="en-GB")
    page = context.new_page()
    with serving(tmp_path, port) as process:
        page.goto("/practice")
        follow(page, page.get_by_role("button", name="Start").first)
        for _ in range(ANSWERED):
            answer_next(page)
        run = page.url
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=30)

    with serving(tmp_path, port):
        page.goto("/today")
        expect(page.get_by_text(f"Question {ANSWERED + 1} of 10 is waiting")).to_be_visible()
        follow(page, page.get_by_role("link", name="Go on").first)
        assert page.url == run
        answer_next(page)
        page.goto(run.rsplit("/", 1)[0])
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"{ANSWERED + 1} of 10 answered so far")
    context.close()
