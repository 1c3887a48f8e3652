"""A small course of the tests' own, which each test bends in one place."""

from pathlib import Path
from textwrap import dedent

import pytest

from permitted.course import ContentError, Course, load_course
from permitted.course.rule_pages import HEADINGS

CHAPTER = "id: start\ntitle: Start here\nsummary: The first steps.\n"
LESSON = """\
---
id: first
title: First things
summary: What a message is.
minutes: 3
rules: [style-emoji]
takeaway: Write plainly.
---
## One idea

A reply may hold no emoji, see [Emoji](/rules/style-emoji).

```message
caption: Wrong
verdict: not_allowed
rules: [style-emoji]
message:
  kind: reply
  body: "Dear Ana, the lid is in the box 😀 Kind regards, Jo"
```

### Done right

```message
caption: Right
verdict: allowed
rules: []
message:
  kind: reply
  sent_at: 2026-03-04T10:00:00Z
  body: "Dear Ana, the lid is in the box. Kind regards, Jo"
```

That is all.
"""
SCENARIO = """\
id: smiling-lid
kind: verdict
about: style-emoji
level: easy
title: The lid
message:
  kind: reply
  body: "Dear Ana, the lid is in the box 😀 Kind regards, Jo"
verdict: not_allowed
rules: [style-emoji]
explanation: The face is an emoji.
wrong:
  allowed: A face is an emoji.
  needs_review: Nothing is unclear.
tempting:
  contact-email: No address is given.
hint: Look at every character.
"""
THREAD = """\
id: where-is-the-lid
title: Where is the lid?
mood: puzzled
sender: Ana
facts:
  - {label: Product, value: Oak box}
context:
  kind: reply
  buyer: {message: "Where is the lid?"}
  must_mention:
    - {label: The box, any_of: [box, carton]}
models:
  - "Dear Ana, the lid is in the box. Kind regards, Jo"
"""


def rule_page(example: str = "") -> str:
    sections = "\n\n".join(f"## {title}\n\nWords.\n{example if title == 'Examples' else ''}" for title in HEADINGS)
    return f"---\nid: style-emoji\n---\n{sections}\n"


class Desk:
    """An author's desk: files are written to it, and the whole is read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("content/lessons/01-start/chapter.yaml", CHAPTER)
        self.write("content/lessons/01-start/01-first.md", LESSON)
        self.write("content/rules/style-emoji.md", rule_page())
        self.write("quizzes/style/smiling-lid.yaml", SCENARIO)
        self.write("quizzes/threads/where-is-the-lid.yaml", THREAD)

    def write(self, path: str, text: str) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(dedent(text), encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def read(self, proofs: Path | None = None) -> Course:
        return load_course(self.root / "content", self.root / "quizzes", proofs)

    def problems(self) -> list[str]:
        with pytest.raises(ContentError) as caught:
            self.read()
        return [f"{p.path.relative_to(self.root)}:{p.line}: {p.detail}" for p in caught.value.problems]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
