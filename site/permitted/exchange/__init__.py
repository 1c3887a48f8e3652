"""Files that leave and come in: certificates as signed credentials and as a page to print. Values in, values out."""

from permitted.exchange.certificate_pdf import UnprintableError, certificate_pdf
from permitted.exchange.credentials import (
    Certificate,
    CredentialError,
    Exam,
    HashedEmail,
    Statement,
    address_of,
    hashed,
    issue,
    read,
)
from permitted.exchange.fonts import unprintable
from permitted.exchange.issuer import Document, Issuer, NoKeyError, did_document, did_path
from permitted.exchange.keys import Key, key_from, new_key
from permitted.exchange.status_list import STATUS_LIST_PATH, StatusListFullError, new_status, status_list
from permitted.exchange.verification import Check, Verification, verify

__all__ = [
    "STATUS_LIST_PATH",
    "Certificate",
    "Check",
    "CredentialError",
    "Document",
    "Exam",
    "HashedEmail",
    "Issuer",
    "Key",
    "NoKeyError",
    "Statement",
    "StatusListFullError",
    "UnprintableError",
    "Verification",
    "address_of",
    "certificate_pdf",
    "did_document",
    "did_path",
    "hashed",
    "issue",
    "key_from",
    "new_key",
    "new_status",
    "read",
    "status_list",
    "unprintable",
    "verify",
]
