"""Two versions of a text, cut into what they share and what they do not."""

from hypothesis import given
from hypothesis import strategies as st

from permitted.web.differences import differences

TEXTS = st.lists(st.sampled_from(["Never ", "asks", " for", "\nan", "  email."])).map("".join)


def test_it_works():
    assert differences("Asks for an email.", "Asks for any phone or email.") == (
        (("Asks for ", False), ("an ", True), ("email.", False)),
        (("Asks for ", False), ("any phone or ", True), ("email.", False)),
    )


@given(TEXTS.map(str.strip), TEXTS.map(str.strip))
def test_the_pieces_are_the_text(before, after):
    old, new = differences(before, after)

    assert ("".join(text for text, _ in old), "".join(text for text, _ in new)) == (before, after)
    assert [text for text, other in old if not other] == [text for text, other in new if not other]
