"""The rules: all of them with a search, and a page each."""

from flask import Blueprint, abort, render_template, request

from permitted.validator import GROUPS, RULES, Rule
from permitted.web.forms import StartForm
from permitted.web.installation import here
from permitted.web.wording import sources_of

rules = Blueprint("rules", __name__)

MAX_SEARCH = 200  # characters


@rules.get("/rules")
def index() -> str:
    """Show the rules by group: those that have all words of the search, or all of them."""
    search = request.args.get("q", "")[:MAX_SEARCH].strip()
    found = [rule for rule in RULES.values() if _has_words(rule, search)]
    groups = [(GROUPS[group], [rule for rule in found if rule.group == group]) for group in GROUPS]
    return render_template(
        "rules.html", search=search, count=len(found), groups=[group for group in groups if group[1]]
    )


@rules.get("/rules/<rule_id>")
def rule(rule_id: str) -> str:
    """Show one rule."""
    found = RULES.get(rule_id) or abort(404)
    course = here().course
    return render_template(
        "rule.html",
        form=StartForm(),
        rule=found,
        page=course.rule_pages.get(rule_id),
        lessons=course.lessons_about(rule_id),
        scenarios=len(course.scenarios_about(rule_id)),
        sources=sources_of(found),
    )


def _has_words(found: Rule, search: str) -> bool:
    text = f"{found.id} {found.title} {found.statement} {GROUPS[found.group]}".casefold()
    return all(word in text for word in search.casefold().split())
