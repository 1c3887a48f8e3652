"""Find the Chromium or Chrome that the browser tests drive: one on the machine, else one that Playwright fetches."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "google-chrome-beta", "chrome")
PLACES = (  # where macOS keeps them, out of PATH
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ADVICE = "install Chromium (on Debian: apt-get install chromium) or Chrome, or name one with CHROMIUM="


class NoBrowserError(Exception):
    """There is no browser to test with; the text says what to install."""


def find_browser() -> str:
    """Give the path of a browser that runs; raise NoBrowserError."""
    named = os.environ.get("CHROMIUM", "").strip()
    if named:
        if _runs(shutil.which(named) or named):
            return shutil.which(named) or named
        raise NoBrowserError(f"CHROMIUM names {named}, which does not run: {ADVICE}.")
    return next(_on_this_machine(), None) or _fetched()


def _on_this_machine() -> Iterator[str]:
    for name in (*NAMES, *PLACES):
        path = shutil.which(name)
        # Ubuntu's chromium-browser may be a note that says to install another package.
        if path and _runs(path):
            yield path
    path = _path_by_playwright()
    if path and _runs(path):
        yield path


def _fetched() -> str:
    """Let Playwright fetch its Chromium into its own folder in the home directory: nothing of the system changes."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    path = _path_by_playwright()
    if path and _runs(path):
        return path
    raise NoBrowserError(f"The browser tests need a browser, and Playwright could not fetch one: {ADVICE}.")


def _path_by_playwright() -> str | None:
    # In a process of its own: pytest's workers have event loops that Playwright's would meet.
    program = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    path = Path(answer.stdout.strip())
    return str(path) if path.is_file() else None


def _runs(path: str) -> bool:
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def main() -> int:
    """Print the browser's path, or say what to install."""
    try:
        print(find_browser())
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
