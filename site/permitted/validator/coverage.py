"""Which points of a scenario a reply covers."""

from permitted.validator.message import Message, Point
from permitted.validator.text import Text, fold


def covered_points(message: Message, body: Text) -> tuple[tuple[str, bool], ...]:
    """Say of each point whether one of its wordings occurs at word borders; proactive messages have no points."""
    if message.kind == "proactive":
        return ()
    said = _said(body)
    return tuple((point.label, _covers(point, said)) for point in message.must_mention)


def covered(point: Point, text: str) -> bool:
    """Say whether one of a point's wordings occurs in a text, at word borders."""
    return _covers(point, _said(fold(text)))


def _said(text: Text) -> str:
    return f" {' '.join(text.words.split())} "


def _covers(point: Point, said: str) -> bool:
    return any(_occurs(wording, said) for wording in point.any_of)


def _occurs(wording: str, said: str) -> bool:
    words = " ".join(fold(wording).words.split())
    return bool(words) and f" {words} " in said
