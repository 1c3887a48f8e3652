"""Who issues: a site with its address, its name and its keys, and the identifier (DID) that others find the keys by."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from permitted.exchange.keys import Key

Document = dict[str, object]

DID_PATH = "/.well-known/did.json"  # did:web, where the address has no path; else DID_PATH_BELOW
DID_PATH_BELOW = "/did.json"
DID_CONTEXTS = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]


class NoKeyError(ValueError):
    """Nothing can be signed, since there is no key yet."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """A site that issues certificates; `keys` are all that there ever were."""

    address: str
    name: str
    keys: tuple[Key, ...]

    @property
    def key(self) -> Key:
        """The newest key, which signs."""
        if not self.keys:
            raise NoKeyError("there is no key to sign with")
        return max(self.keys, key=lambda key: key.created)

    @property
    def did(self) -> str:
        """The identifier: did:web where others can reach the site, did:key of the signing key where they cannot."""
        return did_web(self.address) or f"did:key:{self.key.id}"


def did_web(address: str) -> str | None:
    """Give the did:web of an address; none where it is not https, or this machine, or a number instead of a name."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme != "https" or not _is_public_name(host):
        return None
    port = f"%3A{parts.port}" if parts.port else ""
    path = [quote(part, safe="") for part in parts.path.split("/") if part]
    return ":".join([f"did:web:{host}{port}", *path])


def method(did: str, key: Key) -> str:
    """Give the address of a key inside the document of its owner."""
    return f"{did}#{key.id}"


def did_path(address: str) -> str:
    """Give the path below the site's root at which others look for the document of its did:web."""
    path = urlsplit(address).path.rstrip("/")
    return path + DID_PATH_BELOW if path else DID_PATH


def did_document(issuer: Issuer) -> Document | None:
    """Give the document of a did:web, with every key there ever was; did:key needs none, being the key itself."""
    did = did_web(issuer.address)
    if did is None:
        return None
    keys: list[object] = [_verification_method(did, key) for key in issuer.keys]
    methods: list[object] = [method(did, key) for key in issuer.keys]
    return {"@context": [*DID_CONTEXTS], "id": did, "verificationMethod": keys, "assertionMethod": methods}


def _verification_method(did: str, key: Key) -> Document:
    return {"id": method(did, key), "type": "Multikey", "controller": did, "publicKeyMultibase": key.id}


def _is_public_name(host: str) -> bool:
    if not host or host == "localhost" or host.endswith((".localhost", ".local")):
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return True
    return False
