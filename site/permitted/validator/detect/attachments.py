"""What attached files are, by name, type and what the message says of them."""

import re
from dataclasses import dataclass
from typing import Literal

from permitted.validator.message import Attachment, Message
from permitted.validator.tables import table
from permitted.validator.text import fold, fold_word

Purpose = Literal[
    "instructions", "warranty", "invoice", "label", "proof", "legal", "photo", "product", "promotion", "logo", "unclear"
]

ALLOWED_ENDINGS = frozenset(
    "pdf doc docx rtf txt png jpg jpeg gif webp bmp tif tiff heic".split()  # noqa: SIM905  # reads as a list of words
)
ALLOWED_TYPES = frozenset(
    (
        "application/pdf", "application/msword", "application/rtf", "text/rtf", "text/plain", "image/png", "image/jpeg",
        "image/jpg", "image/gif", "image/webp", "image/bmp", "image/x-ms-bmp", "image/tiff", "image/heic",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
)  # fmt: skip
IMAGE_ENDINGS = frozenset(("png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "heic"))

_TABLE = table("detect/attachments")


def _patterns(
    words_by_purpose: dict[Purpose, list[str]], before: str, after: str
) -> list[tuple[Purpose, re.Pattern[str]]]:
    return [
        (purpose, re.compile(f"{before}(?:{'|'.join(words)}){after}")) for purpose, words in words_by_purpose.items()
    ]


_BY_NAME = _patterns(_TABLE["names"], r"(?:^|\s)", r"(?:\s|\d|$)")
_BY_BODY = _patterns(_TABLE["bodies"], r"\b", r"\b")
_PROMOTES = re.compile(
    r"\b(?:coupon|voucher|catalogue|catalog|flyer|price list|brochure|our range|new collection|discount)\b"
)


@dataclass(frozen=True, slots=True)
class File:
    """An attachment by its place, its ending in lower case, and what it is for."""

    index: int
    attachment: Attachment
    ending: str
    purpose: Purpose

    @property
    def is_image(self) -> bool:
        """Say whether it is a picture, by type or by ending."""
        media_type = (self.attachment.media_type or "").lower()
        return media_type.startswith("image/") or (not media_type and self.ending in IMAGE_ENDINGS)


_MOVES = re.compile(
    r"(?:^|[^a-z])anim(?:at|ad|iert|e(?:es?)?(?![a-z]))|looping|(?:^|[^a-z])moving (?:image|picture|gif)"
)


def says_animated(words: str) -> bool:
    """Say whether a name or text tells that an image moves; a GIF that nobody calls so is taken for a still one."""
    return bool(_MOVES.search(fold(words).folded.replace("_", " ")))


def is_animated(file: "File") -> bool:
    """Say whether a file is a GIF that is called animated."""
    return file.ending == "gif" and says_animated(f"{file.attachment.filename} {file.attachment.alt or ''}")


def find_files(message: Message) -> tuple[File, ...]:
    """Tell of every attachment what it is for, by its name, else by its text alternative, else by the body."""
    if not message.attachments:
        return ()
    body = fold(message.body).folded
    return tuple(_file(index, attachment, body) for index, attachment in enumerate(message.attachments))


def _file(index: int, attachment: Attachment, body: str) -> File:
    filename = re.split(r"[\\/]", attachment.filename)[-1]
    stem, dot, ending = filename.rpartition(".")
    name = fold(re.sub("(?<=[a-z])(?=[A-Z])", " ", stem if dot else filename)).words
    return File(index, attachment, fold_word(ending).strip() if dot else "", _purpose(name, attachment.alt or "", body))


def _purpose(name: str, alt: str, body: str) -> Purpose:
    for purpose, pattern in _BY_NAME:
        if pattern.search(name):
            return purpose
    spoken = fold(alt).folded
    if _PROMOTES.search(spoken):
        return "promotion"
    for purpose, pattern in _BY_BODY:
        if pattern.search(spoken) or pattern.search(body):
            return purpose
    return "promotion" if _PROMOTES.search(body) else "unclear"
