"""Measures the validator beside packages that do a part of its work, on the same messages in the same run."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import phonenumbers
from linkify_it import LinkifyIt

from permitted.validator import Message, check

MESSAGES = Path(__file__).parents[1] / "tests" / "validator" / "messages"
LENGTH = (250, 600)  # code points of the messages that are measured
SECONDS = 3.0  # of processor time for each subject
LONG = 20_000  # code points of the hostile texts
HOSTILE = (
    "(415) 555-2671 ",
    "https://a.com/(((",
    "a.b ",
    "x.",
    "! ",
    "- a\n",
    "<b style='x'>",
    "review gift card, ",
    "We give you a voucher for a review. ",
    "Please call us at our office. ",
    "{name} ",
    "1 2 3 4 5 6 7\n",
    "at dot com ",
    "\u0301e",
)


def main() -> None:
    """Print the tables."""
    messages = _messages()
    print(
        f"{len(messages)} messages, {sum(len(m.body) for m in messages) / len(messages):.0f} code points on average\n"
    )
    _print_speeds(messages)
    _print_latency(messages)
    _print_hostile()
    _print_start()
    print(f"memory at its highest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _messages() -> list[Message]:
    rows = [json.loads(line) for path in sorted(MESSAGES.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    read = [Message.from_object(row["message"]) for row in rows]
    return [message for message in read if LENGTH[0] <= len(message.body) <= LENGTH[1]]


def _print_speeds(messages: list[Message]) -> None:
    linkify = LinkifyIt()
    subjects: dict[str, Callable[[Message], object]] = {
        "permitted, all rules": check,
        "linkify-it-py, links alone": lambda message: linkify.match(message.body),
        "phonenumbers, telephones alone": lambda message: list(phonenumbers.PhoneNumberMatcher(message.body, "US")),
    }
    speeds = {name: _per_second(subject, messages) for name, subject in subjects.items()}
    ours = speeds["permitted, all rules"]
    for name, speed in speeds.items():
        print(f"{name:34}{speed:>10,.0f} a second{speed / ours:>8.2f} times ours")


def _per_second(subject: Callable[[Message], object], messages: list[Message]) -> float:
    for message in messages[:50]:
        subject(message)
    done, begun = 0, time.process_time()
    while time.process_time() - begun < SECONDS:
        for message in messages:
            subject(message)
        done += len(messages)
    return done / (time.process_time() - begun)


def _print_latency(messages: list[Message]) -> None:
    times = sorted(_seconds(message) for message in messages for _ in range(3))
    median, p99 = times[len(times) // 2], times[len(times) * 99 // 100]
    print(f"\none message: median {median * 1000:.2f} ms, p99 {p99 * 1000:.2f} ms")


def _print_hostile() -> None:
    worst = max((_seconds(Message((piece * LONG)[:LONG], kind="reply", marketplace="DE")), piece) for piece in HOSTILE)
    print(f"{LONG:,} code points of the worst kind tried ({worst[1]!r}): {worst[0] * 1000:.0f} ms")


def _seconds(message: Message) -> float:
    begun = time.process_time()
    check(message)
    return time.process_time() - begun


def _print_start() -> None:
    command = [sys.executable, "-c", "from permitted.cli import main; main(['check', '-'])"]
    begun = time.perf_counter()
    subprocess.run(command, input=b'{"body": "x"}\n', stdout=subprocess.DEVNULL, check=False)
    print(f"the command, from its start to its first report: {time.perf_counter() - begun:.2f} s")


if __name__ == "__main__":
    main()
