"""Pages that stand by themselves: privacy, and what this is."""

from flask import Blueprint, render_template, request

from permitted.web.installation import here

MAX_QUESTION = 200  # characters

pages = Blueprint("pages", __name__)


@pages.get("/privacy")
def privacy() -> str:
    """Say what is stored, who sees it and for how long."""
    return render_template("privacy.html")


@pages.get("/search")
def search() -> str:
    """Find lessons, rules and templates."""
    question = request.args.get("q", "")[:MAX_QUESTION].strip()
    return render_template("search.html", question=question, hits=here().index.search(question))


@pages.get("/reference")
def reference() -> str:
    """Show what to do and what not to do, on one page that can be printed."""
    return render_template("reference.html", reference=here().course.reference)


@pages.get("/about")
def about() -> str:
    """Say what this is, where the rules come from, and how it checks."""
    return render_template("about.html")
