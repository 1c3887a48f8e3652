"""Catalogues: the rules as each version had them that this site has run with."""

import json
from dataclasses import asdict
from functools import lru_cache

from sqlite_utils import Database

from permitted.learning.changes import Catalogue, Kept, RuleText
from permitted.store import rows


def keep(db: Database, version: int, rules: Catalogue, now: int) -> None:
    """Keep the rules of a version, unless they are kept already."""
    texts = json.dumps({rule: asdict(text) for rule, text in rules.items()}, ensure_ascii=False)
    db.execute(
        "INSERT INTO catalogues (version, json, met_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (version, texts, now)
    )


def has(db: Database, version: int) -> bool:
    """Is a version kept?"""
    return rows.one(db, bool, "SELECT 1 FROM catalogues WHERE version = ?", version) is not None


def up_to(db: Database, version: int) -> tuple[Kept, ...]:
    """Give the versions that are kept, the oldest first, without those after one."""
    sql = "SELECT version, json, met_at FROM catalogues WHERE version <= ? ORDER BY version"
    return rows.many(db, _kept, sql, version)


def _kept(version: int, texts: str, met_at: int) -> Kept:
    return Kept(version, _catalogue(texts), met_at)


@lru_cache(maxsize=64)  # they never change, and every Today asks for them
def _catalogue(texts: str) -> Catalogue:
    return {rule: RuleText(**text) for rule, text in json.loads(texts).items()}
