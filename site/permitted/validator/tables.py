"""Reads the YAML tables that stand beside the code."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent

# The base loader makes text of every scalar: `no` is a word here, not a boolean.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def table(name: str) -> Any:  # the shape is the table's own
    """Read a table by its path below the validator's folder, without the ending: `wording/en`."""
    with (FOLDER / f"{name}.yaml").open(encoding="utf-8") as file:
        return yaml.load(file, Loader=_Loader)  # noqa: S506  # the base loader makes nothing but text, lists and mappings


@cache
def lexicon_of(language: str) -> Mapping[str, Any]:
    """Read a language's lexicon, and put together what its files say about one thing: `concepts`, `patterns`..."""
    together: dict[str, Any] = {}
    for path in sorted((FOLDER / "lexicon" / language).glob("*.yaml")):
        for name, entries in table(f"lexicon/{language}/{path.stem}").items():
            together[name] = {**together[name], **entries} if name in together else entries
    return together
