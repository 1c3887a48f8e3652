"""`permitted users`: accounts made, passwords reset and exams eased by whoever runs the installation."""

import argparse

from permitted import store, training
from permitted.cli.database import open_store
from permitted.cli.installation import read_settings
from permitted.cli.refusal import RefusalError
from permitted.course import Exam, read_exams
from permitted.settings import Settings


def run(arguments: argparse.Namespace) -> int:
    """Do one thing for an account, and say what was done; for a password that is a one-time link."""
    settings = read_settings()
    with open_store(settings) as people:
        try:
            print(_done(people, settings, arguments))
        except training.Refused as error:
            raise RefusalError(str(error)) from None
    return 0


def _done(people: store.Store, settings: Settings, arguments: argparse.Namespace) -> str:
    if arguments.action == "extra-time":
        person = training.account(people, arguments.email)
        training.allow_extra_time(people, person, arguments.percent)
        return f"{person.name} has {arguments.percent} % more time from the next paper on."
    if arguments.action == "another-paper":
        person, exam = training.account(people, arguments.email), _exam(settings, arguments.exam)
        training.grant_paper(people, person, exam, settings.now())
        return f"{person.name} may take one more paper of “{exam.title}”."
    token = _link(people, settings, arguments)
    return f"This link works once; whoever opens it sets the password:\n{settings.base_url}/link/{token}"


def _exam(settings: Settings, exam_id: str) -> Exam:
    exams = {exam.id: exam for exam in read_exams(settings.quizzes, [])}
    if exam_id not in exams:
        raise RefusalError(f"there is no exam {exam_id!r}; exams are {', '.join(exams)}")
    return exams[exam_id]


def _link(people: store.Store, settings: Settings, arguments: argparse.Namespace) -> str:
    if arguments.action == "add":
        return training.add_person(people, arguments.name, arguments.email, store.Role(arguments.role), settings.now())
    return training.reset_password(people, arguments.email, settings.now())
