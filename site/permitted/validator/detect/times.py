"""How far apart the events of an order are, where both are known and in a possible order."""

from datetime import datetime, timedelta

from permitted.validator.message import Message


def since_completion(message: Message) -> timedelta | None:
    """Give the time from the order's completion to the sending; negative before it, None where one is unknown."""
    return _between(message.order.completed_at, message.sent_at)


def since_buyer_wrote(message: Message) -> timedelta | None:
    """Give the time from the buyer's message to the answer; None where unknown or impossible."""
    waited = _between(message.buyer.wrote_at, message.sent_at)
    return waited if waited is not None and waited >= timedelta(0) else None


def _between(earlier: datetime | None, later: datetime | None) -> timedelta | None:
    return None if earlier is None or later is None else later - earlier
