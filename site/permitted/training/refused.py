"""What a person typed cannot be taken: the base of all such errors."""

from typing import ClassVar, Literal

Field = Literal["name", "email", "password", "link", "retention", "first", "last"]


class Refused(ValueError):  # noqa: N818 - its kinds are named by what went wrong
    """Something typed was refused: the text says why, to the person; `field` is where it was typed."""

    field: ClassVar[Field]
