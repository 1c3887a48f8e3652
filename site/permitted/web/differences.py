"""Two versions of a text, cut into what they share and what they do not."""

import re
from difflib import SequenceMatcher

Piece = tuple[str, bool]  # a part of a text, and whether the other text has none like it
_WORD = re.compile(r"\S+\s*")


def differences(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Give both texts in pieces of whole words; joined, they are the texts again."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return (
        tuple(("".join(old[i:j]), kind != "equal") for kind, i, j, _, _ in steps if i < j),
        tuple(("".join(new[i:j]), kind != "equal") for kind, _, _, i, j in steps if i < j),
    )
