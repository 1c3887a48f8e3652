"""Reads the YAML tables that stand beside the code."""

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
