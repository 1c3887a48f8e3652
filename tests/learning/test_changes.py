"""Changes: what differs between two versions of the rules, and whom that concerns."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from permitted.learning.changes import SHOWN_FOR, Change, Kept, RuleText, changes, notice, texts_of, versions
from permitted.learning.memory import new_card
from permitted.validator import RULES

NOW = 1_790_000_000_000_000
WORDS = st.sampled_from(["", "never", "only if asked"])
TEXTS = st.builds(RuleText, WORDS, WORDS, st.sampled_from(["violation", "review"]), st.sampled_from(["both", "reply"]))
CATALOGUES = st.dictionaries(st.sampled_from(["contact-email", "late-message", "new", "tone-cold"]), TEXTS)
PHONE = RuleText("Gives a phone number", "No numbers.", "violation", "both")


def test_it_works():
    old = {"contact-phone": PHONE, "tone-cold": PHONE, "late-message": PHONE}
    new = {"link-external": PHONE, "contact-phone": replace(PHONE, statement="One number."), "tone-cold": PHONE}

    assert changes(old, new) == (
        Change("link-external", "added", None, PHONE),
        Change("contact-phone", "changed", PHONE, new["contact-phone"]),
        Change("late-message", "removed", PHONE, None),
    )


def test_title_statement_severity_and_what_it_applies_to_count():
    for other in (
        replace(PHONE, title="Calls"),
        replace(PHONE, statement="None."),
        replace(PHONE, severity="review"),
        replace(PHONE, applies="reply"),
    ):
        assert [one.kind for one in changes({"contact-phone": PHONE}, {"contact-phone": other})] == ["changed"]


def test_what_else_a_rule_holds_does_not():
    rule = RULES["contact-phone"]
    other = replace(rule, source=("FAQ",), basis="ours", group="links", about="subject")

    assert changes(texts_of({rule.id: rule}), texts_of({rule.id: other})) == ()


@given(CATALOGUES)
def test_nothing_differs_from_itself(rules):
    assert changes(rules, dict(reversed(rules.items()))) == ()


@given(CATALOGUES, CATALOGUES)
def test_what_differs_leads_from_the_old_to_the_new(old, new):
    found = {change.rule: change for change in changes(old, new)}

    after = {rule: found[rule].after if rule in found else text for rule, text in old.items()}
    after |= {rule: change.after for rule, change in found.items()}
    assert {rule: text for rule, text in after.items() if text} == new
    assert {rule: change.before for rule, change in found.items() if change.before} == {
        rule: text for rule, text in old.items() if new.get(rule) != text
    }


@given(CATALOGUES, CATALOGUES)
def test_the_way_back_is_the_same_turned_round(old, new):
    turned = {"added": "removed", "removed": "added", "changed": "changed"}

    there, back = changes(old, new), changes(new, old)

    assert {(one.rule, turned[one.kind], one.after, one.before) for one in there} == {
        (one.rule, one.kind, one.before, one.after) for one in back
    }


def changed_phone():
    kept = (Kept(1, {"contact-phone": PHONE}, NOW - 9), Kept(2, {"contact-phone": replace(PHONE, title="Calls")}, NOW))
    (version,) = versions(kept)
    return version


def test_a_version_that_changes_nothing_is_none():
    same = {"contact-phone": PHONE}

    assert versions((Kept(1, same, 0), Kept(2, same, 1))) == ()
    assert versions((Kept(1, same, 0),)) == versions(()) == ()


def test_it_concerns_who_had_learnt_the_rule_before():
    version = changed_phone()

    assert version.concerns([new_card("contact-phone", NOW - 1)])
    assert not version.concerns([new_card("contact-phone", NOW)])
    assert not version.concerns([new_card("contact-email", NOW - 1)])


def test_each_rule_that_can_be_asked_about_is_answered_afterwards():
    version = changed_phone()

    assert notice(version, ["contact-phone"], {"contact-phone": NOW - 1}).open_rules == ("contact-phone",)
    assert notice(version, ["contact-phone"], {"contact-phone": NOW}).is_done
    assert notice(version, ["contact-phone"], {}).is_news(NOW + 2 * SHOWN_FOR)


def test_where_there_is_nothing_to_answer_it_is_news_for_a_while():
    told = notice(changed_phone(), [], {})

    assert told.is_done
    assert told.is_news(NOW + SHOWN_FOR - 1)
    assert not told.is_news(NOW + SHOWN_FOR)
