"""`permitted rules`: the catalogue as a table, by group."""

import argparse

from permitted.validator import GROUPS, RULES, Rule


def run(_arguments: argparse.Namespace) -> int:
    """Print every rule under its group: id, severity, title, and whether the validator checks it."""
    width = max(len(rule) for rule in RULES)
    for group, title in GROUPS.items():
        print(title)
        for rule in RULES.values():
            if rule.group == group:
                print(_line(rule, width))
        print()
    print(f"{len(RULES)} rules. `permitted explain RULE` says more.")
    return 0


def _line(rule: Rule, width: int) -> str:
    return f"  {rule.id:<{width}}  {rule.severity:<9}  {rule.title}"
