"""`permitted users`: accounts made and passwords reset by whoever runs the installation."""

import argparse

from permitted import store, training
from permitted.cli.database import now, open_store
from permitted.cli.installation import read_settings
from permitted.cli.refusal import RefusalError


def run(arguments: argparse.Namespace) -> int:
    """Make an account or reset a password, and print the one-time link for it."""
    settings = read_settings()
    with open_store(settings) as people:
        try:
            token = _link(people, arguments)
        except training.Refused as error:
            raise RefusalError(str(error)) from None
    print(f"This link works once; whoever opens it sets the password:\n{settings.base_url}/link/{token}")
    return 0


def _link(people: store.Store, arguments: argparse.Namespace) -> str:
    if arguments.action == "add":
        return training.add_person(people, arguments.name, arguments.email, store.Role(arguments.role), now())
    return training.reset_password(people, arguments.email, now())
