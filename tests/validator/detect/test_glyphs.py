"""Emoji by Unicode's own presentation, and rows of stars."""

import pytest

from permitted.validator.detect.glyphs import find_emoji, find_stars


@pytest.mark.parametrize(
    ("text", "emoji"),
    [
        ("thanks 😀!", ["😀"]),
        ("with love ❤️", ["❤️"]),
        ("👩‍👩‍👧 and 🇬🇧 and 👍🏽", ["👩‍👩‍👧", "🇬🇧", "👍🏽"]),
        ("press 1️⃣ now, then 1⃣ or #️⃣", ["1️⃣", "1⃣", "#️⃣"]),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿 and 🏳️‍🌈", ["🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏳️‍🌈"]),
        ("😀😀 😀", ["😀😀 😀"]),
        ("😀\ufe0e in text style", []),
        ("☺ and ☺️", ["☺️"]),
        ("✔ and ✔️ and ✅", ["✔️", "✅"]),
        ("→ ➡ and ➡️", ["➡️"]),
        ("★ ☆ and ⭐", ["⭐"]),
        ("™️ ©️ ®️ ™ © ®", []),
        ("€ „ok“ … • ½ ² ℃ № ① 你好 ㊙", []),
        ("0123456789 #*", []),
        ("ok ✔ ★ → ™ ® © ☎ :-) <3", []),
        ("plain text, 100 %", []),
    ],
)
def test_emoji_are_what_unicode_draws_as_emoji(text: str, emoji: list[str]) -> None:
    assert [text[start:end] for start, end in find_emoji(text)] == emoji


def test_a_row_of_stars_is_one() -> None:
    assert [("give ★★★★★ please")[start:end] for start, end in find_stars("give ★★★★★ please")] == ["★★★★★"]
    assert find_stars("see the ★ on the dial") == ()
