"""Proofs: a document is brought into canonical form and signed, by the cryptosuite eddsa-rdfc-2022.

W3C, Data Integrity EdDSA Cryptosuites 1.0, 3.2: the statements of the document and of the proof's own options are each
canonicalised (RDFC-1.0, which PyLD calls by its older name) and hashed (SHA-256), and both hashes are signed (Ed25519).
"""

from hashlib import sha256
from threading import Lock
from typing import Any, cast

from pyld import jsonld

from permitted.exchange import moments
from permitted.exchange.issuer import Document, Issuer, method
from permitted.exchange.keys import Key, is_signed_by, multibase, octets_of, sign
from permitted.exchange.terms import loader

_LOADER = loader()
_LOCK = Lock()  # PyLD keeps the contexts it has read in one cache, which is not made for several threads


def with_proof(document: Document, issuer: Issuer, now: int) -> Document:
    """Give the document with a proof by the issuer's newest key, made now (microseconds UTC)."""
    options = _options(moments.written(now), method(issuer.did, issuer.key))
    signature = sign(issuer.key, _hashed(document, options))
    return {**document, "proof": {**options, "proofValue": multibase(signature)}}


def fault_of_proof(document: Document, keys: tuple[Key, ...]) -> str | None:
    """Say why the document is not proven to be signed with one of these keys, as it stands; None where it is."""
    match document.get("proof"):
        case {"created": str(created), "verificationMethod": str(verification), "proofValue": str(value)} as proof:
            options = _options(created, verification)
            if proof != {**options, "proofValue": value}:
                return "The proof is of another kind than those of this site."
            return _fault_of_signature(document, options, value, key_of(verification, keys))
    return "There is no proof in it."


def key_of(verification: str, keys: tuple[Key, ...]) -> Key | None:
    """Find the key that a proof names, among the keys there ever were."""
    return next((key for key in keys if verification.endswith(f"#{key.id}")), None)


def canonical(document: Document) -> str:
    """Give the statements of a document as canonical N-Quads."""
    options: Any = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": _LOADER}
    with _LOCK:
        return cast(str, jsonld.normalize(document, options))


def _options(created: str, verification: str) -> dict[str, object]:
    return {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": created,
        "verificationMethod": verification,
        "proofPurpose": "assertionMethod",
    }


def _fault_of_signature(document: Document, options: Document, value: str, key: Key | None) -> str | None:
    if key is None:
        return "It was signed with a key that is none of this site's."
    try:
        signature = octets_of(value)
    except ValueError:
        return "The signature is not readable."
    unsigned = {name: part for name, part in document.items() if name != "proof"}
    if not is_signed_by(key, signature, _hashed(unsigned, options)):
        return "It was changed after it was signed, or the signature belongs to something else."
    return None


def _hashed(document: Document, options: Document) -> bytes:
    configuration = {"@context": document["@context"], **options}
    return _hash(configuration) + _hash(document)


def _hash(document: Document) -> bytes:
    return sha256(canonical(document).encode("utf-8")).digest()
