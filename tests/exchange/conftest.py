"""What the tests of certificates share: two keys, a site that issues, Ana who passed, and the moment she did."""

import pytest

from permitted.exchange import Certificate, Exam, Issuer, hashed, key_from

NOW = 1_790_000_000_000_000  # microseconds UTC: 21 September 2026, 14:13:20
DAY = 86_400 * 1_000_000


@pytest.fixture(scope="session")
def old_key():
    return key_from(bytes(range(32)), NOW - 400 * DAY)


@pytest.fixture(scope="session")
def new_key():
    return key_from(bytes(range(32, 64)), NOW - DAY)


@pytest.fixture(scope="session")
def issuer(old_key):
    return Issuer("https://training.example.com", "Permitted", (old_key,))


@pytest.fixture(scope="session")
def certificate():
    exam = Exam(
        id="buyer-messages",
        title="Buyer messages",
        description="Judging and writing messages to buyers on Amazon.",
        criteria="At least 80 of 100 points in 30 questions, in one sitting.",
        required=80,
    )
    ana = hashed("ana@shop.example", salt="00112233445566778899aabbccddeeff")
    return Certificate("Vx3kQ0", "Ana Silva", ana, exam, 92, "2026-11", passed_at=NOW, status=70_001)
