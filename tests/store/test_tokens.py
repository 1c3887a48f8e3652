"""Tokens, and what of them reaches the disk."""

from permitted.store import invitations, people, sessions, tokens

NOW = 1_790_000_000_000_000


def test_secrets_have_256_bits_and_are_never_alike():
    secrets = {tokens.new_secret() for _ in range(1000)}

    assert len(secrets) == 1000
    assert {len(secret) for secret in secrets} == {43}  # 43 letters of 6 bits hold 256


def test_addresses_are_never_alike():
    assert len({tokens.new_address() for _ in range(1000)}) == 1000


def test_any_text_has_a_digest():
    assert len(tokens.digest("\udc80 from a broken cookie")) == 32


def test_no_secret_reaches_the_disk(store, path):
    session, link = tokens.new_secret(), tokens.new_secret()
    with store.writing() as db:
        gil = people.insert_guest(db, "Guest", "UTC", NOW)
        sessions.insert(db, session, gil.id, NOW)
        invitations.insert(db, link, "administrator", None, NOW)

    written = b"".join(file.read_bytes() for file in path.parent.iterdir())

    assert tokens.digest(session) in written
    assert tokens.digest(link) in written
    assert session.encode() not in written
    assert link.encode() not in written
