"""Take the README's pictures of the running product, so that they show what it is today."""

import itertools
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from scripts.find_browser import find_browser

PROJECT = Path(__file__).resolve().parents[1]
PICTURES = PROJECT / "docs/pictures"
MAX_BYTES = 300_000  # of one picture
SITUATION = "/sandbox/second-cracked-pot"
REPLY = (
    "Dear R. Castell,\n\n"
    "I am sorry that the second lid came cracked too. I have refunded the full price today.\n\n"
    "If you like, call me on 020 7946 0182, and we'll send you 15% off your next pot.\n\n"
    "The carrier shows the new parcel at http://www.dpd.co.uk/parcels\n\n"
    "Kind regards, Jo"
)


def main() -> int:
    """Take every picture anew; 1 if one of them is too large to be kept."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with _served() as address, sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--headless=new", *sandbox])
        page = browser.new_page(base_url=address, locale="en-GB", viewport={"width": 1280, "height": 900})
        _show_reply(page)
        _keep(page, "sandbox")
        _show_answer(page)
        _keep(page, "practice")
        browser.close()
    return int(_any_too_large())


@contextmanager
def _served() -> Iterator[str]:
    """Serve the site on a folder that goes away with it; give its address once it listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DATA": folder, "PORT": str(port)}
        command = [str(Path(sys.executable).with_name("permitted")), "serve"]
        site = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            # It is printed once the port listens: from then on a request waits for its answer.
            if site.stdout is None or not site.stdout.readline():
                raise RuntimeError("the site did not start")
            yield f"http://127.0.0.1:{port}"
        finally:
            site.terminate()
            site.communicate()


def _show_reply(page: Page) -> None:
    page.goto(SITUATION)
    page.get_by_role("textbox", name="Your reply").click()
    page.keyboard.insert_text(REPLY)
    page.get_by_text("http://www.dpd.co.uk/parcels", exact=True).last.hover()
    page.locator(".cm-tooltip-lint").wait_for()


def _show_answer(page: Page) -> None:
    page.goto("/rules/link-insecure")
    page.get_by_role("button", name="Practise this rule").click()
    run = page.url.rpartition("/")[0]
    for step in itertools.count(1):
        page.goto(f"{run}/{step}")
        if page.get_by_role("button", name="Not allowed").count():
            break
    page.get_by_role("radio", name="Fairly sure").check()
    page.get_by_role("button", name="Not allowed").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Check").click()
    expect(page.locator("mark").first).to_be_visible()


def _keep(page: Page, name: str) -> None:
    page.screenshot(path=PICTURES / f"{name}.png")


def _any_too_large() -> bool:
    too_large = [path.name for path in PICTURES.glob("*.png") if path.stat().st_size > MAX_BYTES]
    if too_large:
        print(f"Over {MAX_BYTES:,} bytes, and too large to be kept: {', '.join(too_large)}.", file=sys.stderr)
    return bool(too_large)


if __name__ == "__main__":
    sys.exit(main())
