"""Names and emails as people type them, brought to one form or refused."""

import unicodedata

from email_validator import EmailNotValidError, validate_email

from permitted.training.refused import Refused

MAX_NAME = 100  # code points


class NameMissing(Refused):
    """There is no name."""

    field = "name"

    def __init__(self) -> None:
        super().__init__("Please give the name that others on your team know you by.")


class NameTooLong(Refused):
    """The name is longer than MAX_NAME."""

    field = "name"

    def __init__(self) -> None:
        super().__init__(f"A name has at most {MAX_NAME} characters.")


class EmailInvalid(Refused):
    """This is no email address."""

    field = "email"


class EmailTaken(Refused):
    """There is an account with this email."""

    field = "email"

    def __init__(self) -> None:
        super().__init__("There is an account with this email already. Sign in instead, or use another email.")


class EmailUnknown(Refused):
    """There is no account with this email."""

    field = "email"

    def __init__(self) -> None:
        super().__init__("There is no account with this email.")


def clean_name(name: str) -> str:
    """Give the name with single spaces and no control characters; raises NameMissing, NameTooLong."""
    spaced = "".join(" " if unicodedata.category(character) == "Cc" else character for character in name)
    clean = " ".join(unicodedata.normalize("NFC", spaced).split())
    if not clean:
        raise NameMissing
    if len(clean) > MAX_NAME:
        raise NameTooLong
    return clean


def clean_email(email: str) -> str:
    """Give the email in its normal form; raises EmailInvalid. Whether it can be delivered is not asked."""
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise EmailInvalid(str(error)) from None
