"""Settings: what holds without any, what is read, and how a wrong one is told."""

from pathlib import Path

import pytest

from permitted.settings import PROJECT, SETTINGS_TABLE, Settings, SettingsError


def test_without_variables_the_site_runs_from_its_own_folder() -> None:
    settings = Settings.from_environment({})

    assert settings == Settings()
    assert settings.database == PROJECT / "data/permitted.sqlite3"
    assert settings.base_url == "http://127.0.0.1:8000"


def test_every_variable_is_read(tmp_path: Path) -> None:
    environment = {
        "DATA": str(tmp_path / "kept"),
        "PORT": "8123",
        "BASE_URL": "https://training.example.com/",
        "SITE_NAME": "Tidepool Training",
        "TIME_ZONE": "Europe/Madrid",
        "SIGNUP": "invite",
        "GUESTS": "off",
        "TRUSTED_HOPS": "1",
        "DAYS_AHEAD": "0",
        "CONTENT": str(tmp_path),
        "QUIZZES": str(tmp_path),
    }

    settings = Settings.from_environment(environment)

    assert set(environment) == {setting.name for setting in SETTINGS_TABLE}
    assert settings == Settings(
        folder=tmp_path / "kept",
        port=8123,
        base_url="https://training.example.com",
        site_name="Tidepool Training",
        time_zone="Europe/Madrid",
        signup="invite",
        guests=False,
        trusted_hops=1,
        content=tmp_path,
        quizzes=tmp_path,
    )


def test_the_address_follows_the_port() -> None:
    settings = Settings.from_environment({"PORT": "9000"})

    assert settings.base_url == "http://127.0.0.1:9000"


def test_an_empty_variable_counts_as_not_set() -> None:
    settings = Settings.from_environment({"PORT": "", "SITE_NAME": "  "})

    assert settings == Settings()


def test_a_relative_folder_is_read_from_where_the_command_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    settings = Settings.from_environment({"DATA": "here"})

    assert settings.folder == tmp_path / "here"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "80 80"),
        ("PORT", "-1"),
        ("PORT", "٨٠"),
        ("BASE_URL", "training.example.com"),
        ("BASE_URL", "https://"),
        ("BASE_URL", "https://example.com/training"),
        ("BASE_URL", "ftp://example.com"),
        ("BASE_URL", "http://[::1"),
        ("SITE_NAME", "n" * 61),
        ("TIME_ZONE", "Mars/Olympus"),
        ("TIME_ZONE", "../etc/passwd"),
        ("SIGNUP", "closed"),
        ("GUESTS", "yes"),
        ("TRUSTED_HOPS", "99999999999999999999999"),
        ("TRUSTED_HOPS", "00000000000"),
        ("DAYS_AHEAD", "-1"),
        ("DAYS_AHEAD", "3651"),
        ("CONTENT", "/nowhere/at/all"),
        ("QUIZZES", "/dev/null"),
    ],
)
def test_a_wrong_value_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({name: value})

    assert caught.value.name == name
    assert str(caught.value).startswith(f"{name} must ")


def test_for_trying_out_the_clock_is_ahead() -> None:
    here, ahead = Settings(), Settings.from_environment({"DAYS_AHEAD": "7"})

    assert ahead.days_ahead == 7
    assert (ahead.now() - here.now()) / 86_400_000_000 == pytest.approx(7, abs=0.001)


def test_the_clock_of_a_site_that_people_use_is_right() -> None:
    with pytest.raises(SettingsError, match=r"^DAYS_AHEAD must not be set where BASE_URL begins with https:"):
        Settings.from_environment({"DAYS_AHEAD": "7", "BASE_URL": "https://training.example.com"})

    assert Settings.from_environment({"DAYS_AHEAD": "0", "BASE_URL": "https://training.example.com"}).days_ahead == 0
