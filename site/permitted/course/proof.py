"""Proves a key by the validator: the same verdict, and the same rules that decide it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from permitted.course.entries import Entry
from permitted.validator import (
    RULES,
    RULES_VERSION,
    Finding,
    Message,
    MessageError,
    Report,
    Severity,
    Verdict,
    check,
)

KEPT_REPORTS = 4_096  # as many as all of the content may need


@dataclass(frozen=True, slots=True)
class Key:
    """What an author says of a message: may it be sent, and which rules decide that.

    Where the validator is known to be wrong, `gap` says so in a sentence, and `spans` names the words by rule.
    """

    message: Message
    verdict: Verdict
    rules: tuple[str, ...]
    gap: str | None = None
    spans: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def report(self) -> Report:
        """The validator's report; where a gap is marked, the one that the key comes to."""
        return _from_key(self) if self.gap else _checked(self.message)


class Keyed:
    """What has a key, and answers for it."""

    __slots__ = ()
    key: Key

    @property
    def message(self) -> Message:
        """The message in question, as the buyer would get it."""
        return self.key.message

    @property
    def verdict(self) -> Verdict:
        """May it be sent?"""
        return self.key.verdict

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that decide that."""
        return self.key.rules

    @property
    def gap(self) -> str | None:
        """Where the validator is wrong about it, in a sentence."""
        return self.key.gap

    @property
    def report(self) -> Report:
        """Its findings."""
        return self.key.report


def read_key(entry: Entry) -> Key:
    """Read a key and its message from an entry; what is wrong is noted there."""
    message = read_message(entry)
    verdict = Verdict(entry.one_of("verdict", Verdict))
    rules = tuple(rule for rule in entry.texts("rules") if _is_deciding(entry, rule))
    gap = entry.text("validator_gap", optional=True) or None
    spans = tuple(entry.texts_by_key("spans", RULES, optional=True).items())
    key = Key(message, verdict, rules, gap, spans)
    _note_contradictions(entry, key)
    return key


def disagreement(key: Key) -> str | None:
    """Say how validator and key differ, or that a marked gap has closed; None where all is well."""
    report = _checked(key.message)
    found = {f.rule for f in report.findings if f.severity is not Severity.ADVICE}
    agrees = report.verdict is key.verdict and found == set(key.rules)
    if agrees and key.gap:
        return "the validator agrees now; take `validator_gap` and `spans` away"
    if agrees or key.gap:
        return None
    return (
        f"the key says {_said(key.verdict, key.rules)}, the validator {_said(report.verdict, sorted(found))}; "
        "if catalogue and contract are with the key, mend the validator or add `validator_gap: <one sentence>`"
    )


@lru_cache(KEPT_REPORTS)
def _checked(message: Message) -> Report:
    return check(message)


def read_message(entry: Entry, **more: str) -> Message:
    """Read the message of an entry, with `more` of its fields; what is wrong is noted there."""
    values = entry.mapping("message")
    try:
        return Message.from_object({**values, **more}) if values else Message("")
    except MessageError as error:
        for wrong in error.errors:
            place = f"message.{wrong.field}" if wrong.field else "message"
            entry.wrong(place, f"`{place}` {wrong.detail}")
    return Message("")


def _is_deciding(entry: Entry, rule: str) -> bool:
    known = RULES.get(rule)
    if known is None:
        entry.wrong("rules", f"there is no rule `{rule}`")
    elif known.severity is Severity.ADVICE:
        entry.wrong("rules", f"`{rule}` is advice, which decides nothing; take it out of `rules`")
    return known is not None and known.severity is not Severity.ADVICE


def _note_contradictions(entry: Entry, key: Key) -> None:
    severities = {RULES[rule].severity for rule in key.rules}
    implied = (
        Verdict.NOT_ALLOWED
        if Severity.VIOLATION in severities
        else Verdict.NEEDS_REVIEW
        if Severity.REVIEW in severities
        else Verdict.ALLOWED
    )
    if implied is not key.verdict:
        entry.wrong("verdict", f"`verdict: {key.verdict}` does not fit `rules`, which come to {implied}")
    if len(set(key.rules)) < len(key.rules):
        entry.wrong("rules", "`rules` names a rule twice; once is enough")
    if key.spans and not key.gap:
        entry.wrong("spans", "`spans` belong to a `validator_gap`; the validator marks the words itself")
    for rule, parts in key.spans:
        if rule not in key.rules:
            entry.wrong(f"spans.{rule}", f"`{rule}` is not one of `rules`; only these have spans")
        for part in parts:
            if part not in key.message.body and part not in key.message.subject:
                entry.wrong(f"spans.{rule}", f"“{part}” does not stand in the message")


def _said(verdict: Verdict, rules: "tuple[str, ...] | list[str]") -> str:
    return f"{verdict} ({', '.join(rules)})" if rules else str(verdict)


def _from_key(key: Key) -> Report:
    spans: Mapping[str, tuple[str, ...]] = dict(key.spans)
    findings = [_finding(key.message, rule, part) for rule in key.rules for part in (spans.get(rule) or ("",))]
    findings.sort(key=lambda f: (f.field != "subject", f.start if f.start is not None else -1, f.rule))
    return Report(key.verdict, tuple(findings), None, RULES_VERSION)


def _finding(message: Message, rule: str, part: str) -> Finding:
    known = RULES[rule]
    field = "body" if part in message.body else "subject"
    if not part:
        return Finding(rule, known.severity, known.about or "body", None, None, None, known.statement)
    start = getattr(message, field).find(part)
    return Finding(rule, known.severity, field, start, start + len(part), part, known.statement)
