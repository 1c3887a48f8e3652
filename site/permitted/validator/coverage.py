"""Which points of a scenario a reply covers."""

from permitted.validator.message import Message
from permitted.validator.text import Text, fold


def covered_points(message: Message, body: Text) -> tuple[tuple[str, bool], ...]:
    """Say of each point whether one of its wordings occurs at word borders; proactive messages have no points."""
    if message.kind == "proactive":
        return ()
    said = f" {' '.join(body.words.split())} "
    return tuple(
        (point.label, any(_occurs(wording, said) for wording in point.any_of)) for point in message.must_mention
    )


def _occurs(wording: str, said: str) -> bool:
    words = " ".join(fold(wording).words.split())
    return bool(words) and f" {words} " in said
