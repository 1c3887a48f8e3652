"""The editor's own unit tests, which Node runs."""

import gzip
import subprocess

from permitted.settings import PROJECT
from scripts.build_editor import find_node


def test_offsets_are_converted_as_the_server_counts_them() -> None:
    sources = sorted((PROJECT / "site/permitted/web/editor/src").glob("*.test.js"))

    answer = subprocess.run([find_node(), "--test", *sources], capture_output=True, text=True)

    assert sources
    assert answer.returncode == 0, answer.stdout


MAX_BUNDLE = 140_000  # bytes compressed, so that pages with the editor stay under 200 KB


def test_the_bundle_stays_small() -> None:
    bundle = (PROJECT / "site/permitted/web/static/build/editor.js").read_bytes()

    assert len(gzip.compress(bundle)) < MAX_BUNDLE
