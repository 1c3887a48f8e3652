"""Templates: compliant messages with typed blanks, by contact reason, each proven with its examples filled in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from permitted.course.entries import Entry, files_of, read_entry, read_text
from permitted.course.problems import Problem
from permitted.validator import Attachment, Buyer, Message, Order, Severity, Verdict, check
from permitted.validator.message import PURPOSES

KINDS = ("proactive", "reply")
TYPES = ("line", "text", "name", "order_id", "date", "number")
MAX_LINE, MAX_TEXT = 200, 1_000  # characters that a blank takes
_FRONT = re.compile(r"---\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_BLANK = re.compile(r"\{([a-z_]+)\}")
_ORDER_ID = re.compile(r"\d{3}-\d{7}-\d{7}")
_NUMBER = re.compile(r"\d{1,3}(?:,?\d{3})*(?:\.\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Blank:
    """What has to be filled in: its label, its type, and an example of it."""

    name: str
    label: str
    type: str
    example: str

    def wrong(self, value: str) -> str | None:
        """Say what is wrong with a value, in a sentence; None where it fits."""
        if not value.strip():
            return "Please fill this in."
        limit = MAX_TEXT if self.type == "text" else MAX_LINE
        if len(value) > limit:
            return f"This is longer than {limit:,} characters."
        if self.type != "text" and "\n" in value.strip():
            return "This has to be one line."
        if self.type == "order_id" and not _ORDER_ID.fullmatch(value.strip()):
            return "An order id has 17 digits, written 123-1234567-1234567."
        if self.type == "date" and _as_date(value) is None:
            return "This is not a day. Write it like 2026-03-14."
        if self.type == "number" and not _NUMBER.fullmatch(value.strip()):
            return "This has to be a number, such as 3 or 24.50."
        return None

    def shown(self, value: str) -> str:
        """Give a value as the message has it: a day with its month in words, which reads the same in every country."""
        day = _as_date(value) if self.type == "date" else None
        return f"{day.day} {day:%B %Y}" if day else value.strip()


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a template's text; `blank` is set where it stands for a blank."""

    text: str
    blank: Blank | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A message to be filled in: when it is for, what has to be known, and what has to be attached."""

    id: str
    language: str
    purpose: str
    kind: str
    title: str
    when: str
    blanks: tuple[Blank, ...]
    subject: str
    body: str
    buyer_wrote: str | None
    attach: tuple[str, ...]
    formerly: tuple[str, ...]
    path: Path

    @property
    def examples(self) -> dict[str, str]:
        """What stands in each blank of the filled example."""
        return {blank.name: blank.example for blank in self.blanks}

    def filled(self, values: Mapping[str, str]) -> Message:
        """Give the message that these values make; a blank without one keeps its place, as `[Label]`."""
        shown = {blank.name: _filling(blank, values.get(blank.name, "")) for blank in self.blanks}
        order_id = next((values.get(blank.name) for blank in self.blanks if blank.type == "order_id"), None)
        return Message(
            _with(self.body, shown),
            subject=_with(self.subject, shown),
            kind=self.kind,  # type: ignore[arg-type]  # one of KINDS
            purpose=self.purpose,
            order=Order(order_id.strip() if order_id else None),
            buyer=Buyer(message=self.buyer_wrote),
            attachments=tuple(Attachment(name) for name in self.attach),
        )

    def pieces(self, text: str) -> Iterator[Piece]:
        """Cut subject or body at its blanks, for a page that shows them."""
        known = {blank.name: blank for blank in self.blanks}
        for number, part in enumerate(_BLANK.split(text)):
            if number % 2:
                yield Piece(known[part].label, known[part])
            elif part:
                yield Piece(part)


def read_templates(folder: Path, problems: list[Problem]) -> list[Template]:
    """Read every template below the languages' folders."""
    read = (_template(path, problems) for path in files_of(folder, "*/*.md"))
    return [template for template in read if template]


def unproven_template(template: Template) -> str | None:
    """Say why the filled example may not be sent; None where nothing but advice is found in it."""
    report = check(template.filled(template.examples))
    if report.verdict is Verdict.ALLOWED:
        return None
    rules = ", ".join(finding.rule for finding in report.findings if finding.severity is not Severity.ADVICE)
    return f"the filled example is {report.verdict} ({rules}); a template must be allowed"


# ---------------------------------------------------------------- reading


def _template(path: Path, problems: list[Problem]) -> Template | None:
    text = read_text(path, problems)
    if text is None:
        return None
    match = _FRONT.match(text)
    if match is None:
        problems.append(Problem(path, 1, "must begin with front matter between two lines of `---`"))
        return None
    front = read_entry(match[1], path, problems, first_line=2)
    if front is None:
        return None
    template = Template(
        id=front.text("id"),
        language=path.parent.name,
        purpose=front.one_of("purpose", PURPOSES),
        kind=front.one_of("kind", KINDS),
        title=front.text("title"),
        when=front.text("when"),
        blanks=tuple(_blank(entry) for entry in front.entries("blanks")),
        subject=front.text("subject", optional=True),
        body=text[match.end() :].strip(),
        buyer_wrote=front.text("buyer_wrote", optional=True) or None,
        attach=front.texts("attach", optional=True),
        formerly=front.texts("formerly", optional=True),
        path=path,
    )
    front.finish()
    _note_gaps(front, template)
    return template


def _blank(entry: Entry) -> Blank:
    blank = Blank(entry.text("name"), entry.text("label"), entry.one_of("type", TYPES), entry.text("example"))
    entry.finish()
    if wrong := blank.wrong(blank.example):
        entry.wrong("example", f"the example of `{blank.name}` does not fit its type: {wrong}")
    return blank


def _note_gaps(front: Entry, template: Template) -> None:
    known = [blank.name for blank in template.blanks]
    used = _BLANK.findall(f"{template.subject}\n{template.body}")
    if template.id != front.path.stem:
        front.wrong("id", f"`id: {template.id}` must be the file's name, {front.path.stem}")
    if not template.body:
        front.wrong("", "must have a text after the front matter")
    for name in dict.fromkeys(used):
        if name not in known:
            front.wrong("blanks", f"`{{{name}}}` stands in the text, but is no blank; add it to `blanks`")
    for name in known:
        if known.count(name) > 1 or name not in used:
            front.wrong("blanks", f"the blank `{name}` must stand in the text, and once in `blanks`")


def _filling(blank: Blank, value: str) -> str:
    return blank.shown(value) if value.strip() else f"[{blank.label}]"


def _with(text: str, shown: Mapping[str, str]) -> str:
    return _BLANK.sub(lambda match: shown.get(match[1], match[0]), text)


def _as_date(value: str) -> date | None:
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        return None
