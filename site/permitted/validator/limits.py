"""How long a message may be, by channel and purpose."""

from permitted.validator.message import Message

MESSAGE_CENTRE = 4_000  # code points
API = 2_000  # Messaging API v1 model, as the two below
API_BY_PURPOSE = {"custom_design": 800, "digital_access_key": 400}


def limit(message: Message) -> int:
    """Give the most code points that the message's channel takes."""
    if message.channel == "message_center":
        return MESSAGE_CENTRE
    return API_BY_PURPOSE.get(message.purpose or "", API)
