"""Measures how long the server takes over an answer and the next item, with many answers stored."""

import argparse
import json
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from flask.testing import FlaskClient

from permitted import training
from permitted.course import Course, Scenario, VerdictTask
from permitted.settings import Settings
from permitted.store import Person, Store, people
from permitted.web import create_app
from permitted.web.limits import limiter

CARDS_A_PERSON = 73
STEPS = 10  # of a run
ROUNDS = 40  # of each thing that is measured
BETWEEN = 60_000_000  # microseconds between two answers
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Size:
    """How much is stored, and within which time (milliseconds) the next item is to come."""

    attempts: int
    cards: int
    target: int


SIZES = (Size(100_000, 5_000, 50), Size(100_000, 73, 50))  # the second: all by one person
HUGE = Size(10_000_000, 500_000, 100)


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--ten-million", action="store_true", help="measure with ten million answers too: two minutes, 4 GB"
    )
    for size in (*SIZES, HUGE) if parser.parse_args().ten_million else SIZES:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), size)


def _measure(folder: Path, size: Size) -> None:
    app = create_app(Settings(folder=folder))
    site = app.extensions["permitted"]
    begun = time.perf_counter()
    _fill(site.store, folder / "permitted.sqlite3", site.course, size)
    stored = sum(file.stat().st_size for file in folder.glob("permitted.sqlite3*")) / 1e6
    said = f"made in {time.perf_counter() - begun:.0f} s, {stored:,.0f} MB"
    print(f"\n{size.attempts:,} attempts, {size.cards:,} cards ({said})")
    limiter.enabled = False  # one client asks more often than a person may
    person = people.by_id(site.store.reading(), max(1, _number_of_people(size) // 2))
    assert person is not None  # noqa: S101  # it was just made
    print(f"  of these, {len(training.attempts_of(site.store, person)):,} attempts by the one who is measured")
    client = app.test_client()
    client.set_cookie("permitted", training.start_session(site.store, person, _now()))
    _print_pages(client, site.store, person, site.course, size)
    site.store.close()


def _print_pages(client: FlaskClient, store: Store, person: Person, course: Course, size: Size) -> None:
    verdicts = [one for one in course.scenarios.values() if isinstance(one.task, VerdictTask)][:STEPS]
    _print("an answer and the next item", _answers(client, store, person, verdicts), size.target)
    token = _token(client, "/practice")
    _print("a run begun and its first item", _times(lambda: _begin(client, "/practice", token)), size.target)
    _print("a refresher begun and its first item", _times(lambda: _begin(client, "/refresher", token)), size.target)
    _print("today", _times(lambda: client.get("/today")))
    _print("progress", _times(lambda: client.get("/progress")))


def _answers(client: FlaskClient, store: Store, person: Person, verdicts: Sequence[Scenario]) -> list[float]:
    times: list[float] = []
    while len(times) < ROUNDS:
        run = training.start_run(store, person, "practice", "Practice", verdicts, _now())
        for step in range(1, len(verdicts)):
            address = f"/practice/{run.token}/{step}"
            form = {"csrf_token": _token(client, address), "question": "verdict", "verdict": "allowed"}
            begun = time.perf_counter()
            answer = client.post(address, data=form)
            shown = client.get(f"/practice/{run.token}/{step + 1}")
            times.append(time.perf_counter() - begun)
            assert (answer.status_code, shown.status_code) == (303, 200)  # noqa: S101  # else nothing was measured
    return times


def _begin(client: FlaskClient, address: str, token: str) -> None:
    answer = client.post(address, data={"csrf_token": token})
    assert "/practice/" in answer.location  # noqa: S101
    client.get(answer.location)


def _token(client: FlaskClient, address: str) -> str:
    match = TOKEN.search(client.get(address).text)
    assert match is not None  # noqa: S101
    return match[1]


def _times(act: Callable[[], object]) -> list[float]:
    times: list[float] = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return times


def _print(what: str, times: list[float], target: int | None = None) -> None:
    ordered = sorted(times)
    median, worst = ordered[len(ordered) // 2] * 1000, ordered[-1] * 1000
    wanted = f"  (target: {target} ms)" if target else ""
    print(f"  {what:38} median {median:6.1f} ms, worst {worst:6.1f} ms{wanted}")


def _number_of_people(size: Size) -> int:
    return size.cards // CARDS_A_PERSON


def _fill(store: Store, path: Path, course: Course, size: Size) -> None:
    """Write people, runs, attempts, reviews and cards, the people's answers mixed as they would come in."""
    scenario = next(iter(course.scenarios.values()))
    ids = list(course.scenarios)
    abouts = sorted({one.about for one in course.scenarios.values()})[:CARDS_A_PERSON]
    store.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA cache_size = -500000")
        db.execute("BEGIN")
        indexes = _without_indexes(db)
        db.execute("INSERT INTO scenario_versions VALUES (?, ?)", (scenario.hash, json.dumps(scenario.as_object())))
        db.execute("CREATE TEMP TABLE ids (n INTEGER PRIMARY KEY, id TEXT)")
        db.executemany("INSERT INTO ids VALUES (?, ?)", enumerate(ids))
        db.execute("CREATE TEMP TABLE abouts (n INTEGER PRIMARY KEY, about TEXT)")
        db.executemany("INSERT INTO abouts VALUES (?, ?)", enumerate(abouts))
        numbers = {
            "persons": _number_of_people(size),
            "attempts": size.attempts,
            "runs": size.attempts // STEPS,
            "steps": STEPS,
            "ids": len(ids),
            "abouts": len(abouts),
            "start": _now() - size.attempts * BETWEEN // _number_of_people(size),
            "between": BETWEEN // _number_of_people(size),
            "now": _now(),
            "hash": scenario.hash,
        }
        for statement in _FILL:
            db.execute(statement, numbers)
        for index in indexes:
            db.execute(index)
        db.execute("COMMIT")


def _without_indexes(db: sqlite3.Connection) -> list[str]:
    """Drop the indexes of the large tables, and give what makes them again: all at once is much faster."""
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (?, ?)"
    found = db.execute(sql, ("attempts", "reviews")).fetchall()
    for name, _ in found:
        db.execute(f"DROP INDEX {name}")
    return [made for _, made in found]


def _count(last: str) -> str:
    return f"WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :{last})"  # noqa: S608


_FILL = (
    f"""{_count("persons")}
    INSERT INTO people (id, email, email_key, name, zone, password_hash, created_at, seen_at)
    SELECT n, n || '@example.com', n || '@example.com', 'Person', 'UTC', 'hash', :start, :now FROM numbers""",  # noqa: S608
    f"""{_count("runs")}
    INSERT INTO runs (id, token, person_id, mode, title, scenario_ids, created_at)
    SELECT n, 'token-' || n, n % :persons + 1, 'practice', 'Practice', '["one"]',
        :start + (n - 1) * :steps * :between FROM numbers""",  # noqa: S608
    f"""{_count("attempts")}
    INSERT INTO attempts (id, person_id, run_id, step, question, scenario_id, scenario_hash, seed, answer, certainty,
        hinted, points, rules_version, answered_at)
    SELECT numbers.n, ((numbers.n - 1) / :steps + 1) % :persons + 1, (numbers.n - 1) / :steps + 1,
        (numbers.n - 1) % :steps + 1, 'verdict', id, :hash, numbers.n, '"allowed"', 2, 0, numbers.n % 2, 1,
        :start + numbers.n * :between
    FROM numbers JOIN ids ON ids.n = (numbers.n * 7919) % :ids""",  # noqa: S608
    """INSERT INTO reviews (person_id, about, rating, source, moves_card, reviewed_at)
    SELECT person_id, about, 1 + 2 * (attempts.id % 2), 'practice', attempts.id % 2, answered_at
    FROM attempts JOIN abouts ON abouts.n = attempts.id % :abouts""",
    f"""{_count("persons")}
    INSERT INTO cards (person_id, about, due, stability, difficulty, reviewed_at, reviews, lapses)
    SELECT numbers.n, about, :now + (abouts.n - 30) * 3600000000, 5.0, 5.0, :now - 400000000000, 3, 0
    FROM numbers CROSS JOIN abouts""",  # noqa: S608
)


def _now() -> int:
    return time.time_ns() // 1000


if __name__ == "__main__":
    main()
