"""Minimal pairs: for each rule a text that breaks it, and one a word away that does not."""

from datetime import UTC, datetime, timedelta

import pytest

from permitted.validator import IMPLEMENTED, Buyer, Message, Order, Seller, check

DELIVERED = datetime(2026, 3, 1, 12, tzinfo=UTC)
ORDER = Order("113-6648201-1175539", DELIVERED)


def reply(body: str, **context: object) -> Message:
    return Message(body, kind="reply", order=ORDER, **context)  # type: ignore[arg-type]


def proactive(body: str, **context: object) -> Message:
    return Message(body, order=ORDER, purpose="order_issue", **context)  # type: ignore[arg-type]


PAIRS: dict[str, list[tuple[Message, Message]]] = {
    "contact-email": [
        (reply("Write to jo@shop.com."), reply("Write to a1b2@marketplace.amazon.com.")),
        (reply("Write to jo at shop dot com."), reply("Look at the shop.")),
    ],
    "contact-phone": [
        (reply("Call 020 7946 0182."), reply("Your parcel number is 020 7946 0182.")),
        (reply("My mobile: 07700 900417"), reply("I noted 07700 900417.", buyer=Buyer(message="mine is 07700900417"))),
        (reply("Ring our office on (415) 555-0142."), reply("Ring the carrier on (415) 555-0142.")),
    ],
    "contact-messenger": [
        (reply("Please add me on WhatsApp."), reply("Sorry, we can't chat on WhatsApp.")),
        (reply("Message us on Facebook."), reply("The photo you sent is from Facebook.")),
        (reply("We are on Telegram as kettle_help."), reply("The Telegram app needs version 9.")),
        (reply("Chat at https://wa.me/447700900123"), reply("The messenger bag has two pockets.")),
    ],
    "link-insecure": [
        (reply("http://www.amazon.com/returns"), reply("https://www.amazon.com/returns")),
        (reply("hxxp://www.amazon.com/returns"), reply("www.amazon.com/returns")),
        (reply("ftp://www.amazon.com/returns"), reply("amazon.com/returns")),
    ],
    "link-external": [
        (reply("Photos: https://oak.example/x"), reply("Track it: https://www.dpd.co.uk/track?p=1")),
        (reply("Fill in https://forms.gle/abcDEF"), reply("Return it: https://www.amazon.com/returns")),
    ],
    "link-purpose-unclear": [
        (reply("The manual: https://oak.example/a.pdf"), reply("The manual: https://oak.example/sale")),
        (reply("https://oak.example/support/setup"), reply("https://www.amazon.com/gp/help/customer")),
    ],
    "link-storefront": [
        (
            reply("See https://oak.example/", seller=Seller(domains=("oak.example",))),
            reply("See https://oak.example/", seller=Seller(domains=("elm.example",))),
        ),
        (reply("https://www.amazon.com/stores/Oak"), reply("https://www.amazon.com/hz/feedback")),
        (proactive("https://www.amazon.com/dp/B0ABCDEFGH"), proactive("https://www.amazon.com/gp/css/order-history")),
    ],
    "link-amazon-page": [
        (reply("https://www.amazon.com/dp/B0ABCDEFGH"), reply("https://www.amazon.com/gp/help")),
        (reply("https://a.co/d/7xYz"), reply("https://www.amazon.com/returns")),
    ],
    "link-shortener": [(reply("https://bit.ly/3oak"), reply("https://www.royalmail.com/track"))],
    "review-incentive": [
        (reply("Leave a review and we send you a gift card."), reply("You can leave a review on the order page.")),
        (reply("Get $10 for each review."), reply("We can't offer anything for a review.")),
        (reply("Please rate us. In return you get a free filter."), reply("Please rate us. The filter fits.")),
    ],
    "review-positive-only": [
        (reply("Please leave us five stars."), reply("The fridge has five stars for energy.")),
        (reply("We'd love a good review."), reply("We'd love your review, good or bad.")),
        (reply("If you love it, leave a review."), reply("If you have a minute, leave a review.")),
        (reply("Please rate us ★★★★★"), reply("The dial shows ★★★★★")),
    ],
    "promo-marketing": [
        (reply("Our summer sale starts on Friday."), reply("The summer lid starts to fit on Friday.")),
        (reply("Visit our store."), reply("Please don't order again, we replace it.")),
        (reply("Follow us for more."), reply("Follow the steps in the booklet.")),
    ],
    "promo-discount": [
        (reply("Use code OAK15 for 15% off your next order."), reply("We refunded 15% of the price for the scratch.")),
        (reply("Here is a voucher for your next purchase."), reply("The voucher you used was refunded.")),
    ],
    "needless-shipping-confirmation": [
        (Message("Your parcel has shipped.", order=ORDER), Message("Your parcel is delayed.", order=ORDER)),
        (
            Message("Good news, your lamp is on its way!", order=ORDER),
            Message("Your lamp is on its way, but one part is missing, sorry.", order=ORDER),
        ),
    ],
    "late-message": [
        (
            proactive("x", sent_at=DELIVERED + timedelta(hours=720, seconds=1)),
            proactive("x", sent_at=DELIVERED + timedelta(hours=720)),
        ),
        (
            Message("x", order=ORDER, purpose="other", sent_at=DELIVERED + timedelta(days=60)),
            Message("x", order=ORDER, purpose="legal_disclosure", sent_at=DELIVERED + timedelta(days=60)),
        ),
    ],
    "order-id-missing": [
        (proactive("About your order"), proactive("About your order 113-6648201-1175539")),
        (
            Message("Hi", order=ORDER),
            Message("Hi", order=ORDER, channel="messaging_api"),
        ),
        (proactive("x"), proactive("x", subject="Order 11366482011175539")),
    ],
    "order-id-mismatch": [
        (reply("Order 114-6648201-1175539"), reply("Order 113-6648201-1175539")),
        (
            reply("Order 114-6648201-1175539"),
            reply("Order 114-6648201-1175539", buyer=Buyer(message="and my order 114-6648201-1175539?")),
        ),
        (reply("Your order 113-664820-1175539"), reply("Your order is on time")),
    ],
    "placeholder-left": [
        (reply("Dear [Name], hello"), reply("Dear Ana [XL], hello")),
        (reply("Order {{order_id}}"), reply("Order 113-6648201-1175539")),
    ],
    "style-emoji": [
        (reply("Thank you 😀"), reply("Thank you :-)")),
        (reply("It works ✔️"), reply("It works ✔")),
    ],
}  # fmt: skip


def fires(rule: str, message: Message) -> bool:
    return any(finding.rule == rule for finding in check(message).findings)


def test_every_rule_that_is_checked_has_pairs() -> None:
    assert PAIRS.keys() == IMPLEMENTED


@pytest.mark.parametrize(
    ("rule", "number"), [(rule, number) for rule, pairs in PAIRS.items() for number in range(len(pairs))]
)
def test_a_pair_is_told_apart(rule: str, number: int) -> None:
    breaks, keeps = PAIRS[rule][number]

    assert fires(rule, breaks)
    assert not fires(rule, keeps)


FIXED = [
    (message, finding)
    for pairs in PAIRS.values()
    for message, _ in pairs
    for finding in check(message).findings
    if finding.fix
]


@pytest.mark.parametrize(("message", "finding"), FIXED, ids=lambda value: getattr(value, "rule", None))
def test_a_fix_mends_its_finding_and_breaks_nothing(message, finding) -> None:  # type: ignore[no-untyped-def]
    body = message.body[: finding.start] + finding.fix.replacement + message.body[finding.end :]
    before = {f.rule for f in check(message).findings}

    after = {f.rule for f in check(reply(body) if message.kind == "reply" else proactive(body)).findings}

    assert finding.rule not in after
    assert after <= before
