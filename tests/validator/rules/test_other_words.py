"""Answers full of words that sell, press or threaten elsewhere, and offences without the usual words."""

import pytest

from permitted.validator import Buyer, Message, Severity, check


def violations(body: str, asked: str) -> set[str]:
    report = check(Message(body, kind="reply", buyer=Buyer(message=asked or None)))
    return {finding.rule for finding in report.findings if finding.severity is not Severity.ADVICE}


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        (
            "Thank you for the photos. The crack runs along the glaze, so a new bowl leaves us tomorrow.",
            "The bowl is cracked.",
        ),
        ("The courier's number for your parcel is DX88123GB, and it was last scanned in Derby.", "Where is it?"),
        (
            "Your card was charged once, on 3 May; the second line is only a hold that your bank lets go of.",
            "You charged me twice!",
        ),
        ("Amazon holds your card, so we never see it.", "Do you have my card?"),
        (
            "Please choose a new password for the camera in its app, at least eight signs long.",
            "I forgot the camera password",
        ),
        ("If the shop near you has no AA cells, the remote takes rechargeable ones too.", "Which batteries?"),
        ("The lid fits the 24 cm pan; the 28 cm pan has its own.", "Does the lid fit both pans?"),
        ("Yes, we do sell the legs apart from the table, you find them on the same page.", "Can I buy just the legs?"),
        (
            "I am sorry that it took so long. The refund of £18.40 left us on Monday and shows within five days.",
            "Where is my refund",
        ),
        ("You decide: a refund of the whole price, or a new lamp by Friday.", "It arrived broken."),
        ("The voucher came from Amazon, not from us, so please ask them why it did not work.", "My voucher failed"),
        ("Our price includes the duty, so nothing more is due when it is delivered.", "Do I pay customs?"),
        ('A-to-z claims are made in Your Orders, under "Problem with order".', "How do I make a claim?"),
        ("You can review it in Your Orders whenever you like, and in whatever words.", "Where do I leave a review?"),
        ("Reviews are yours to write; we only wanted to hear whether the wheel turns now.", ""),
        ("Thank you for your review; we have read it and will line the box with felt from now on.", "I left a review"),
        ("The bag is waterproof to one metre, says the maker; the zip is not.", "Is it waterproof?"),
        (
            "We cannot promise Friday, since the snow has shut the road, but it left here at noon.",
            "Will it be here Friday?",
        ),
        ("The stick blender must not run longer than a minute at a time.", "It got hot"),
        ("Please hit the pin with a hammer until it is flush.", "the pin stands out"),
        ("To kill the mites, wash the pillow at 60 degrees, says the label.", "how do I wash it"),
        ("The dummy in the picture is not part of the set.", "the dummy is missing"),
        ("The female plug goes into the left socket, the male one into the right.", "which plug"),
        ("Cut the cord, strip it, and screw it down.", "how do I shorten the cord"),
        ("The message light blinks twice when you call the base with the handset.", "why does it blink"),
        ("Press the telephone key for three seconds, and the headset pairs.", "how to pair"),
        ("Open WhatsApp on the watch and allow notifications.", "watch does not show WhatsApp messages"),
        ("The frame has a hook for our wall kit, which came in the same box.", "how do I hang it"),
        ("We have put the right invoice in Your Orders, with your firm's name on it.", "wrong invoice"),
        ("The German manual is on page 20 of the same booklet.", "no german manual"),
        ("The return label is Amazon's; print it and drop the parcel at any post office.", "I want to return it"),
        ("If a part is missing again, tell me here and I send it the same day.", "screws missing"),
        (
            "I have asked our carrier to look for it, and write again on Thursday by six, found or not.",
            "where is my parcel",
        ),
        ("Our apologies: the girl at the depot typed the wrong postcode.", "it went to Leeds"),
        ("It weighs 4 kg without the stand and 6 with it.", "weight?"),
        (
            "The offer that you saw ended on Sunday, and we are not allowed to change a price afterwards.",
            "Yesterday it was cheaper!",
        ),
        ("No, there is no discount for two; each costs the same.", "Is it cheaper if I buy two?"),
        ("The price fell after you ordered. Amazon does not pay back the difference, and nor can we.", "price drop"),
        ("We make it in oak and ash; yours is oak.", "what wood is it"),
        ("You are right, and we are wrong: the drawing shows six holes, the board has five.", "drawing is wrong"),
        ("Our workshop is closed on Monday, so your repaired clock goes out on Tuesday.", "When do I get the clock?"),
        ("My colleague will answer you on Friday, when the measuring is done.", "I asked you something"),
        ("The tracking shows that your neighbour at number 9 took it in.", "not here"),
        ("No, you need not send the broken glass back.", "Do I have to send it back?"),
        ("Please keep the shards in a bag until the carrier has seen them, then bin them.", "broken"),
        ("For the washing machine we advise a net and 30 degrees.", "how wash"),
        ("Your feedback about the zip was useful; the next batch has a stronger one.", "zip is weak"),
        ("It can go in the oven up to 200 degrees, but never on a flame.", "oven?"),
        (
            "I understand that you are angry; a gift that comes two days late is no use.",
            "it came late for the birthday",
        ),
        ("Sorry, I mixed up two orders. Yours is the green one, and it is in the van.", "wrong colour?"),
        ("We would rather refund you than send a third one that may break.", "second one broke"),
        ("The code on the box is the batch, and the key for the game is on the card inside.", "where is the key"),
        ("Turn it off, hold both keys, and type 0000 as the PIN of the speaker.", "what is the pin"),
        ("If the driver rings, tell him that the lift takes 200 kg.", "lift"),
        ("Customs may ask you for a fee; it goes to them and not to us.", "customs?"),
        ("The extra cable costs nothing, it is in the drawer of the desk.", "cable missing"),
        ("You paid £40; £10 of it comes back to you today.", "scratched"),
        ("We post nothing on Sundays.", "did it go out"),
        ("Take the medicine cabinet off the wall before you paint.", "paint"),
        ("This pillow does not cure anything, it only holds your neck.", "will it heal my neck"),
        ("Come Friday, it will be with you, if the ferry sails.", "when"),
        ("We recommend our washing instructions on page 4.", ""),
        ("We recommend our travel tuner, as you asked.", "Which tuner of yours is good?"),
        ("We suggest our Tuesday slot for the visit.", ""),
        ("As the jug is out of stock, we suggest our blue jug as a free replacement.", ""),
        ("I recommend a drop of oil on the hinge.", ""),
        ("We can suggest our courier for the collection.", ""),
        ("We recommend the middle shelf for the heavy pots.", ""),
        ("We look forward to your answer.", ""),
        ('You can simply write "leave with neighbour" in the delivery notes.', ""),
        ('The poster with "Vote Green" comes in two sizes; please choose A2 or A1.', "What sizes are there?"),
        ("Please tell us your vote: the green lid or the blue one?", ""),
        ("You need not do anything, the refund comes by itself.", ""),
        ("You don't have to do anything on Amazon, the replacement is free and leaves today.", ""),
        ("Any box will do for the return, and Amazon's label goes on top.", "I want to return the lamp."),
        ("If you do not return it, it stays yours.", ""),
        (
            "If you don't send it back by Friday, please tell us, and we extend the return.",
            "I want to return it later.",
        ),
        ("If you did not return the gift box, keep it for the glasses.", ""),
        ("The part [B] goes into slot [C].", ""),
        ("The band is sold as a support; ask a doctor about your tennis elbow.", ""),
        ("A splint is no cure for carpal tunnel.", ""),
        ("You get 20% of the price back as a refund.", ""),
        ("We can't give 20% off your next order, but we refund 20% of this one.", ""),
        ("Please keep the torn cover. In return you need do nothing.", ""),
        ("Keep the old lamp. Please give it to a charity.", ""),
        ("We never had a complaint about the seam, so please send a photo.", ""),
        ("We have never had a case like this with the hinge, sorry.", ""),
        ("The driver has your address, and the note about the gate.", ""),
        ("Our fitter can come round to fit it on Tuesday.", ""),
    ],
)
def test_an_honest_answer_is_not_stopped(body: str, asked: str) -> None:
    assert not violations(body, asked)


@pytest.mark.parametrize(
    ("rule", "body", "asked"),
    [
        ("promo-cross-sell", "The hinge is in the post. May we also suggest our linseed paste?", ""),
        ("promo-cross-sell", "Your wok is on its way back to us. I warmly recommend our bamboo steamer.", ""),
        ("promo-cross-sell", "We would recommend our travel tuner.", ""),
        ("review-positive-only", "Looking forward to those five stars from you!", ""),
        ("review-positive-only", "We look forward to all five stars.", ""),
        (
            "review-script",
            'Would you leave us a review on Amazon? You could just write: "Sturdy, pretty, here in two days."',
            "",
        ),
        ("review-script", 'Please rate us on Amazon.\n\nYou might for example write "best kettle ever".', ""),
        ("promo-subscribe", "Become one of our circle of bakers and join us for free.", ""),
        ("not-order-related", "Do vote Labour on Thursday, neighbour.", ""),
        (
            "return-outside-amazon",
            "You needn't report anything to Amazon. Our driver collects the desk on Monday.",
            "I'd like to send the desk back.",
        ),
        (
            "return-outside-amazon",
            "Please don't open a return on Amazon. Put it into any carton and use our address.",
            "I want to return the lamp.",
        ),
        ("claim-pressure", "There is a gift card in it for you if you did not send it back.", ""),
        ("claim-pressure", "If it stays with you, we add a free gift.", ""),
        ("placeholder-left", "Your case is [case number], and it is open.", ""),
        ("placeholder-left", "We posted part [part no] today.", ""),
        ("placeholder-left", "Please quote {{ticket}} when you answer here.", ""),
        ("overpromise", "The band heals tennis elbow within days.", ""),
        ("overpromise", "The insole cures plantar fasciitis.", ""),
        ("promo-discount", "Here is 10% off your next order, so you save some of the money back.", ""),
        ("promo-discount", "You get 5 euros off your next purchase, and with it a part of your money back.", ""),
        ("review-incentive", "You may keep the torn cover. In exchange, please give five stars.", ""),
        ("review-positive-only", "You may keep the torn cover. In exchange, please give five stars.", ""),
        ("tone-hostile", "I have never met such a rude person.", ""),
        ("tone-hostile", "We never dealt with anyone so difficult.", ""),
        ("tone-hostile", "In ten years I have seldom had a customer like you.", ""),
        ("tone-hostile", "My brother has your address and will pay you a visit.", ""),
        ("tone-hostile", "We have your address, remember that.", ""),
    ],
)
def test_an_offence_in_other_words_is_found(rule: str, body: str, asked: str) -> None:
    assert rule in violations(body, asked)
