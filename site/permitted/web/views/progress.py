"""Progress: how sure each rule is, what comes back when, and what was done."""

from flask import Blueprint, render_template

from permitted import training
from permitted.learning.mastery import activity, forecast
from permitted.web.forms import StartForm
from permitted.web.identity import person
from permitted.web.installation import here, now
from permitted.web.strengths import chapter_results, groups_of, weakest

progress = Blueprint("progress", __name__)

FORECAST, CALENDAR = 30, 84  # days
WEAKEST = 5  # rules to practise first


@progress.get("/progress")
def show() -> str:
    """Show the map of one's memory; to somebody who has done nothing yet, what will stand here."""
    someone = person()
    if someone is None:
        return render_template("progress.html", groups=(), form=StartForm())
    moment = now()
    cards, holiday = training.cards_of(here().store, someone), training.holiday_of(here().store, someone, moment)
    answered = training.attempts_of(here().store, someone)
    groups = groups_of(cards, answered, moment)
    return render_template(
        "progress.html",
        form=StartForm(),
        groups=groups,
        weakest=weakest(groups, WEAKEST),
        chapters=chapter_results(answered),
        forecast=forecast(cards, moment, someone.zone, FORECAST, training.DAILY_LIMIT, holiday),
        holiday=holiday,
        certificates=training.certificates_of(here().store, someone),
        now=moment,
        calendar=activity([attempt.answered_at for attempt in answered], moment, someone.zone, CALENDAR),
    )
