"""Pages that stand by themselves: privacy, and what this is."""

from flask import Blueprint, render_template

pages = Blueprint("pages", __name__)


@pages.get("/privacy")
def privacy() -> str:
    """Say what is stored, who sees it and for how long."""
    return render_template("privacy.html")


@pages.get("/about")
def about() -> str:
    """Say what this is, where the rules come from, and how it checks."""
    return render_template("about.html")
