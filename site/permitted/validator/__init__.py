"""The heart of the product: a message goes in, a report comes out."""

from permitted.validator.message import (
    Attachment,
    Buyer,
    EarlierMessage,
    FieldError,
    Message,
    MessageError,
    NotJsonError,
    Order,
    Point,
    Seller,
)
from permitted.validator.report import Finding, Fix, InspectedLink, Inspection, Report, Severity, Verdict

__all__ = [
    "Attachment",
    "Buyer",
    "EarlierMessage",
    "FieldError",
    "Finding",
    "Fix",
    "InspectedLink",
    "Inspection",
    "Message",
    "MessageError",
    "NotJsonError",
    "Order",
    "Point",
    "Report",
    "Seller",
    "Severity",
    "Verdict",
]
