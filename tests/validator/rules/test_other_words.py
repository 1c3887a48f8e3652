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
            (
                "Thank you for the photos. The crack runs along the glaze, so a new bowl leaves us tomorrow "
                "and you keep the old one."
            ),
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
            (
                "I am sorry that it took so long. The refund of £18.40 left us on Monday and shows on your "
                "card within five days."
            ),
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
        (
            (
                "Hello Ruth,\n\nthank you for asking. The charger that came with the lamp is the only one you "
                "need; others get too warm. If it stays dark after two hours on the plug, send me a photo "
                "of the light here and we replace the lamp.\n\nBest wishes\nJon"
            ),
            "Can I use my phone charger?",
        ),
        (
            (
                "Dear Mr Hale,\n\nI am sorry about the wait. The ship with our rugs was held at Felixstowe, "
                "and the new date is 14 May. You can wait or cancel in Your Orders; either is fine with us.\n"
                "\nKind regards\nMira"
            ),
            "Where is my rug, it is two weeks late",
        ),
        (
            (
                "Hi Ann,\n\nno, we do not sell outside Amazon, and we have no shop that you could come to. "
                "The colour in the picture is the true one.\n\nRegards\nPia"
            ),
            "Do you have a shop where I can see it? Cheaper if I buy direct?",
        ),
        (
            (
                "Good morning Luis,\n\nplease do not send your card number here, we do not need it. Amazon "
                "pays you back to the card that you used.\n\nAll the best\nEva"
            ),
            "Shall I send my card number for the refund?",
        ),
        (
            (
                "Hello Dana,\n\nwe cannot take a phone call, but I am happy to go through it step by step "
                "here. First: is the ring in the lid still there?\n\nKind regards\nSam"
            ),
            "Can I call you?",
        ),
        (
            (
                "Hello Dana,\n\nI know you asked us to phone, and we may not. Write as much as you like here, "
                "I answer the same day.\n\nSam"
            ),
            "call me on 07700 900417",
        ),
        (
            (
                "Dear Olga,\n\nthe 20% that you saw was Amazon's own offer for members, and it ended on "
                "Sunday. We cannot grant it afterwards, I am afraid.\n\nKind regards\nBen"
            ),
            "Why was it 20% off yesterday?",
        ),
        (
            (
                "Dear Olga,\n\nyour one-star review told us about the wobbly leg, thank you for that. The leg "
                "has a new screw now, and one is on its way to you. The review is of course yours.\n\nKind "
                "regards\nBen"
            ),
            "I left one star, the leg wobbles",
        ),
        (
            (
                "Hello Tim,\n\nthe invoice is in Your Orders under Invoice. If you need your VAT number on "
                "it, tell me the number and the name of the firm.\n\nRegards\nLea"
            ),
            "I need an invoice with our VAT number",
        ),
        (
            (
                "Hello Tim,\n\nyou can return it until 3 June: in Your Orders choose Return items, print the "
                "label and hand the parcel in at any post office. The refund comes once it is scanned.\n\n"
                "Regards\nLea"
            ),
            "how do I return it",
        ),
        (
            (
                "Dear Ms Pratt,\n\nI have looked at your photo. The mark is wax from the sawing, a soft cloth "
                "takes it off. If it does not, tell me and I send a new board, without any cost to you.\n\n"
                "Warm regards\nNed"
            ),
            "there is a mark on my board",
        ),
        (
            (
                "Dear Ms Pratt,\n\nthe driver could not find number 14b. He tries again tomorrow between 9 "
                "and 12; please leave a light on. Your phone number is with the carrier already, so there "
                "is nothing to send.\n\nNed"
            ),
            "nobody came",
        ),
        (
            (
                "Hello Jo,\n\nyour daughter's name is spelt Zoë on the form, with two dots. Shall we burn it "
                "that way? Please say yes or no by Thursday.\n\nJo's workshop"
            ),
            "did you get the name right?",
        ),
        (
            (
                "Hello Kim,\n\nthe app asks for your email only to send you the code of the lock; you can use "
                "it without. We never see it.\n\nRegards\nFay"
            ),
            "why does the app want my email?",
        ),
        (
            (
                "Hello Kim,\n\nthe maker's help line is for repairs only, and the lamp is new, so we replace "
                "it ourselves.\n\nRegards\nFay"
            ),
            "Should I call the maker?",
        ),
        (
            (
                "Hello Kim,\n\nthere is no charge for the second delivery. The carrier asked you for £6 by "
                "mistake, and you do not have to pay it.\n\nFay"
            ),
            "The driver wanted £6",
        ),
        (
            (
                "Hello Kim,\n\nif you like the grey one better, return the blue one in Your Orders and order "
                "the grey one on its page; both cost the same.\n\nFay"
            ),
            "Can I swap blue for grey?",
        ),
        (
            (
                "Hello Bo,\n\nI checked: the set has six spoons, and yours had five. The sixth is in the post "
                "since noon. Sorry for the slip.\n\nIda"
            ),
            "only 5 spoons",
        ),
        (
            (
                "Hello Bo,\n\nthe knife is sharp, so keep it away from children, and wash it by hand. It is "
                "made to cut bread, not bones.\n\nIda"
            ),
            "is it safe",
        ),
        (
            (
                "Hello Bo,\n\nfor the guarantee you need nothing but the order number; there is no form to "
                "fill in and no card to send back.\n\nIda"
            ),
            "how do i register the guarantee",
        ),
        (
            (
                "Hello Bo,\n\na claim is your right, and we will not hold it against you. We would only ask "
                "you to say which part failed, so that the next buyer gets a better one.\n\nIda"
            ),
            "I will open a claim",
        ),
        (
            (
                "Hello Bo,\n\nthe review page is Amazon's, and we cannot see why yours was not shown. "
                "Amazon's help can tell you.\n\nIda"
            ),
            "my review was not published",
        ),
        (
            (
                "Hello,\n\nthank you for the praise, we passed it on to the painter. The second tin you asked "
                "about keeps for two years if it is closed.\n\nRegards\nUli"
            ),
            "Love the colour! How long does the second tin keep?",
        ),
        (
            (
                "Hello,\n\nit is quite normal that the wool sheds at first. Shake it, do not beat it, and do "
                "not let the dog chew on it.\n\nUli"
            ),
            "sheds",
        ),
        (
            (
                "Hello,\n\nthe bundle that you mean has the same pan and a lid; your order is for the pan "
                "alone, so nothing is missing.\n\nUli"
            ),
            "where is the lid",
        ),
        (
            (
                "Hello,\n\nwe are two people and a van, so nobody picks up the phone, but every message here "
                "is read.\n\nUli"
            ),
            "do you have a number",
        ),
        (
            (
                "Hello,\n\nthe newsletter that you got came from the maker, who had your address from the "
                "warranty form. You can end it at the foot of that mail; we have no list ourselves.\n\nUli"
            ),
            "I get newsletters from you!",
        ),
        (
            (
                "Hello,\n\nour store name on Amazon is the same as on the invoice, so both letters are about "
                "one order.\n\nUli"
            ),
            "Two letters with different names",
        ),
        (
            (
                "Hello,\n\nI am not sure what you mean by the second payment. Amazon shows one payment of "
                "£24, and no more is asked of you.\n\nUli"
            ),
            "second payment",
        ),
        (
            (
                "Hello,\n\nthe bank needs up to five days to show it. Should it not be there by Friday, tell "
                "me here, and I ask Amazon.\n\nUli"
            ),
            "where is my refund",
        ),
        (
            (
                "Hello,\n\nit is the bank that charges £3 for the foreign card, and it does so on every "
                "order; neither Amazon nor we can give it back.\n\nUli"
            ),
            "3 pounds extra",
        ),
        (
            (
                "Hello,\n\nyou are not the first who puts the plate in upside down, the drawing is poor. Turn "
                "it, and it clicks.\n\nUli"
            ),
            "plate does not fit",
        ),
        ("Hello,\n\nthis is not your fault: the drawing shows the wrong side.\n\nUli", "did I do it wrong"),
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
        ("Please review the proof by Friday and send it back with your remarks.", ""),
        ("The golf club is 86 cm long; a member of the set is 2 cm longer.", "how long is the club"),
        ("The five-star screw on the base needs a T10 bit.", "which screwdriver"),
        ("The hotel in the picture has five stars, the bed is the same as yours.", "is it the hotel bed?"),
        ("Join the two rails with the long bolt, and follow the arrows.", "how do I build it"),
        ("The signal is weak behind concrete; put the base on line with the door.", "no signal"),
        ("The telegram form in the set is a copy from 1912.", "what is the paper"),
        ("The cash box has two keys; the bank slot is only in the large one.", "keys?"),
        ("The coupon holder takes 40 coupons.", "how many coupons fit"),
        ("The store room should be dry, and the paint keeps for two years.", "how do I store it"),
        ("The gift box is free of plastic.", "is the box plastic?"),
        ("The 20% in the name is the acid, so dilute it.", "what does 20% mean"),
        ("Add two drops, and the price tag comes off.", "how to get the tag off"),
        ("The bonus track is number 12 on the second record.", "where is the bonus track"),
        ("Your negative is scanned, and the positive is printed on matt paper.", "how far are you with my photos"),
        ("Change the rating plug to 10 A, and remove the old one.", "the fuse blows"),
        ("The feedback in the microphone stops if you turn it away from the speaker.", "it howls"),
        ("The comment line in the script begins with #.", "how to comment"),
        ("Only the happy face is printed, the sad one is a sticker.", "where's the sad face"),
        ("The stars on the flag are sewn, all fifty.", "are the stars printed"),
        ("The card is 85 mm wide, as a bank card, and fits the slot of the wallet.", "size"),
        ("The reader takes Visa and cash is counted in the drawer.", "does the till take visa"),
        ("The transfer paper is ironed on for 20 seconds; wire it to the frame afterwards.", "how to use the transfer"),
        ("The password of the router is on its base; change it after the first start.", "router password"),
        ("The ID tag holds a name, a birthday and a phone number of your own.", "what can be engraved"),
        ('The social game has a card "call a friend", and that is what you do then.', "what does the card mean"),
        ("A skirt is 'kilt' in the list; the kilt pin is extra in the bag.", "is the pin in"),
        ("Please do not pay attention to the old label, the new one is right.", "two labels"),
        (
            ("Both are on the way: the first parcel is out for delivery today, the second is late by a day, sorry."),
            "two parcels?",
        ),
        ("The carrier wants to see your ID at the door, since it is a knife.", "why ID"),
        ("Age has to be checked at the door; the driver asks for the date of birth, we do not.", "why"),
        ("Our apprentice Tom wrote the wrong size on it; he is sorry, and so am I.", "wrong size on it"),
        ("It is cheaper to post it in one parcel, so both came together.", "why one parcel"),
        ("You can buy refills anywhere; they are called CR2032.", "which battery"),
        ("The upgrade of the firmware is free and takes five minutes.", "do I need to pay for the update"),
        ("The subscription is the maker's; you can use the scale without it.", "do I need a subscription"),
        ("We have never sold your name or address to anyone, and never will.", "who has my data"),
        (
            "The threat in the pop-up is a fake; close the page, the camera has no virus.",
            "the camera shows a virus threat",
        ),
        ("The killer whale is 12 cm, the shark 9.", "sizes"),
        ("Beat the eggs with the whip at speed 4, and do not overheat the bowl.", "speed"),
        ("The bomb in the name is a bath bomb; it melts in ten minutes.", "bomb?"),
        ("The cock of the tap turns to the left.", "tap"),
        ("The pussy willow is dried, not fresh.", "fresh?"),
        ("The bastard file is the coarse one.", "which file"),
        ("Strip the screw and it is lost; go slowly.", "how tight"),
        ("Shoot in raw and set the white balance.", "colour"),
        ("Blow the dust out of the crack.", "dust"),
        ("No pillow can cure back pain, and ours does not either.", "back pain"),
        ("It is waterproof, guaranteed for two years by the maker.", "waterproof"),
        ("It will surely fit if the hole is 12 mm.", "fit"),
        ("The answer is in the post that I wrote you on Monday in this thread.", "answer?"),
        ("A refund and a return are both open to you; which one do you want?", "broken"),
        ("You get the new one first, and then send the old one with Amazon's label.", "broken"),
        ("Keep it until the claim is settled, please; Amazon may want a photo.", "claim"),
        ("If you want to cancel, you can do so in Your Orders until it ships.", "can i cancel"),
        ("The rug is not new: it was used for photos, as the page says.", "used?"),
        ("Your question about the other kettle: yes, it whistles, this one doesn't.", "does the other kettle whistle"),
        ("We have no other colour.", "other colours"),
        ("The next order of sand comes with the lorry in May, so the mix is late.", "when"),
        ("Everything in our box goes to the bin but the bag.", "recycling"),
        ("Please look at the picture on our page at Amazon, the third one shows the clip.", "clip"),
        ("For the next two weeks keep the plant out of the sun.", "plant"),
        ("A friend of mine in the depot looked: it's there.", "where"),
        ("Amazon pays the return, not you.", "who pays"),
        ("We ship with whoever is first, DHL or Hermes.", "carrier?"),
        ("Save the receipt and 5% salt solution for the second wash.", "how"),
        ("I read your review and am sorry; the new latch is on its way, and the review stays yours.", "see my review"),
        ("Thank you for the kind review. The oil you asked about is linseed.", "left a review. what oil is it"),
        ("Your opinion on the two proofs would help: which one do you like better?", "proofs?"),
        ("Please tell me what you think of the second draft.", "send me a draft"),
        ("If you are happy with the proof, we print it tomorrow.", "proof"),
        ("If you are not satisfied with the colour, you can return it within 30 days.", "colour"),
        ("If you love the smell, keep the lid open; if not, close it.", "strong smell"),
        (
            ("Before you open a return, please try the reset on page 3; the return stays open to you either way."),
            "I'll return it",
        ),
        ("I can offer you either a replacement or your money back, as you like.", "broken"),
        ("As a small apology we have refunded the postage.", "late"),
        ("We have added a spare bulb for free, since the first one failed.", "bulb failed"),
        ("Please leave the old sofa where it is; the men take it with them.", "old sofa"),
        ("The free bag in the picture belongs to the set of two.", "where is the free bag"),
        ("It costs £4 to have it engraved, and you chose it without.", "why is my name not on it"),
        ("The postage to Northern Ireland is £8, as the page says, and you paid it.", "why 8 pounds"),
        ("Amazon asks you for the code at the door; please give it to the driver only.", "what is the code for"),
        ("Never give the code to anybody who calls you.", "someone called me for the code"),
        (
            "If anyone asks for your bank details in our name, it's a fraud; please report it to Amazon.",
            "got a strange mail from you",
        ),
        ("We did not send that message. Please do not click on the link in it.", "did you send me this link"),
        ("That email address is not ours.", "is sales@oak-lane.shop yours?"),
        ("No, we are not on Instagram; the account you saw is somebody else's.", "are you oaklane on instagram"),
        ("The QR code on the lid opens the garden app; it isn't needed.", "what is the QR code"),
        ("Amazon shows our address under the seller's name.", "where are you"),
        ("You are welcome to ask as often as you like.", "sorry to bother you again"),
        ("I cannot say when the lorry comes, but I can ask.", "when"),
        ("Do not worry about the claim; answer Amazon's questions, and it is settled in a week.", "claim worries"),
        ("Closing the claim is up to you; it changes nothing for us.", "should I close the claim?"),
        (
            "If the claim was opened by mistake, you can close it in Your Orders.",
            "I opened the claim by mistake, how do I close it",
        ),
        ("To withdraw the return, choose Cancel return in Your Orders.", "how do I cancel my return"),
        ("It's our fault and not yours that you were sent the wrong size.", "wrong size"),
        ("You have been very patient, thank you.", "still waiting"),
        ("I understood you wrongly, sorry. You mean the left handle.", "no, left!"),
        ("You should not have to ask three times.", "third time I ask"),
        ("You did not read it wrongly; the page was wrong.", "did I misread"),
        ("Stupid as it sounds, the switch is under the foot.", "where is the switch"),
        ("A silly mistake of ours: the lid was packed twice and the pan not at all.", "no pan"),
        ("The delivery is expected on Friday, but the carrier may be later.", "when"),
        ("It left on Monday and normally takes three days.", "when"),
        ("Yes, it will be posted today, that I can promise.", "will you post it today"),
        ("We always pack the glass twice.", "is it packed well"),
        ("The oil is 100% linseed.", "pure?"),
        ("It is legal to fly it without a licence below 250 g, says the authority's page.", "licence?"),
        ("Safe for children from three years on, as tested to EN 71.", "safe for kids"),
        ("Christmas is busy for the post, so order 3 is two days late.", "late"),
        ("My colleague is ill, that is why you waited so long.", "why so long"),
        ("The strike is over, and the parcels move again.", "strike?"),
        ("The survey of the carrier is not ours; you need not answer it.", "got a survey"),
        ("On Sunday there is an election, so the post office is closed.", "why not monday"),
        ("Please answer two questions, then I can find the part: is it the left door, and is it oak?", "need a hinge"),
        ("We saw that you ordered twice within a minute; was the second one meant?", "hi"),
        (
            "Hello,\n\nwe do take part in Climate Pledge Friendly; the badge is on the page.\n\nOak",
            "Are you climate neutral?",
        ),
        (
            (
                "Hello,\n\nthe seller of the case is another one, so please ask them; we only sold you the "
                "phone holder.\n\nOak"
            ),
            "The case I bought is too small",
        ),
        (
            (
                "Hello,\n\nyes, the members of the family plan share one account, so your son needs none of "
                "his own.\n\nOak"
            ),
            "does my son need an account for the app",
        ),
        (
            (
                "Hello,\n\nno, the follow-up dose comes a week later, as the leaflet of the worm tablets "
                "says. Ask your vet if the dog is under 2 kg.\n\nOak"
            ),
            "one tablet enough?",
        ),
        ("Hello,\n\nyes, Prime members and others pay the same for it.\n\nOak", "is it cheaper with prime?"),
        (
            (
                "Hello,\n\nwe opened at Easter, so there are only a few reviews yet; the maker has been there "
                "for forty years.\n\nOak"
            ),
            "Only 3 reviews, are you real?",
        ),
        (
            "Hello,\n\nit is not a scam: the parcel that you got is the spare hose that we owed you.\n\nOak",
            "I got a parcel I did not order, scam?",
        ),
        (
            (
                "Hello,\n\nthe charge of $4.99 is Amazon's for the gift wrap which was ticked. Amazon can "
                "take it back.\n\nOak"
            ),
            "what is the 4.99 for",
        ),
        (
            (
                "Hello,\n\nwhen the driver rang, nobody opened; he took it to the shop at 4 High Street, "
                "where it waits until Saturday.\n\nOak"
            ),
            "missed delivery",
        ),
        (
            (
                "Hello,\n\nyou may throw it away, give it to a friend or keep it for parts; we do not need it "
                "back.\n\nOak"
            ),
            "what shall I do with the broken one?",
        ),
        ("We are quicker with a photo, so please send one here.", ""),
        ("The watch shows who is online on WhatsApp.", "What does the green dot on the watch mean?"),
        ("I'm faster with the order number, which you gave, so here is the answer.", ""),
        ("The page clearly did not say it, and that is our mistake.", ""),
        ("You clearly need the longer screw, and it is on its way.", ""),
        ("The label obviously did not stick, sorry.", ""),
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
            ('Would you leave us a review on Amazon? You could just write: "Sturdy, pretty, here in two days."'),
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
        ("contact-messenger", "We are quicker on WhatsApp.", ""),
        ("contact-messenger", "I'm easier to reach on Telegram, day and night.", ""),
        ("contact-messenger", "We are online on WeChat until ten.", ""),
        ("tone-hostile", "You clearly did not read the page.", ""),
        ("tone-hostile", "You obviously haven't measured it.", ""),
        ("tone-hostile", "You evidently don't understand how a kettle works.", ""),
    ],
)
def test_an_offence_in_other_words_is_found(rule: str, body: str, asked: str) -> None:
    assert rule in violations(body, asked)
