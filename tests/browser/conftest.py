"""A real site, served as `make run` serves it, and a real browser that complains about everything that it is told."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from scripts.find_browser import find_browser

ARGUMENTS = [
    "--headless=new",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    *(["--no-sandbox"] if os.geteuid() == 0 else []),  # Chromium's sandbox refuses to work for root
]
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
  console.error(`policy: ${violatedDirective} refused ${blockedURI} at ${sourceFile}:${lineNumber}`));
"""

OpenPage = Callable[..., Page]


@dataclass(frozen=True)
class Site:
    """A site that runs: its address, the folder of its database, and the one-time link that it printed."""

    address: str
    folder: Path
    first_link: str


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    port = free_port()
    folder = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "DATA": str(folder), "PORT": str(port)}
    command = [Path(sys.executable).with_name("permitted"), "serve"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    # It is printed once the port listens: from then on a request waits for its answer.
    printed = process.stdout.readline() + process.stdout.readline()
    address = f"http://127.0.0.1:{port}"
    link = re.search(rf"{re.escape(address)}/link/\S+", printed)
    assert link is not None, printed
    yield Site(address, folder, link[0])
    process.terminate()
    process.stdout.close()
    process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Complaints:
    """What the pages of a test complained about; anything at all fails the test."""

    told: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        context.on("console", self.note)
        context.on("weberror", lambda error: self.told.append(f"error: {error.error}"))

    def note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.told.append(f"{message.page.url if message.page else ''}: {message.text}")

    def forgive(self, pattern: str) -> None:
        """Leave out those that match: what the test itself brought about."""
        self.told[:] = [text for text in self.told if not re.search(pattern, text)]


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    complaints = Complaints()
    yield complaints
    assert complaints.told == []


@pytest.fixture
def visit(browser: Browser, site: Site, complaints: Complaints) -> Iterator[OpenPage]:
    """Open a page as a new person, with options of Playwright's new_context such as java_script_enabled."""
    contexts: list[BrowserContext] = []

    def open_page(path: str, **options: Any) -> Page:
        context = browser.new_context(base_url=site.address, locale="en-GB", **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        complaints.listen(context)
        if options.get("java_script_enabled", True):
            context.add_init_script(REPORT_VIOLATIONS)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
