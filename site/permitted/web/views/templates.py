"""Templates: compliant messages by contact reason, whose blanks are filled in and whose result is checked."""

from flask import Blueprint, abort, jsonify, render_template, request
from werkzeug.wrappers import Response

from permitted.course import Template
from permitted.web.desks import Checked, check_message
from permitted.web.forms import STALE, AnyMessageForm, BlanksForm, page_again
from permitted.web.installation import here
from permitted.web.limits import CHECKS, limiter
from permitted.web.wording import PURPOSES

templates = Blueprint("templates", __name__)


@templates.get("/templates")
def index() -> str:
    """Show the templates by contact reason."""
    found = here().course.templates.values()
    by_purpose = {purpose: [one for one in found if one.purpose == purpose] for purpose in PURPOSES}
    return render_template("templates.html", by_purpose={key: some for key, some in by_purpose.items() if some})


@templates.get("/templates/<template_id>")
def show(template_id: str) -> tuple[str, int]:
    """Show a template with its blanks."""
    template = _template(template_id)
    return _page(template, BlanksForm.of(template), None)


@templates.post("/templates/<template_id>")
@limiter.limit(CHECKS)
def fill(template_id: str) -> tuple[str, int] | Response:
    """Fill a template in: a page, or the result alone for a page that asks while somebody types."""
    template = _template(template_id)
    form = BlanksForm.of(template)
    accepted = form.is_accepted()
    checked = check_message(template.filled(form.values)) if accepted else None
    if request.accept_mimetypes.best_match(["text/html", "application/json"]) != "application/json":
        return _page(template, form, checked)
    answer = jsonify(result=render_template("template_result.html", **_shown(template, form, checked)))
    answer.status_code = STALE if form.is_stale else 200
    return answer


def _template(template_id: str) -> Template:
    return here().course.templates.get(template_id) or abort(404)


def _page(template: Template, form: BlanksForm, checked: Checked | None) -> tuple[str, int]:
    return page_again("template.html", form, **_shown(template, form, checked))


def _shown(template: Template, form: BlanksForm, checked: Checked | None) -> dict[str, object]:
    return {
        "filled_in": template,
        "values": form.values,
        "unfilled": form.unfilled,
        "checked": checked,
        "desk_form": AnyMessageForm.of(template.filled(form.values)) if checked else None,
    }
