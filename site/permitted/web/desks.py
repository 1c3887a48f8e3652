"""Where replies are written: at a situation of the course, or free for any message."""

import json
from dataclasses import dataclass, replace

from flask import Flask, abort

from permitted.course import Thread
from permitted.store import Try
from permitted.validator import Finding, Fix, Inspection, Message, Report, Severity, Verdict, inspect
from permitted.web.forms import AnyMessageForm, ReplyForm
from permitted.web.installation import here
from permitted.web.letters import Letter, has_span, letter

FREE = "free"


def init_app(app: Flask) -> None:
    """Give templates the names of fixes."""
    app.jinja_env.globals["fix_name"] = fix_name


@dataclass(frozen=True, slots=True)
class Desk:
    """A place to write: a situation, or (without a thread) any message."""

    id: str
    title: str
    thread: Thread | None

    def form(self) -> ReplyForm:
        """Give the form that is filled in here."""
        return ReplyForm() if self.thread else AnyMessageForm()

    def message(self, form: ReplyForm) -> Message:
        """Give the message that was written."""
        if isinstance(form, AnyMessageForm):
            return form.message
        return self.thread.reply(form.body.data or "") if self.thread else Message(form.body.data or "")


@dataclass(frozen=True, slots=True)
class Checked:
    """A message that was checked: what the validator says, and the card with the marks."""

    inspection: Inspection
    letter: Letter

    @property
    def report(self) -> Report:
        """The report in it."""
        return self.inspection.report

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(finding.severity == severity for finding in self.report.findings)

    @property
    def covered(self) -> int:
        """Count the points that the reply covers."""
        return sum(covered for _, covered in self.inspection.points)


def desk(desk_id: str) -> Desk:
    """Find a place to write by its address; there is a 404 where there is none."""
    if desk_id == FREE:
        return Desk(FREE, "Any message", None)
    thread = here().course.threads.get(desk_id) or abort(404)
    return Desk(thread.id, thread.title, thread)


def check_message(message: Message) -> Checked:
    """Check what was written."""
    inspection = inspect(message)
    return Checked(inspection, letter(message, inspection.report, with_quote=False))


def reopen(kept: Try) -> Checked:
    """Show a try as it was judged then; what is not in its report is looked at anew."""
    report = report_of(kept)
    inspection = replace(inspect(kept.message), report=report)
    return Checked(inspection, letter(kept.message, report, with_quote=False))


def report_of(kept: Try) -> Report:
    """Give the report that was kept with a try."""
    found = json.loads(kept.report_json)
    findings = tuple(_finding(entry) for entry in found["findings"])
    return Report(Verdict(found["verdict"]), findings, found["language"], found["rules_version"])


def fix_name(finding: Finding) -> str:
    """Name a finding, so that the button with its fix is still about it when other text has come."""
    return f"{finding.rule}:{finding.field}:{finding.start}:{finding.end}"


def mend(message: Message, name: str) -> Message:
    """Apply the fix of the finding that was named; where it is no longer there, nothing changes."""
    for finding in inspect(message).report.findings:
        if finding.fix and has_span(finding) and fix_name(finding) == name:
            return _with_fix(message, finding, finding.fix)
    return message


def _with_fix(message: Message, finding: Finding, fix: Fix) -> Message:
    text = message.subject if finding.field == "subject" else message.body
    mended = text[: finding.start] + fix.replacement + text[finding.end :]
    return replace(message, subject=mended) if finding.field == "subject" else replace(message, body=mended)


def _finding(entry: dict[str, object]) -> Finding:
    fix = entry["fix"]
    made = Fix(**fix) if isinstance(fix, dict) else None
    return Finding(**{**entry, "severity": Severity(str(entry["severity"])), "fix": made})  # type: ignore[arg-type]  # as kept
