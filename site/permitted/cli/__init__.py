"""The command `permitted`: what can be asked of it, and one module for each command."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from permitted import __version__
from permitted.cli.refusal import RefusalError

STATUS_REFUSED = 2
STATUS_INTERRUPTED = 130  # 128 + SIGINT, as shells count
STATUS_BROKEN_PIPE = 141  # 128 + SIGPIPE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status; everything that goes wrong is one sentence on standard error."""
    parsed = _parser().parse_args(arguments)
    # A terminal that cannot show a character shows a question mark, and the command goes on.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        # Commands are imported only when they are called: `check` must not wait for what the site needs.
        status: int = importlib.import_module(f"permitted.cli.{parsed.module}").run(parsed)
        sys.stdout.flush()
    except RefusalError as error:
        print(f"permitted: {error}", file=sys.stderr)
        return STATUS_REFUSED
    except BrokenPipeError:
        # What is still buffered has no reader either; without this Python complains when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STATUS_BROKEN_PIPE
    except KeyboardInterrupt:
        return STATUS_INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="permitted",
        description="Check messages to Amazon buyers, and serve the site that trains who writes them.",
    )
    parser.add_argument("--version", action="version", version=f"permitted {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = _command(commands, "check", "check messages, one JSON object a line, and write one report a line")
    check.add_argument("file", metavar="FILE", help="the file to read; - for standard input")
    explain = _command(commands, "explain", "say what a rule means and show its page")
    explain.add_argument("rule", metavar="RULE", help="the rule's id, such as contact-email")
    _command(commands, "rules", "list the rules by group")
    score = _command(commands, "score", "say how good the checks are on labelled messages")
    score.add_argument("files", metavar="FILE", nargs="+", help="labelled messages, one JSON object a line")
    score.add_argument("--worst", type=int, default=10, metavar="N", help="how many wrong ones to show (default: 10)")
    _content_commands(_command(commands, "content", "look after lessons, scenarios and pages about rules"))
    _user_commands(_command(commands, "users", "look after people's accounts"))
    _team_commands(_command(commands, "team", "set how well a team is to remember"))
    _certificate_commands(_command(commands, "certificates", "revoke certificates, and change the key that signs them"))
    _command(commands, "changes", "say what each version of the rules changed, and who has learnt it")
    items = _command(commands, "items", "say how good each question is, by what people answered")
    items.add_argument("--csv", action="store_true", help="write all figures as CSV")
    regrade = _command(commands, "regrade", "grade the answers to a scenario again, after its key was corrected")
    regrade.add_argument("scenario", metavar="SCENARIO", help="the scenario's id")
    regrade.add_argument("--write", action="store_true", help="store the points; without it they are only shown")
    reviews = _command(commands, "reviews", "write the log of reviews as CSV, for optimisers of FSRS")
    reviews.add_argument("file", metavar="FILE", nargs="?", default="-", help="the file to write (default: -)")
    _simulation_options(
        _command(commands, "simulate", "compare the schedule with fixed intervals, on simulated learners")
    )
    _command(commands, "serve", "serve the site")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, purpose: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
    command.set_defaults(module=name)
    return command


def _content_commands(content: argparse.ArgumentParser) -> None:
    actions = content.add_subparsers(required=True, metavar="ACTION", dest="action")
    actions.add_parser("check", help="prove every sample and answer key, and try every link inside the site")
    actions.add_parser("stats", help="count what there is: rules by scenarios and levels, and the sums")
    written = actions.add_parser("schemas", help="write JSON Schemas of the YAML files, for editors")
    written.add_argument("folder", metavar="FOLDER", help="where to write them")


def _certificate_commands(certificates: argparse.ArgumentParser) -> None:
    actions = certificates.add_subparsers(required=True, metavar="ACTION", dest="action")
    revoke = actions.add_parser("revoke", help="revoke a certificate; its page then says why")
    revoke.add_argument("token", metavar="TOKEN", help="the end of the certificate's address")
    revoke.add_argument("reason", metavar="REASON", help="a sentence that everybody may read")
    actions.add_parser("new-key", help="sign with a new key from now on; the old ones go on proving what they signed")


def _user_commands(users: argparse.ArgumentParser) -> None:
    actions = users.add_subparsers(required=True, metavar="ACTION", dest="action")
    add = actions.add_parser("add", help="make an account and print a one-time link to set its password")
    add.add_argument("name", metavar="NAME")
    add.add_argument("email", metavar="EMAIL")
    add.add_argument("--role", choices=("trainee", "trainer", "administrator"), default="trainee")
    reset = actions.add_parser("reset-password", help="print a one-time link to set a new password")
    reset.add_argument("email", metavar="EMAIL")
    extra = actions.add_parser("extra-time", help="give somebody more time for exams, from the next paper on")
    extra.add_argument("email", metavar="EMAIL")
    extra.add_argument("percent", metavar="PERCENT", type=int, choices=(0, 25, 50, 100), help="0, 25, 50 or 100")
    paper = actions.add_parser("another-paper", help="allow somebody one more paper of an exam")
    paper.add_argument("email", metavar="EMAIL")
    paper.add_argument("exam", metavar="EXAM", help="the exam's id, such as onboarding")


def _team_commands(team: argparse.ArgumentParser) -> None:
    actions = team.add_subparsers(required=True, metavar="ACTION", dest="action")
    retention = actions.add_parser("retention", help="set the recall at which a rule is asked again")
    retention.add_argument("share", metavar="SHARE", type=float, help="from 0.7 to 0.97, such as 0.92")


def _simulation_options(simulate: argparse.ArgumentParser) -> None:
    options = (
        ("--days", 90, "for how many days (default: 90)"),
        ("--rules", 73, "how many rules there are to learn (default: 73)"),
        ("--learners", 20, "how many learners, whose luck and rules differ (default: 20)"),
        ("--seed", 1, "what chance begins with; the same gives the same figures (default: 1)"),
    )
    for name, default, meaning in options:
        simulate.add_argument(name, type=int, default=default, metavar="N", help=meaning)
