"""Team settings: how well the team is to remember."""

import pytest

from permitted import training


@pytest.fixture(autouse=True)
def as_before(store):
    yield
    training.set_retention(store, training.team_of_everyone(store), 0.9)


def test_it_works(tom):
    page = tom.text("/team/settings")

    assert "How well to remember" in page
    assert "90 % now" in page
    assert 'value="90"' in tom.get("/team/settings").text


def test_a_trainer_changes_it(tom, ada):
    answer = tom.submit("/team/settings", {"retention": " 92,5 %"})

    assert (answer.status_code, answer.location) == (303, "/team/settings")
    assert "Saved." in tom.text("/team/settings")
    assert 'value="92.5"' in ada.get("/team/settings").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [("69", "from 70 % to 97 %"), ("98", "from 70 % to 97 %"), ("", "Give a number"), ("ninety", "Give a number")],
)
def test_what_cannot_be_is_told_beside_the_field(tom, typed, said):
    answer = tom.submit("/team/settings", {"retention": typed})

    assert answer.status_code == 422
    assert f'id="retention-errors">\n  <li>{said}' in answer.text.replace("Choose a share ", "")
    assert f'value="{typed}"' in answer.text


@pytest.mark.parametrize("address", ["/team/settings", "/team/sure-and-wrong", "/team/leeches", "/team/changes"])
def test_it_is_for_trainers_and_administrators(ana, guest, visitor, ada, address):
    assert ada.get(address).status_code == 200
    assert ana.get(address).status_code == 403
    assert ana.post("/team/settings", {"retention": "80"}).status_code == 403
    for nobody in (guest, visitor):
        assert nobody.get(address).location == f"/sign-in?next={address}"


def test_the_menu_of_those_leads_there(ana, tom):
    assert 'href="/team/settings"' in tom.get("/today").text
    assert 'href="/team/settings"' not in ana.get("/today").text


def test_rules_that_never_changed_are_no_news(tom):
    assert "The rules have not changed since this site began." in tom.text("/team/changes")
