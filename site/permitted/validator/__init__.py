"""The heart of the product: a message goes in, a report comes out."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from permitted.validator.catalogue import GROUPS, RULES, RULES_VERSION, SOURCES, Rule
from permitted.validator.coverage import covered
from permitted.validator.engine import check, inspect
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
    "GROUPS",
    "RULES",
    "RULES_VERSION",
    "SOURCES",
    "SOURCE_HASH",
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
    "Rule",
    "Seller",
    "Severity",
    "Verdict",
    "check",
    "covered",
    "inspect",
]


@cache
def SOURCE_HASH() -> str:  # noqa: N802  # reads as the constant that it is for a running program
    """Hash the validator's own source and tables: a proof made with another hash is no proof."""
    files = sorted(path for path in Path(__file__).parent.rglob("*") if path.suffix in (".py", ".yaml"))
    return sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
