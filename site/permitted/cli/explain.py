"""`permitted explain`: a rule from the catalogue, with its page."""

import argparse
import re
import shutil
import textwrap
from difflib import get_close_matches
from pathlib import Path

from permitted.cli.installation import read_settings
from permitted.cli.refusal import RefusalError
from permitted.validator import GROUPS, RULES, Rule

MAX_WIDTH = 88  # characters; longer lines are hard to read
INDENT = re.compile(r" *(?:\| |- )?")

SEVERITIES = {
    "violation": "violation: the message may not be sent",
    "review": "review: somebody should look at it before it is sent",
    "advice": "advice: good practice, which never stops a message",
}
APPLIES = {
    "both": "every message, replies included",
    "proactive": "messages that the buyer did not ask for",
    "reply": "replies to a buyer",
}
BASES = {
    "amazon": "Amazon's own texts say so",
    "article": "our advice, from an article for sellers; Amazon's own texts do not ask for it",
    "ours": "our own advice",
}


def run(arguments: argparse.Namespace) -> int:
    """Print what the catalogue says of the rule, then its page if it has one."""
    rule = RULES.get(arguments.rule)
    if rule is None:
        raise RefusalError(_unknown(arguments.rule))
    print(_head(rule))
    page = _page(rule, read_settings().content / "rules")
    if page:
        print(f"\n{page}")
    return 0


def _unknown(name: str) -> str:
    near = get_close_matches(name, RULES, n=3)
    advice = f"did you mean {' or '.join(near)}" if near else "`permitted rules` lists them"
    return f"there is no rule {name!r}: {advice}."


def _head(rule: Rule) -> str:
    lines = (
        ("Group", GROUPS[rule.group]),
        ("Severity", SEVERITIES[rule.severity]),
        ("Applies to", APPLIES[rule.applies]),
        ("Basis", BASES[rule.basis]),
    )
    table = "\n".join(f"  {name:<10}  {text}" for name, text in lines)
    return f"{rule.id}: {rule.title}\n\n{table}\n\n{_wrapped(rule.statement)}"


def _page(rule: Rule, folder: Path) -> str:
    """Give the page as text for a terminal; a page with mistakes is shown as far as it could be read."""
    # Markdown is loaded only here: most of what is asked for is in the catalogue.
    from permitted.course.rule_pages import read_rule_pages

    page = read_rule_pages(folder, []).get(rule.id)
    return "\n\n".join(_block(block) for block in page.text.split("\n\n")) if page else ""


def _block(block: str) -> str:
    """Wrap a paragraph, a list, or a sample message, whose lines stand behind a bar."""
    items = block.splitlines() if block.startswith(" ") else re.split(r"\n(?=- )", block)
    return "\n".join(_wrapped(item) for item in items)


def _wrapped(text: str) -> str:
    width = min(MAX_WIDTH, shutil.get_terminal_size().columns)
    indent = INDENT.match(text)
    prefix = indent[0] if indent else ""
    following = " " * len(prefix) if prefix == "- " else prefix
    return textwrap.fill(text.removeprefix(prefix), width, initial_indent=prefix, subsequent_indent=following) or prefix
