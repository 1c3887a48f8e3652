"""Minimal pairs: for each rule a text that breaks it, and one a word away that does not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from permitted.validator import (
    RULES,
    Attachment,
    Buyer,
    EarlierMessage,
    Finding,
    Message,
    Order,
    Point,
    Seller,
    Severity,
    check,
)

DELIVERED = datetime(2026, 3, 1, 12, tzinfo=UTC)
ORDER = Order("113-6648201-1175539", DELIVERED)


def reply(body: str, **context: object) -> Message:
    return Message(body, kind="reply", order=ORDER, **context)  # type: ignore[arg-type]


def proactive(body: str, **context: object) -> Message:
    return Message(body, order=ORDER, purpose="order_issue", **context)  # type: ignore[arg-type]


def asks(body: str, **context: object) -> Message:
    return Message(body, order=ORDER, purpose="review_request", **context)  # type: ignore[arg-type]


def other(body: str, **context: object) -> Message:
    return Message(body, order=ORDER, purpose="other", **context)  # type: ignore[arg-type]


def html(body: str, kind: str = "reply") -> Message:
    return Message(body, format="html", kind=kind, order=ORDER)  # type: ignore[arg-type]


def files(*names: str, size: int | None = None, body: str = "The file is attached.", **context: object) -> Message:
    attached = tuple(Attachment(name, size=size) for name in names)
    return reply(body, attachments=attached, **context)


def api(body: str, purpose: str, *names: str) -> Message:
    attached = tuple(Attachment(name) for name in names)
    return Message(body, channel="messaging_api", purpose=purpose, order=ORDER, attachments=attached)


ID = "113-6648201-1175539"


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
        (
            proactive("Take a look at B0C4L7K2QW as well."),
            proactive("B0C4L7K2QW, the lamp you ordered, comes a day late."),
        ),
        (reply("Pictures are on oak.example, that's us."), reply("Pictures are on oak.example, that's the maker.")),
    ],
    "link-amazon-page": [
        (reply("https://www.amazon.com/dp/B0ABCDEFGH"), reply("https://www.amazon.com/gp/help")),
        (reply("https://a.co/d/7xYz"), reply("https://www.amazon.com/returns")),
    ],
    "link-shortener": [
        (reply("https://bit.ly/3oak"), reply("https://www.royalmail.com/track")),
        (
            reply("Scan the QR code on the card and our page opens."),
            reply("Scan the QR code on the screen to pair the lamp."),
        ),
    ],
    "review-incentive": [
        (reply("Leave a review and we send you a gift card."), reply("You can leave a review on the order page.")),
        (reply("Give us 5 stars and get a free bulb."), reply("The fridge has 5 stars and a free second shelf.")),
        (
            reply("Change your review to 5 stars and we'll refund the order."),
            reply("Your review stays as it is, and we'll refund the order."),
        ),
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
        (reply("Buy two and get one free."), reply("You bought two, and one is missing.")),
        (reply("Buy again and pay $5 less."), reply("The new lid weighs 5% less.")),
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
    "review-divert-negative": [
        (reply("If you are unhappy, contact us before you leave a review."), reply("If you are unhappy, contact us.")),
        (
            reply("Please don't leave negative feedback, we will fix it."),
            reply("Please leave feedback, negative or positive."),
        ),
    ],
    "review-change-or-remove": [
        (reply("Could you please delete your review?"), reply("Could you please delete the old network?")),
        (reply("Please change your two star review."), reply("Your review is yours, you need not change it.")),
    ],
    "feedback-removal-note": [
        (
            reply("Now that it is solved: seller feedback can be changed on the order page."),
            reply("Now that it is solved: the lid can be changed at any time."),
        ),
    ],
    "review-script": [
        (reply("In your review please mention the fast delivery."), reply("In your reply please mention the colour.")),
        (
            reply("For your review you could write something like this: great lid."),
            reply("For your review, use whatever words you like."),
        ),
    ],
    "review-repeat-request": [
        (
            asks(f"Please review order {ID}.", history=(EarlierMessage("", purpose="review_request"),)),
            asks(f"Please review order {ID}.", history=(EarlierMessage("Which colour would you like?"),)),
        ),
        (
            asks(f"Please rate order {ID}.", history=(EarlierMessage("Would you leave us a review?"),)),
            proactive(f"Order {ID} is late, sorry.", history=(EarlierMessage("Would you leave us a review?"),)),
        ),
    ],
    "review-request-early": [
        (
            asks("x", sent_at=DELIVERED + timedelta(hours=119)),
            asks("x", sent_at=DELIVERED + timedelta(hours=120)),
        ),
    ],
    "promo-cross-sell": [
        (
            reply("You may also like our premium model."),
            reply("Your model is the premium one."),
        ),
        (
            reply("We recommend our cleaning kit."),
            reply("We recommend our cleaning kit.", buyer=Buyer(message="Do you sell a cleaning kit?")),
        ),
        (reply("You might also like our desk lamp."), reply("You might also like to know what our drawing shows.")),
        (reply("We'd recommend B0C4L7K2QW."), reply("You ordered B0C4L7K2QW.")),
    ],
    "promo-subscribe": [
        (reply("Join our loyalty club."), reply("Join the two halves.")),
        (reply("Would you like to be on our mailing list?"), reply("We have no mailing list.")),
    ],
    "contact-phone-third-party": [
        (reply("Ring the carrier on (415) 555-0142."), reply("Ring me on (415) 555-0142.")),
        (
            reply("The manufacturer's hotline is 020 7946 0182."),
            reply("The manufacturer's part number is 020 7946 0182."),
        ),
    ],
    "contact-off-amazon": [
        (reply("Please email me so that we can sort it out."), reply("Please reply here so that we can sort it out.")),
        (reply("Could you send us your phone number?"), reply("Could you send us your house number?")),
        (
            proactive("Please send us your mobile number."),
            Message("The carrier needs your mobile number, please.", purpose="delivery_scheduling", order=ORDER),
        ),
    ],
    "contact-postal": [
        (
            reply("Come and see us at 12 Mill Lane, Otley LS21 1QF."),
            reply("Your return goes to 12 Mill Lane, Otley LS21 1QF.", buyer=Buyer(message="I want to return it")),
        ),
        (reply("Write to us at PO Box 12, Leeds LS1 4AP."), reply("The oak is from Leeds.")),
    ],
    "off-amazon-purchase": [
        (reply("If you pay by PayPal I can send it today."), reply("We don't use PayPal.")),
        (reply("Order it from our own website, it is cheaper."), reply("You can order it on Amazon.")),
    ],
    "extra-payment": [
        (reply("You need to pay another $5 for postage."), reply("There is nothing further to pay.")),
        (
            reply("We need you to pay a handling fee of 5 dollars."),
            reply("Customs may ask you to pay a duty of 5 dollars."),
        ),
    ],
    "link-opt-out": [
        (reply("Reply STOP to unsubscribe."), reply("The stop button is on the left.")),
        (
            html("<a href='https://www.amazon.com/x'>Unsubscribe</a>"),
            html("<a href='https://www.amazon.com/x'>Your orders</a>"),
        ),
    ],
    "markup-tracking": [
        (
            html("<img src='https://oak.example/p.gif' width='1' height='1' alt=''>"),
            html("<img src='https://oak.example/p.png' width='300' alt='The lid'>"),
        ),
        (
            html("<img src='https://oak.example/i.png?uid=77' width='300' alt='x'>"),
            html("<img src='https://oak.example/i.png?size=77' width='300' alt='x'>"),
        ),
    ],
    "link-campaign-tag": [
        (
            reply("https://www.dpd.co.uk/track?p=1&utm_source=mail"),
            reply("https://www.dpd.co.uk/track?p=1"),
        ),
    ],
    "markup-html": [
        (html("<form><input name='x'></form>"), html("<p>x</p>")),
        (html("<p onclick='x()'>x</p>"), html("<p title='x'>x</p>")),
        (html("<span style='display:none'>x</span>"), html("<span>x</span>")),
        (api("Hi <b>Ana</b>", "order_issue"), api("Hi Ana, 3 < 5", "order_issue")),
        (html("<a href='javascript:x()'>x</a>"), html("<a href='https://www.amazon.com/returns'>x</a>")),
    ],
    "attachment-unrelated": [
        (files("summer-catalogue.pdf"), files("assembly-manual.pdf")),
        (files("coupon-10-percent.png"), files("return-label.png")),
    ],
    "attachment-format": [
        (files("manual.zip"), files("manual.pdf")),
        (files("manual.pdf", "invoice.pdf", size=5_000_001), files("manual.pdf", "invoice.pdf", size=5_000_000)),
        (
            api("x", "custom_design", *(f"proof-{n}.pdf" for n in range(6))),
            api("x", "custom_design", *(f"proof-{n}.pdf" for n in range(5))),
        ),
    ],
    "api-shape": [
        (api("x", "order_issue", "manual.pdf"), api("x", "order_issue")),
        (api("", "invoice"), api("", "invoice", "invoice.pdf")),
        (api("x", "invoice", "invoice.pdf"), api("", "invoice", "invoice.pdf")),
        (api("", "custom_design"), api("x", "custom_design")),
        (reply("x", channel="messaging_api"), reply("x")),
    ],
    "attachment-unclear": [
        (files("x7.pdf", body="See attached."), files("x7.pdf", body="The manual is attached.")),
        (
            proactive(f"{ID}: see the picture", attachments=(Attachment("IMG_4821.jpg"),)),
            reply("Here is the picture you asked for", attachments=(Attachment("IMG_4821.jpg"),)),
        ),
    ],
    "image-product": [
        (
            proactive(f"{ID} x", attachments=(Attachment("product-photo.jpg"),)),
            Message(f"{ID} x", order=ORDER, purpose="custom_design", attachments=(Attachment("product-proof.jpg"),)),
        ),
        (
            html(f"{ID} <img src='https://m.media-amazon.com/product.jpg' alt='product'>", "proactive"),
            html(f"{ID} <img src='https://m.media-amazon.com/plug.jpg' alt='wall plug'>", "proactive"),
        ),
    ],
    "image-logo-link": [
        (
            html("<a href='https://oak.example/'><img src='https://oak.example/l.png' alt='logo'></a>"),
            html("<a href='https://www.amazon.com/returns'><img src='https://oak.example/l.png' alt='box'></a>"),
        ),
    ],
    "image-insecure": [
        (html("<img src='http://oak.example/l.png' alt='x'>"), html("<img src='https://oak.example/l.png' alt='x'>")),
    ],
    "private-data": [
        (reply("Please send us your credit card number."), reply("Please send us your order number.")),
        (reply("The card is 4111 1111 1111 1111."), reply("The card is 4111 1111 1111 1112.")),
        (reply("Our IBAN is DE89 3704 0044 0532 0130 00."), reply("Our part is DE89 3704 0044 0532 0130 01.")),
        (reply("We need a copy of your passport."), reply("We need a copy of the page.")),
    ],
    "private-buyer-details": [
        (
            reply("We send it to 12 Mill Lane, Otley LS21 1QF.", buyer=Buyer(message="I live at 12 Mill Lane, Otley")),
            reply("We send it to your new place.", buyer=Buyer(message="I live at 12 Mill Lane, Otley")),
        ),
        (
            reply("I noted 07700 900417.", buyer=Buyer(message="mine is 07700900417")),
            reply("I noted it.", buyer=Buyer(message="mine is 07700900417")),
        ),
    ],
    "sensitive-content": [(reply("What the f*ck, sorry."), reply("What a mess, sorry."))],
    "needless-order-confirmation": [
        (other(f"Your order has been received. {ID}"), other(f"Your order has a missing part, sorry. {ID}")),
        (other(f"We have received your order {ID}."), reply("We have received your order.")),
    ],
    "needless-refund-notice": [
        (other(f"We have refunded your order {ID}."), reply("We have refunded your order.")),
        (
            other(f"Your refund was issued. {ID}"),
            Message(f"{ID} is sold out. Your refund was issued.", order=ORDER, purpose="product_unavailable"),
        ),
    ],
    "needless-thank-you": [
        (other(f"Thank you so much for shopping with us. {ID}"), other(f"Thank you. Which colour do you want? {ID}")),
        (other(f"We are here if you need anything. {ID}"), reply("We are here if you need anything.")),
    ],
    "needless-follow-up": [
        (other(f"Just checking in to see how it is going. {ID}"), proactive(f"{ID}: the lid is missing, sorry.")),
        (
            proactive(f"{ID}: the lid is missing.", history=(EarlierMessage(f"{ID}: The lid is missing!"),)),
            proactive(f"{ID}: the lid is missing.", history=(EarlierMessage(f"{ID}: The leg is broken!"),)),
        ),
    ],
    "not-order-related": [
        (reply("Merry Christmas to you and your family!"), reply("The Christmas tree is 2 m tall.")),
        (other(f"Please take part in our survey. {ID}"), other(f"Please take the lid off. {ID}")),
    ],
    "reason-unclear": [
        (other(f"About {ID}, you know what it is. "), proactive(f"About {ID}, you know what it is.")),
        (other(f"{ID}: wool is a fine thing."), other(f"{ID}: which colour of wool would you like?")),
    ],
    "cancel-notice-incomplete": [
        (
            Message(f"We cancelled {ID} as it is sold out.", order=ORDER, purpose="product_unavailable"),
            Message(
                f"We cancelled {ID} as it is sold out, and refunded you.", order=ORDER, purpose="product_unavailable"
            ),
        ),
    ],
    "return-outside-amazon": [
        (
            reply("Don't open a return on Amazon, send it straight to us."),
            reply("Please open a return on Amazon and send it."),
        ),
    ],
    "cancel-request": [
        (reply("It is sold out, please cancel your order."), reply("It is sold out, we cancelled your order.")),
        (
            reply("We can't ship it, could you cancel it?"),
            reply("We can't ship it, but you can cancel it.", buyer=Buyer(message="How do I cancel?")),
        ),
    ],
    "buyer-opted-out": [
        (
            asks("x", buyer=Buyer(opted_out=True)),
            Message("x", order=ORDER, purpose="custom_design", buyer=Buyer(opted_out=True)),
        ),
        (asks("x", buyer=Buyer(opted_out=True)), asks("x", buyer=Buyer(opted_out=False))),
    ],
    "important-misuse": [
        (asks("x", subject="[Important] your lid"), asks("x", subject="Important: your lid")),
        (
            asks("x", subject="[Wichtig] Ihr Deckel"),
            Message("x", order=ORDER, purpose="delivery_scheduling", subject="[Wichtig] Ihr Deckel"),
        ),
    ],
    "wrong-language": [
        (
            reply("Thank you for your message, we will send you the lid today.", buyer=Buyer(language="de")),
            reply("Thank you for your message, we will send you the lid today.", buyer=Buyer(language="en-GB")),
        ),
    ],
    "message-too-long": [
        (reply("a " * 2_001), reply("a " * 2_000)),
        (api("a " * 201, "digital_access_key"), api("a " * 200, "digital_access_key")),
    ],
    "reply-overdue": [
        (
            reply("x", sent_at=DELIVERED + timedelta(hours=24, seconds=1), buyer=Buyer(wrote_at=DELIVERED)),
            reply("x", sent_at=DELIVERED + timedelta(hours=24), buyer=Buyer(wrote_at=DELIVERED)),
        ),
    ],
    "style-line-breaks": [
        (reply("a\n\n\nb"), reply("a\n\nb")),
        (reply("a\r\n \r\n\r\nb"), reply("a\r\n\r\nb")),
        (html("a<br><br><br>b"), html("a<br><br>b")),
    ],
    "style-formatting": [
        (html("<p style='color:red'>x</p>"), html("<p style='font-weight:bold'>x</p>")),
        (html("<center><p>all of it</p></center>"), html("<p>most of it is not in</p><center>a</center>")),
        (html("<p style='margin:21%'>x</p>"), html("<p style='margin:20%'>x</p>")),
        (
            html("<h1>a</h1><h2>b</h2><h3>c</h3><font size='1'>d</font>"),
            html("<h1>a</h1><h2>b</h2><h3>c</h3>"),
        ),
        (
            html("<img src='https://a.example/i.png' width='81%' alt='x'>"),
            html("<img src='https://a.example/i.png' width='80%' alt='x'>"),
        ),
    ],
    "style-shouting": [
        (reply("Sorry!!!"), reply("Sorry!")),
        (reply("PLEASE READ THE MANUAL FIRST."), reply("Please read the USB and HDMI manual.")),
    ],
    "style-spelling": [
        (reply("You will recieve it."), reply("You will receive it.")),
        (reply("It is in the the box."), reply("I know that that is late.")),
    ],
    "style-accessibility": [
        (html("<img src='https://a.example/i.png'>"), html("<img src='https://a.example/i.png' alt='The lid'>")),
        (
            html("<a href='https://www.amazon.com/returns'>Click here</a>"),
            html("<a href='https://www.amazon.com/returns'>Your returns</a>"),
        ),
    ],
    "tone-hostile": [
        (reply("It is your own fault."), reply("It is our own fault.")),
        (reply("Our lawyer will be in touch."), reply("Our carrier will be in touch.")),
    ],
    "claim-pressure": [
        (reply("Please withdraw the A-to-z claim."), reply("Your A-to-z claim is with Amazon.")),
        (reply("Don't open a case with Amazon."), reply("You can open a case with Amazon if you wish.")),
    ],
    "tone-cold": [
        (
            reply("The lid is in the box.\n\nKind regards, Jo"),
            reply("Hello Ana, the lid is in the box.\n\nKind regards, Jo"),
        ),
        (reply("Hello Ana, the lid is in the box. It is blue."), reply("Hello Ana, the lid is in the box.\n\nJo")),
        (
            reply("Hello Ana, we send a new one. Best, Jo", buyer=Buyer(message="It came broken")),
            reply("Hello Ana, sorry! We send a new one. Best, Jo", buyer=Buyer(message="It came broken")),
        ),
    ],
    "reply-incomplete": [
        (
            reply("Hello", must_mention=(Point("refund", ("refund",)),)),
            reply("Hello, here is your refund", must_mention=(Point("refund", ("refund",)),)),
        ),
        (reply(""), reply("Hello")),
    ],
    "auto-reply-only": [
        (
            reply("Thank you, we have received your message. Our team will get back to you within 24 hours."),
            reply("Thank you, we have received your message. The lid is in the lower box."),
        ),
    ],
    "too-wordy": [
        (reply("The lid is blue. " * 56), reply("The lid is blue. " * 55)),
        (reply("red blue green " * 20 + "red."), reply("red blue green " * 20 + ".")),
    ],
    "overpromise": [
        (
            reply("We guarantee that the courier will be there on Friday."),
            reply("The courier should be there on Friday."),
        ),
        (reply("This tea cures high blood pressure."), reply("This tea is for the evening.")),
    ],
    "localize-units": [
        (reply("It costs $20.", marketplace="DE"), reply("It costs 20 €.", marketplace="DE")),
        (reply("It is 23 inches wide.", marketplace="DE"), reply("It is 58 cm wide.", marketplace="DE")),
        (reply("It comes on 09/24/2026.", marketplace="DE"), reply("It comes on 24/09/2026.", marketplace="DE")),
    ],
}  # fmt: skip


def fires(rule: str, message: Message) -> bool:
    return any(finding.rule == rule for finding in check(message).findings)


def test_every_rule_that_is_checked_has_pairs() -> None:
    assert PAIRS.keys() == RULES.keys()


@pytest.mark.parametrize(
    ("rule", "number"), [(rule, number) for rule, pairs in PAIRS.items() for number in range(len(pairs))]
)
def test_a_pair_is_told_apart(rule: str, number: int) -> None:
    breaks, keeps = PAIRS[rule][number]

    assert fires(rule, breaks)
    assert not fires(rule, keeps)


FIXED = [
    pytest.param(message, finding, id=f"{finding.rule}-{number}")
    for number, (message, _) in enumerate(pair for pairs in PAIRS.values() for pair in pairs)
    for finding in check(message).findings
    if finding.fix and finding.field == "body"
]


@pytest.mark.parametrize(("message", "finding"), FIXED)
def test_a_fix_mends_its_finding_and_breaks_nothing(message: Message, finding: Finding) -> None:
    assert finding.fix
    mended = replace(
        message, body=message.body[: finding.start] + finding.fix.replacement + message.body[finding.end :]
    )

    before, after = decisive(message), decisive(mended)

    assert [f.rule for f in check(mended).findings].count(finding.rule) < [
        f.rule for f in check(message).findings
    ].count(finding.rule)
    assert after <= before


def decisive(message: Message) -> set[str]:
    return {finding.rule for finding in check(message).findings if finding.severity is not Severity.ADVICE}
