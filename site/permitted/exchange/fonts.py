"""Fonts for printing, which come with the package weblate-fonts: Source Sans 3, and Kurinto Sans for all other scripts.

Nobody's name is cut or replaced by boxes: whoever prints asks first which characters no font has.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(str(files("weblate_fonts") / "static/weblate_fonts"))


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface: its name, and its files for plain and for strong text."""

    name: str
    plain: Path
    strong: Path


def _kurinto(kind: str, strong: str = "Bd") -> Face:
    name, folder = f"KurintoSans{kind}", FOLDER / "kurinto/ttf"
    return Face(name, folder / f"{name}-Rg.ttf", folder / f"{name}-{strong}.ttf")


_SOURCE = FOLDER / "source-sans/ttf"
# In the order in which they are tried. Chinese stands before Japanese and Korean: a name in Chinese characters alone
# does not say which it is, and the simplified face has the traditional characters too.
FACES = (
    Face("SourceSans3", _SOURCE / "SourceSans3-Regular.ttf", _SOURCE / "SourceSans3-Semibold.ttf"),
    _kurinto(""),
    _kurinto("SC"),
    _kurinto("JP", strong="Rg"),  # in its bold, the kana stay as thin as they are
    _kurinto("KR"),
    _kurinto("TC"),
)


def faces_for(text: str) -> tuple[Face, ...]:
    """Give the one face that has every character of a text; where there is none, those that together have the most."""
    wanted = characters(text)
    for face in FACES:
        if wanted <= _coverage(face.plain):
            return (face,)
    return tuple(face for face in FACES if wanted & _coverage(face.plain)) or FACES[:1]


def unprintable(text: str) -> str:
    """Give the characters of a text that no font has, each once and in order; nothing where all can be printed."""
    missing = characters(text).difference(*(_coverage(face.plain) for face in FACES))
    return "".join(map(chr, sorted(missing)))


def characters(text: str) -> frozenset[int]:
    """Give the characters that are drawn for a text, in composed form, since that is what fonts have glyphs for."""
    return frozenset(map(ord, unicodedata.normalize("NFC", text)))


@cache
def _coverage(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())
