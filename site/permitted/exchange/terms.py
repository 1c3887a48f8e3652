"""What the words of a credential mean: JSON-LD contexts, none of which is ever fetched.

A certificate names two contexts. The one of Verifiable Credentials 2.0 comes with PyLD, whole. The one of Open Badges
3.0 comes with no package of Python but a library for badges of all kinds, too much for one file. So OPEN_BADGES below
says, for just the words that certificates use, which terms of that vocabulary they stand for. A processor with the
published context comes to the same statements, and thereby to the same signature: the tests compare both, statement by
statement, with a second implementation.
Whatever is not defined here cannot slip in unsigned: only the very shape that `credentials` writes is ever accepted.
"""

from collections.abc import Mapping

from pyld.documentloader.frozen import BUNDLED_CONTEXTS, FrozenDocumentLoader

CREDENTIALS_CONTEXT = "https://www.w3.org/ns/credentials/v2"
BADGES_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

VOCABULARY = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
SCHEMA = "https://schema.org/"
XSD = "https://www.w3.org/2001/XMLSchema#"  # the published context says https here, so that is what is signed


def loader() -> FrozenDocumentLoader:
    """Give the only source of contexts: the two above, and nothing else."""
    known = {CREDENTIALS_CONTEXT: BUNDLED_CONTEXTS[CREDENTIALS_CONTEXT], BADGES_CONTEXT: {"@context": OPEN_BADGES}}
    return FrozenDocumentLoader(known)


def _own(*names: str) -> dict[str, object]:
    return {name: VOCABULARY + name for name in names}


def _typed(name: str, datatype: str) -> dict[str, object]:
    return {name: {"@id": VOCABULARY + name, "@type": datatype}}


def _class(name: str, *definitions: Mapping[str, object]) -> dict[str, object]:
    inside: dict[str, object] = {}
    for definition in definitions:
        inside |= definition
    return {name: {"@id": VOCABULARY + name, "@context": inside}}


OPEN_BADGES: dict[str, object] = {
    **_own("OpenBadgeCredential", "Criteria", "narrative"),
    "url": {"@id": SCHEMA + "url", "@type": XSD + "anyURI"},
    **_class("Profile"),
    **_class("AchievementSubject", _own("achievement", "identifier", "result")),
    **_class(
        "Achievement",
        _own("achievementType", "resultDescription", "version"),
        {"criteria": {"@id": VOCABULARY + "Criteria", "@type": "@id"}},
    ),
    **_class("IdentityObject", _typed("hashed", XSD + "boolean"), _own("identityHash", "identityType", "salt")),
    **_class("Result", _typed("resultDescription", XSD + "anyURI"), {"value": SCHEMA + "value"}),
    **_class("ResultDescription", _own("requiredValue", "resultType", "valueMax", "valueMin")),
}
