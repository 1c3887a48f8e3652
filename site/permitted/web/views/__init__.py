"""The pages: one blueprint for each family, and views that read a form, do one thing and answer."""

from permitted.web.views.api import api
from permitted.web.views.certificates import certificates
from permitted.web.views.changes import changes
from permitted.web.views.course import course
from permitted.web.views.exams import exams
from permitted.web.views.holidays import holidays
from permitted.web.views.pages import pages
from permitted.web.views.people import people
from permitted.web.views.practice import practice
from permitted.web.views.progress import progress
from permitted.web.views.rules import rules
from permitted.web.views.sandbox import sandbox
from permitted.web.views.team import team
from permitted.web.views.team_settings import customs
from permitted.web.views.templates import templates
from permitted.web.views.today import today

BLUEPRINTS = (
    *(today, course, practice, exams, certificates, progress, sandbox, rules, templates, people, pages, api),
    *(holidays, changes, customs, team),
)

__all__ = ["BLUEPRINTS"]
