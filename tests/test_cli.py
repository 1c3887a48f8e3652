"""The command `permitted`, run as a person would run it."""

import csv
import io
import json
import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from permitted import store, training
from permitted.course import load_course
from permitted.learning.changes import texts_of
from permitted.settings import Settings
from permitted.validator import RULES, RULES_VERSION, Verdict

PERMITTED = Path(sys.executable).with_name("permitted")
MEBIBYTE = 1024 * 1024
SILENT = json.dumps({"body": "Thank you, the lid is on its way.", "kind": "reply"}).encode()
FORBIDDEN = json.dumps({"body": "Email me at jo@shop.example", "kind": "reply"}).encode()


def permitted(*arguments: str, given: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [PERMITTED, *arguments], input=given, capture_output=True, timeout=60, env={**os.environ, **environment}
    )


def objects(output: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


# ---------------------------------------------------------------- check


def test_a_message_gets_its_report() -> None:
    body = "Leave us 5 stars. Email me at jo@shop.example"

    answer = permitted("check", "-", given=json.dumps({"body": body, "kind": "reply"}).encode())

    (report,) = objects(answer.stdout)
    violations = [finding for finding in report["findings"] if finding["severity"] == "violation"]
    found = {finding["rule"]: body[finding["start"] : finding["end"]] for finding in violations}
    assert found == {"review-positive-only": "Leave us 5 stars. ", "contact-email": "jo@shop.example"}
    assert report["verdict"] == "not_allowed"
    assert answer.returncode == 1
    assert answer.stderr == b""


def test_a_file_is_read_like_standard_input(tmp_path: Path) -> None:
    file = tmp_path / "messages.jsonl"
    file.write_bytes(SILENT + b"\n" + FORBIDDEN)

    from_file = permitted("check", str(file))
    from_input = permitted("check", "-", given=file.read_bytes())

    assert len(objects(from_file.stdout)) == 2
    assert (from_file.stdout, from_file.returncode) == (from_input.stdout, from_input.returncode)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (b"", 0),
        (SILENT, 0),
        (SILENT + b"\n" + FORBIDDEN + b"\n" + SILENT, 1),
        (FORBIDDEN + b"\nnonsense\n" + SILENT, 2),
    ],
)
def test_the_exit_status_tells_the_worst(given: bytes, status: int) -> None:
    answer = permitted("check", "-", given=given)

    assert answer.returncode == status
    assert len(objects(answer.stdout)) == len(given.splitlines())


def test_a_wrong_line_is_told_by_number_and_stops_nothing() -> None:
    wrong = [b"{", b'{"body":"\xff"}', b'{"body":1}', b'{"body":"","attachments":[{"filename":"a","size":true}]}']

    answer = permitted("check", "-", given=b"\n".join([b"\xef\xbb\xbf" + SILENT, b"", b" \t\r", *wrong, SILENT]))

    first, *errors, last = objects(answer.stdout)
    assert first == last
    assert [error["error"]["line"] for error in errors] == [4, 5, 6, 7]
    assert [error["error"]["field"] for error in errors] == ["", "", "body", "attachments[0].size"]
    assert all(set(error["error"]) == {"line", "field", "detail"} for error in errors)
    assert answer.returncode == 2


def test_windows_line_ends_are_line_ends() -> None:
    answer = permitted("check", "-", given=SILENT + b"\r\n\r\n" + b"nonsense\r\n")

    report, error = objects(answer.stdout)
    assert report["verdict"] == "allowed"
    assert error["error"]["line"] == 3


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
@pytest.mark.parametrize(("excess", "accepted"), [(0, True), (1, False), (2, False), (7, False), (70_000, False)])
def test_a_line_may_have_one_mebibyte(mark: bytes, end: bytes, excess: int, accepted: bool) -> None:
    line = SILENT + b" " * (MEBIBYTE + excess - len(SILENT))

    answer = permitted("check", "-", given=mark + line + end)

    (result,) = objects(answer.stdout)
    assert ("verdict" in result) is accepted


def test_what_follows_a_line_that_is_too_long_is_read_on() -> None:
    answer = permitted("check", "-", given=b"x" * (3 * MEBIBYTE) + b"\n" + SILENT)

    error, report = objects(answer.stdout)
    assert error["error"]["line"] == 1
    assert report["verdict"] == "allowed"


def test_memory_does_not_grow_with_the_input(tmp_path: Path) -> None:
    endless = tmp_path / "endless.jsonl"
    with endless.open("wb") as file:
        for _ in range(120):
            file.write(b"x" * MEBIBYTE)
    program = (
        "import resource, sys; from permitted.cli import main; main(['check', sys.argv[1]]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )

    peaks = [
        subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, check=True).stderr
        for path in (Path(os.devnull), endless)
    ]

    small, large = (int(peak) for peak in peaks)
    unit = 1 if sys.platform == "darwin" else 1024  # bytes in what getrusage counts
    assert (large - small) * unit < 16 * MEBIBYTE


def test_each_report_comes_before_the_next_message_is_given() -> None:
    process = subprocess.Popen([PERMITTED, "check", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None

    for _ in range(3):
        process.stdin.write(SILENT + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["verdict"] == "allowed"

    process.stdin.close()
    process.stdout.close()
    assert process.wait(timeout=10) == 0


def test_a_reader_that_goes_away_is_no_error() -> None:
    process = subprocess.Popen(
        [PERMITTED, "check", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()

    process.stdout = None
    _, said = process.communicate((SILENT + b"\n") * 100, timeout=60)

    assert said == b""


@pytest.mark.parametrize("name", ["/nowhere/messages.jsonl", "/"])
def test_a_file_that_cannot_be_read_is_one_sentence(name: str) -> None:
    answer = permitted("check", name)

    assert answer.returncode == 2
    assert re.fullmatch(rb"permitted: \S+ cannot be read: [^\n]+\.\n", answer.stderr)


def test_check_imports_neither_flask_nor_the_store() -> None:
    program = (
        "import sys; from permitted.cli import main; main(['check', '-'])\n"
        "heavy = {'flask', 'sqlite_utils', 'sqlite3', 'markdown', 'argon2'}\n"
        "print(*heavy & sys.modules.keys(), file=sys.stderr)"
    )

    answer = subprocess.run([sys.executable, "-c", program], input=SILENT, capture_output=True, check=True)

    assert answer.stderr.split() == []


# ---------------------------------------------------------------- rules and explain


def test_rules_lists_every_rule_by_group() -> None:
    answer = permitted("rules")

    output = answer.stdout.decode()
    assert answer.returncode == 0
    assert re.search(r"^  contact-email +violation +\S.*[^)]$", output, re.MULTILINE)
    assert "73 rules." in output


def test_explain_shows_the_rule_and_its_page() -> None:
    answer = permitted("explain", "contact-email")

    output = answer.stdout.decode()
    assert answer.returncode == 0
    assert output.startswith("contact-email: ")
    for part in ("Contact outside Amazon", "violation", "Amazon's own texts say so", "WHAT IT FORBIDS", "SOURCES"):
        assert part in output
    assert not re.search(r"<\w+>|```", output)


def test_explain_names_rules_that_are_near() -> None:
    answer = permitted("explain", "contact-mail")

    assert answer.returncode == 2
    assert answer.stderr.decode().startswith("permitted: there is no rule 'contact-mail': did you mean contact-email")


def test_explain_of_something_quite_different_says_where_rules_are_listed() -> None:
    answer = permitted("explain", "xyzzy")

    assert "`permitted rules` lists them" in answer.stderr.decode()


def test_the_version_is_told() -> None:
    answer = permitted("--version")

    assert re.fullmatch(rb"permitted \d+\.\d+\.\d+\n", answer.stdout)


# ---------------------------------------------------------------- content


def test_the_content_of_the_project_is_proven(tmp_path: Path) -> None:
    answer = permitted("content", "check", DATA=str(tmp_path))

    assert answer.returncode == 0, answer.stdout.decode()
    assert re.search(rb"\d+ lessons, \d+ scenarios, .*: no problems\.\n$", answer.stdout)


def test_how_much_there_is_can_be_counted(tmp_path: Path) -> None:
    answer = permitted("content", "stats", DATA=str(tmp_path))

    said = answer.stdout.decode()
    assert answer.returncode == 0
    assert re.search(r"^review-incentive +\d+ +\d+", said, re.MULTILINE)
    for what in ("lessons", "scenarios", "templates"):
        assert re.search(rf"^{what} \d+$", said, re.MULTILINE)


def test_a_wrong_key_is_told_by_file_and_line(tmp_path: Path) -> None:
    content, quizzes = a_wrong_sample(tmp_path)

    answer = permitted("content", "check", CONTENT=str(content), QUIZZES=str(quizzes))

    assert answer.returncode == 1
    assert re.search(rb"^\S+wrong\.md:\d+: .+$", answer.stdout, re.MULTILINE)
    assert answer.stderr == b""


def a_wrong_sample(folder: Path) -> tuple[Path, Path]:
    chapter = folder / "content/lessons/01-chapter"
    chapter.mkdir(parents=True)
    (folder / "content/rules").mkdir()
    (folder / "quizzes").mkdir()
    (chapter / "chapter.yaml").write_text("id: chapter\ntitle: A chapter\nsummary: One lesson.\n")
    (chapter / "01-wrong.md").write_text(
        "---\nid: wrong\ntitle: Wrong\nsummary: A wrong key.\nminutes: 1\nrules: []\ntakeaway: None.\n---\n"
        "\n## One\n\nText.\n\n```message\ncaption: A sample\nverdict: allowed\nrules: []\nmessage:\n"
        "  kind: reply\n  body: Email me at jo@shop.example\n```\n"
    )
    return folder / "content", folder / "quizzes"


# ---------------------------------------------------------------- users


def test_an_account_is_added_once_and_its_password_can_be_reset(tmp_path: Path) -> None:
    link = rb"http://127\.0\.0\.1:8000/link/[\w-]{20,}\n"

    added = permitted("users", "add", "Ana Lima", "ana@example.com", "--role", "trainer", DATA=str(tmp_path))
    again = permitted("users", "add", "Ana Lima", "ANA@example.com", DATA=str(tmp_path))
    reset = permitted("users", "reset-password", "ana@example.com", DATA=str(tmp_path))

    assert re.search(link, added.stdout)
    assert re.search(link, reset.stdout)
    assert added.stdout != reset.stdout
    assert (again.returncode, again.stdout) == (2, b"")
    assert again.stderr.count(b"\n") == 1


def test_a_password_of_nobody_cannot_be_reset(tmp_path: Path) -> None:
    answer = permitted("users", "reset-password", "nobody@example.com", DATA=str(tmp_path))

    assert answer.returncode == 2
    assert answer.stderr == b"permitted: There is no account with this email.\n"


def test_exams_are_eased_for_one_person(tmp_path: Path) -> None:
    permitted("users", "add", "Ana Lima", "ana@example.com", DATA=str(tmp_path))

    time = permitted("users", "extra-time", "ana@example.com", "25", DATA=str(tmp_path))
    paper = permitted("users", "another-paper", "ana@example.com", "onboarding", DATA=str(tmp_path))
    nothing = permitted("users", "another-paper", "ana@example.com", "driving", DATA=str(tmp_path))
    nobody = permitted("users", "extra-time", "bo@example.com", "25", DATA=str(tmp_path))

    assert time.stdout == b"Ana Lima has 25 % more time from the next paper on.\n"
    assert "one more paper of “Onboarding exam”" in paper.stdout.decode()
    assert nothing.stderr.startswith(b"permitted: there is no exam 'driving'; exams are ")
    assert nobody.stderr == b"permitted: There is no account with this email.\n"


def test_a_wrong_role_is_refused(tmp_path: Path) -> None:
    answer = permitted("users", "add", "Ana", "ana@example.com", "--role", "queen", DATA=str(tmp_path))

    assert answer.returncode == 2
    assert not list(tmp_path.iterdir())


# ---------------------------------------------------------------- changes


def test_what_changed_and_who_has_learnt_it_is_listed(tmp_path: Path) -> None:
    older = {rule: text for rule, text in texts_of(RULES).items() if rule != "tone-cold"}
    older["contact-email"] = replace(older["contact-email"], statement="No emails.")
    with store.open(tmp_path / "permitted.sqlite3") as opened:
        training.keep_catalogue(opened, 0, RULES_VERSION - 1, older)
        training.keep_catalogue(opened, 2)
        link = training.add_person(opened, "Ana", "ana@example.com", store.Role.TRAINEE, 0)
        ana = training.set_password(opened, link, "seven quiet otters", 0)
        training.mark_read(opened, ana, "first", ["contact-email"], 1)

    answer = permitted("changes", DATA=str(tmp_path))

    lines = answer.stdout.decode().splitlines()
    assert lines[0] == f"Version {RULES_VERSION}"
    assert "  changed  contact-email: " in lines[1]
    assert "  added    tone-cold: " in lines[2]
    assert lines[3:] == ["  0 of 2   Ana <ana@example.com>"]


def test_rules_that_never_changed_are_one_sentence(tmp_path: Path) -> None:
    assert permitted("changes", DATA=str(tmp_path)).stdout == b"The rules have not changed since this site began.\n"


# ---------------------------------------------------------------- team


def test_how_well_a_team_remembers_is_set(tmp_path: Path) -> None:
    answer = permitted("team", "retention", "0.92", DATA=str(tmp_path))

    told = answer.stdout.decode()
    assert "is asked again when recall falls to 92 %.\nBefore, it was 90 %.\n" in told
    with store.open(tmp_path / "permitted.sqlite3") as opened:
        assert training.team_of_everyone(opened).desired_retention == 0.92


def test_a_retention_out_of_range_is_one_sentence(tmp_path: Path) -> None:
    answer = permitted("team", "retention", "92", DATA=str(tmp_path))

    assert answer.returncode == 2
    assert answer.stderr == b"permitted: Choose a share from 70 % to 97 %.\n"


# ---------------------------------------------------------------- items, regrade and reviews


def answered_by_twelve(folder: Path) -> str:
    """Let twelve guests answer one scenario, every second rightly; give its id."""
    course = load_course(Settings().content, Settings().quizzes, folder / "proofs.json")
    scenario = next(one for one in course.scenarios.values() if one.kind == "verdict" and one.family is None)
    wrong = next(verdict for verdict in Verdict if verdict is not scenario.key.verdict)
    with store.open(folder / "permitted.sqlite3") as opened:
        for number in range(12):
            guest = training.become_guest(opened, number)
            run = training.start_run(opened, guest, "practice", "Practice", [scenario], number)
            given = scenario.key.verdict if number % 2 else wrong
            training.answer_scenario(opened, guest, run, 1, scenario, "verdict", given, 9_000_000 + number)
    return scenario.id


def test_what_people_answered_is_told_and_exported(tmp_path: Path) -> None:
    scenario = answered_by_twelve(tmp_path)

    table = permitted("items", DATA=str(tmp_path))
    figures = permitted("items", "--csv", DATA=str(tmp_path))
    regraded = permitted("regrade", scenario, DATA=str(tmp_path))
    log = permitted("reviews", DATA=str(tmp_path))
    written = permitted("reviews", str(tmp_path / "log.csv"), DATA=str(tmp_path))

    assert re.search(rf"^{scenario} +12  0\.50 \(0\.25\.\.0\.75\) +- +9 s$", table.stdout.decode(), re.MULTILINE)
    (row,) = csv.DictReader(io.StringIO(figures.stdout.decode()))
    assert (row["scenario"], row["answers"], row["facility"], row["discrimination"]) == (scenario, "12", "0.5", "")
    assert b"12 answers: 0 change, 0 cannot be regraded. Nothing is stored" in regraded.stdout
    assert len(log.stdout.splitlines()) == 13
    assert (written.returncode, (tmp_path / "log.csv").read_bytes()) == (0, log.stdout)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("regrade", "no-such-thing"), "permitted: there is no scenario 'no-such-thing'.\n"),
        (
            ("reviews", "/nowhere/log.csv"),
            "permitted: /nowhere/log.csv cannot be written: No such file or directory.\n",
        ),
    ],
)
def test_what_cannot_be_done_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    answer = permitted(*arguments, DATA=str(tmp_path))

    assert (answer.returncode, answer.stderr.decode()) == (2, said)


# ---------------------------------------------------------------- simulate


def test_a_simulation_ends_with_its_advantage_and_can_be_repeated() -> None:
    arguments = ("simulate", "--days", "12", "--rules", "9", "--learners", "2", "--seed", "4")

    first, second = permitted(*arguments), permitted(*arguments)

    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    assert re.fullmatch(r"advantage: \d\.\d{3}", first.stdout.decode().splitlines()[-1])


@pytest.mark.parametrize("name", ["--days", "--rules", "--learners"])
@pytest.mark.parametrize("number", ["0", "-3", "10001"])
def test_what_cannot_be_simulated_is_one_sentence(name: str, number: str) -> None:
    answer = permitted("simulate", f"{name}={number}")

    assert answer.returncode == 2
    assert answer.stderr.decode() == f"permitted: {name} must be a whole number from 1 to 10,000, not {number}.\n"


# ---------------------------------------------------------------- serve


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def served(tmp_path: Path, port: int) -> Iterator[tuple[str, str]]:
    """A site that is served as `make run` does it: its address, and all that was printed."""
    environment = {**os.environ, "DATA": str(tmp_path / "new/folder"), "PORT": str(port)}
    process = subprocess.Popen([PERMITTED, "serve"], stdout=subprocess.PIPE, text=True, env=environment, cwd=tmp_path)
    assert process.stdout is not None
    printed = process.stdout.readline() + process.stdout.readline()
    yield f"http://127.0.0.1:{port}", printed
    process.terminate()
    process.stdout.close()
    assert process.wait(timeout=30) == 0


def test_serve_prints_address_and_link_and_answers(served: tuple[str, str]) -> None:
    address, printed = served

    link = re.search(rf"{re.escape(address)}/link/\S+", printed)

    assert f"is served on {address}\n" in printed
    assert link is not None
    assert fetched(f"{address}/readyz")
    assert "administrator" in fetched(link[0])


def fetched(address: str) -> str:
    # Without another try: the port listens before the address is printed.
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.read().decode()


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]

        answer = permitted("serve", DATA=str(tmp_path), PORT=str(number))

    assert answer.returncode == 2
    assert answer.stderr.decode().startswith(f"permitted: port {number} cannot be had")
    assert answer.stderr.count(b"\n") == 1


def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path: Path, port: int) -> None:
    (tmp_path / "file").touch()

    answer = permitted("serve", DATA=str(tmp_path / "file/folder"), PORT=str(port))

    assert answer.returncode == 2
    assert b"cannot be written to" in answer.stderr
    assert answer.stderr.count(b"\n") == 1


def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path, port: int) -> None:
    (tmp_path / "permitted.sqlite3").write_text("shopping list" * 100)

    answer = permitted("serve", DATA=str(tmp_path), PORT=str(port))

    assert answer.returncode == 2
    assert b"cannot be used" in answer.stderr
    assert answer.stderr.count(b"\n") == 1


def test_a_wrong_setting_is_one_sentence() -> None:
    answer = permitted("serve", PORT="eight thousand")

    assert answer.returncode == 2
    assert answer.stderr == b"permitted: PORT must be a whole number from 1 to 65535, not 'eight thousand'.\n"


def test_wrong_content_keeps_the_site_from_starting(tmp_path: Path, port: int) -> None:
    content, quizzes = a_wrong_sample(tmp_path)

    answer = permitted("serve", DATA=str(tmp_path / "kept"), PORT=str(port), CONTENT=str(content), QUIZZES=str(quizzes))

    *problems, last = answer.stderr.decode().splitlines()
    assert any(re.search(r"wrong\.md:\d+: ", problem) for problem in problems)
    assert last == "permitted: the content has to be mended before the site can start."
    assert answer.returncode == 2
