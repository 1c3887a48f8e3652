"""`permitted certificates`: certificates revoked, and the key that signs them replaced."""

import argparse

from permitted import training
from permitted.cli.database import now, open_store
from permitted.cli.installation import read_settings
from permitted.cli.refusal import RefusalError


def run(arguments: argparse.Namespace) -> int:
    """Do one thing about certificates, and say what was done."""
    with open_store(read_settings()) as store:
        if arguments.action == "new-key":
            training.replace_key(store, now())
            print("From now on certificates are signed with a new key.")
            return 0
        try:
            training.revoke(store, arguments.token, arguments.reason, now())
        except training.NotToRevoke as error:
            raise RefusalError(str(error)) from None
    print("The certificate is revoked. Its page says so, and why.")
    return 0
