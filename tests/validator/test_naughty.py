"""Hostile input: whatever the text, a report comes, its spans are those of the text, and it comes soon."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permitted.validator import Attachment, Buyer, EarlierMessage, Message, MessageError, Order, Report, Seller, check

FORMATS = ("text", "html")

NAUGHTY = {
    "nothing": "",
    "blanks": " \t\n\r\x0b\x0c\x85\u00a0\u2028\u2029\u3000",
    "controls": "".join(map(chr, range(0x20))) + "".join(map(chr, range(0x7F, 0xA0))),
    "NUL between letters": "r\x00e\x00v\x00i\x00e\x00w",
    "words of computers": "null undefined NaN None true false inf -Infinity nil (null) [object Object] ../etc/passwd",
    "numbers": "0 -0 1/0 1e309 -1E-309 0x0 0b1 ١٢٣ Ⅻ ½ ⅔ ²³ ①② 9999999999999999999999999999 123,456.789,000 ٪ ‰ $0.00",
    "long number": "9" * 19_000,
    "marks": ",./;'[]\\-=<>?:\"{}|_+!@#$%^&*()`~ ¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿",
    "quotes": "' \" '' \"\" '\"' \"'''' ‘’“”„‟«»‹›",
    "scripts": "Ω≈ç√ åß∂ƒ œ∑´® ЁЂЃ ٠١٢ العربية עברית ภาษาไทย हिन्दी 中文 日本語 한국어 ქართული ᚠᛇᚻ 𒀀𒐫 𓀀",
    "two directions": "\u202eevitisop eb\u202c \u2066left\u2069 \u200fright\u200e ﷽ ﷺ",
    "unfinished directions": "\u202a\u202b\u202d\u202e\u2066\u2067\u2068 jo@oak.com",
    "nothing to be seen": "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\u115f\u3164\uffa0\u2800",
    "nothing within words": "f\u200bi\u200cv\u200de \u2060s\ufefft\u00ada\u034fr\u180es",
    "marks on marks": "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349 A\u0340\u0340",
    "a bomb of marks": "e" + "\u0301" * 19_000,
    "marks of other scripts": "กิิิิิิิิิิ ا" + "\u064b" * 500,
    "emoji": "👩🏽‍🚀 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇦🇧🇨 👨‍👩‍👧‍👦 #️⃣ ❤︎ ❤️ ☺ 🫠 ©️ ™ \U0001f3fb",
    "half of emoji": "\u200d\ufe0f\u20e3 👩\u200d \U0001f1e6 \U000e0067\U000e007f",
    "letters by other names": "𝐓𝐡𝐞 𝖖𝖚𝖎𝖈𝖐 𝓫𝓻𝓸𝔀𝓷 𝔉𝔬𝔵 ⒯⒣⒠ Ｆｕｌｌ ﬁﬂ ʇxǝʇ 🅰🅱 🇹🇪🇽🇹 ᵗᵉˣᵗ",
    "letters that grow": "ȺȾ İı ŉ ẞß ΐ ﬃ ﷺ ǆ K",  # lower, upper or NFKC forms are longer or shorter
    "characters that are none": "\ufffe\uffff\ufdd0 \U0001fffe\U0010ffff \ue000\U000f0000\U00100000 \ufffd",
    "scripts to run": "<script>alert(1)</script><img src=x onerror=alert(1)><svg/onload=alert(1)>javascript:alert(1)",
    "broken tags": "<<b><i <a href='x\"> <b/<i></b></i><!-- <!--> --!> <![CDATA[ ]]> <?x ?> </> <3 < b &lt;b&gt; &#0;",
    "broken entities": "&#; &#x; &#99999999; &#x110000; &#55296; &amp &ampamp; &nosuch; &NotEqualTilde; &fjlig; &#128;",
    "broken style": "<p style=';:;color:;:red;}{ url(( \"' /* !important'>x</p><style>}{ @media { .a{ </style>",
    "injection": "'; DROP TABLE messages;-- ${jndi:ldap://oak.com/a} {{7*7}} %s%n%x {text} $(touch x) `id` %00 \\u0000",
    "format slots": "{} {0} {text} {url} {host} %(text)s {text!r} {0.__class__} https://{host}.com/{text} {jo}@oak.com",
    "broken addresses": "http:// https://. http://../ //: @ jo@ @oak a@b.c. mailto: tel: http://[::1 http://% https://a.b:9999999/",
    "end of line in an address": "https://oak.\ncom jo@\noak.com http://oak.com/\r\nx",
    "unbalanced brackets": "((((((((((]]]]]}}}}}(https://oak.com/((( )]}",
}


def spans_are_true(message: Message, report: Report) -> None:
    fields = {"subject": message.subject, "body": message.body}
    for finding in report.findings:
        if finding.start is None or finding.end is None:
            assert finding.start is finding.end is finding.text is None
        else:
            assert 0 <= finding.start < finding.end <= len(fields[finding.field])
            assert fields[finding.field][finding.start : finding.end] == finding.text
        assert finding.explanation
        assert "{" not in finding.explanation or "{" in (finding.text or "") + message.body


def everywhere(text: str, form: str) -> Message:
    """Make a message that holds a text wherever one may stand."""
    return Message(
        text[:20_000],
        format=form,  # type: ignore[arg-type]
        subject=text[:1_000],
        kind="reply",
        order=Order(text[:100]),
        buyer=Buyer(message=text[:20_000]),
        seller=Seller(name=text[:100], domains=(text[:100],)),
        attachments=(Attachment(text[:200], media_type=text[:50], alt=text[:200]),),
        history=(EarlierMessage(text[:20_000]),),
    )


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", NAUGHTY.values(), ids=NAUGHTY.keys())
def test_a_naughty_text_gets_a_report_like_any_other(text: str, form: str) -> None:
    message = everywhere(text, form)

    report = check(message)

    spans_are_true(message, report)
    assert check(message).to_json() == report.to_json()
    json.loads(report.to_json())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("seed", [seed for seed in NAUGHTY.values() if seed])
def test_a_naughty_text_repeated_to_the_longest_message_is_checked(seed: str, form: str) -> None:
    message = Message((seed * (20_000 // len(seed) + 1))[:20_000], format=form, kind="reply")  # type: ignore[arg-type]

    assert check(message).rules_version == 1  # how long it takes is measured by `make bench`


@pytest.mark.parametrize("plane", range(17))
def test_every_plane_of_unicode_is_read(plane: int) -> None:
    codes = (code for code in range(plane << 16, (plane + 1) << 16, 7) if not 0xD800 <= code < 0xE000)
    message = Message("".join(map(chr, codes))[:20_000], kind="reply")

    spans_are_true(message, check(message))


def test_a_disguise_is_seen_through_whatever_is_put_between_the_letters() -> None:
    for between in ("\u200b", "\u00ad", "\u2060", "\ufeff", "\u034f", "\u200d", "\u0336"):
        report = check(Message(f"Write to {between.join('jo@oakandlinen.com')} please.", kind="reply"))

        assert "contact-email" in [finding.rule for finding in report.findings], hex(ord(between))


@pytest.mark.parametrize("half", ["\\ud83d", "\\ude00", "\\ude00\\ud83d", "a\\udfffb"])
@pytest.mark.parametrize(
    "source", ['{"body": "%s"}', '{"body": "x", "subject": "%s"}', '{"body": "x", "seller": {"name": "%s"}}']
)
def test_half_a_surrogate_pair_is_an_error_of_its_field(source: str, half: str) -> None:
    with pytest.raises(MessageError):
        Message.from_json(source % half)


def test_a_whole_surrogate_pair_is_the_character_that_it_stands_for() -> None:
    message = Message.from_json('{"body": "Hi \\ud83d\\ude00", "kind": "reply"}')

    assert [(f.start, f.end, f.text) for f in check(message).findings if f.rule == "style-emoji"] == [(3, 4, "😀")]


@pytest.mark.parametrize(
    "source",
    ["", "[]", "nul", '{"body": NaN}', '{"body": 1e999}', "[" * 100_000, '{"body": "\x00"', b'{"body": "\xff"}'],
)
def test_what_is_no_message_is_refused_with_a_reason(source: str | bytes) -> None:
    with pytest.raises(MessageError):
        Message.from_json(source)


@given(st.text(max_size=200), st.sampled_from(FORMATS))
@settings(max_examples=150, deadline=None)
def test_any_text_gets_a_report(text: str, form: str) -> None:
    message = everywhere(text, form)

    spans_are_true(message, check(message))


_SIGNS = """< > <p <br> </p> <a/href=' style='display:none ' " = &# &#x41; <!-- --> <style> { } : ; url( http:// oak.com
. @ dot 1 😀 \u200d \ufe0f \u0301 \u202e İ ß A ! ★"""
_PARTS = st.sampled_from([*_SIGNS.split(), "\n", " "])


@given(st.lists(_PARTS, max_size=40).map("".join), st.sampled_from(FORMATS))
@settings(max_examples=200, deadline=None)
def test_any_heap_of_signs_gets_a_report(text: str, form: str) -> None:
    message = Message(text, format=form, kind="reply")  # type: ignore[arg-type]

    spans_are_true(message, check(message))
