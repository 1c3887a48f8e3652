"""Team settings: how well a team is to remember, what it forgets, and who knows what changed; for its trainers."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from permitted import training
from permitted.store import Team
from permitted.training import Refused
from permitted.web.forms import RetentionForm, page_again
from permitted.web.identity import let_trainers_in
from permitted.web.installation import here, now
from permitted.web.wording import percent

customs = Blueprint("customs", __name__, url_prefix="/team")
customs.before_request(let_trainers_in)


@customs.get("/settings")
def settings() -> tuple[str, int]:
    """Show how well the team is to remember, and what that costs."""
    team = training.team_of_everyone(here().store)
    return _settings(team, RetentionForm.of(team.desired_retention))


@customs.post("/settings")
def set_retention() -> tuple[str, int] | Response:
    """Have the team asked again at another recall."""
    team, form = training.team_of_everyone(here().store), RetentionForm()
    if form.is_accepted():
        try:
            training.set_retention(here().store, team, form.share)
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(f"Saved. From its next answer on, a rule is asked again when recall falls to {percent(form.share)}.")
            return redirect(url_for("customs.settings"), 303)
    return _settings(team, form)


@customs.get("/leeches")
def leeches() -> str:
    """Show who forgets what again and again."""
    team = training.team_of_everyone(here().store)
    return render_template("team_leeches.html", leeches=training.leeches_of_team(here().store, team))


@customs.get("/sure-and-wrong")
def sure_and_wrong() -> str:
    """Show what people were sure of and wrong about, or broke while writing: what would have gone out."""
    team = training.team_of_everyone(here().store)
    return render_template("team_sure_and_wrong.html", urgent=training.urgent_of_team(here().store, team, now()))


@customs.get("/changes")
def changes() -> str:
    """Show how the rules changed, and who has learnt that."""
    store, course = here().store, here().course
    team = training.team_of_everyone(store)
    found = [(one, training.standings(store, team, one, course)) for one in training.rule_changes(store)]
    return render_template("team_changes.html", versions=found)


def _settings(team: Team, form: RetentionForm) -> tuple[str, int]:
    return page_again(
        "team_settings.html", form, team=team, loads=training.loads(here().store, team), limit=training.DAILY_LIMIT
    )
