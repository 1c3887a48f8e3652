"""`permitted certificates`: certificates revoked, and the key that signs them replaced."""

import argparse

from permitted import training
from permitted.cli.database import open_store
from permitted.cli.installation import read_settings
from permitted.cli.refusal import RefusalError


def run(arguments: argparse.Namespace) -> int:
    """Do one thing about certificates, and say what was done."""
    settings = read_settings()
    with open_store(settings) as store:
        if arguments.action == "new-key":
            training.replace_key(store, settings.now())
            print("From now on certificates are signed with a new key.")
            return 0
        try:
            training.revoke(store, arguments.token, arguments.reason, settings.now())
        except training.NotToRevoke as error:
            raise RefusalError(str(error)) from None
    print("The certificate is revoked. Its page says so, and why.")
    return 0
