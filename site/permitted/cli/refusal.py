"""Why a command cannot do what it was asked."""


class RefusalError(Exception):
    """A command cannot go on; the text is one sentence for the person at the terminal."""
