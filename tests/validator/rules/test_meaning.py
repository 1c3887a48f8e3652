"""What is refused, quoted, asked by the buyer or a warning is not meant; what follows a refusal may be."""

import pytest

from permitted.validator import Message, check


def rules(text: str) -> set[str]:
    return {finding.rule for finding in check(Message(text, kind="reply")).findings}


@pytest.mark.parametrize(
    "text",
    [
        "We can't call, text or email you.",
        "A phone call isn't possible, but I can explain each step here.",
        "As for paying by bank transfer: that's not possible.",
        "No need to ring us, the carrier has the note.",
        "You asked whether you could call us.",
        'The card reads "call me, love Dad", is that right?',
        "If somebody asks you to pay by PayPal, it isn't us.",
    ],
)
def test_what_is_not_meant_is_not_found(text: str) -> None:
    assert not rules(text) & {"contact-off-amazon", "off-amazon-purchase"}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("We can't send films here, so call us.", "contact-off-amazon"),
        ("Amazon doesn't allow links; email me.", "contact-off-amazon"),
        ("Why not call us?", "contact-off-amazon"),
        ("If it does not fit, ring us.", "contact-off-amazon"),
        ("I can't lower it here, but pay by PayPal and it's 20.", "off-amazon-purchase"),
    ],
)
def test_what_follows_a_refusal_may_be_meant(text: str, rule: str) -> None:
    assert rule in rules(text)
