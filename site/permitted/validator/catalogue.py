"""The rules as data, read once from catalogue.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from permitted.validator.report import Severity
from permitted.validator.tables import table


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue; `about` is the field of findings that concern the whole message."""

    id: str
    title: str
    group: str
    severity: Severity
    applies: Literal["both", "proactive", "reply"]
    basis: Literal["amazon", "article", "ours"]
    source: tuple[str, ...]
    statement: str
    about: str | None = None


_CATALOGUE = table("catalogue")

RULES_VERSION: int = int(_CATALOGUE["version"])
GROUPS: Mapping[str, str] = _CATALOGUE["groups"]
SOURCES: Mapping[str, str] = _CATALOGUE["sources"]
RULES: Mapping[str, Rule] = {
    entry["id"]: Rule(**{**entry, "severity": Severity(entry["severity"]), "source": tuple(entry["source"])})
    for entry in _CATALOGUE["rules"]
}
