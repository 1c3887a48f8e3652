"""What a person does: one function and one transaction each, the moment (microseconds UTC) as the last argument."""

from permitted.training.accounts import (
    WrongPassword,
    become_guest,
    delete_idle_guests,
    person_of_session,
    sign_in,
    sign_out,
    sign_up,
    start_session,
)
from permitted.training.identity import EmailInvalid, EmailTaken, EmailUnknown, NameMissing, NameTooLong
from permitted.training.items import Regrade, item_statistics, regrade
from permitted.training.links import (
    LinkExpired,
    LinkUnknown,
    LinkUsed,
    add_person,
    claim_administrator,
    first_link,
    link_purpose,
    reset_password,
    set_password,
)
from permitted.training.passwords import PasswordTooLong, PasswordTooShort
from permitted.training.practice import (
    StepError,
    StepState,
    answer_scenario,
    attempts_of,
    last_answers,
    latest_run,
    run_of,
    run_state,
    seed_of,
    start_run,
    take_hint,
)
from permitted.training.progress import Progress, progress
from permitted.training.reading import mark_read, read_lessons
from permitted.training.refreshers import DAILY_LIMIT, cards_of, due_today, leeches, start_refresher
from permitted.training.refused import Refused
from permitted.training.review_log import LoggedReview, review_log
from permitted.training.sandbox import latest_tries, submit_reply, tries_of, try_of

__all__ = [
    "DAILY_LIMIT",
    "EmailInvalid",
    "EmailTaken",
    "EmailUnknown",
    "LinkExpired",
    "LinkUnknown",
    "LinkUsed",
    "LoggedReview",
    "NameMissing",
    "NameTooLong",
    "PasswordTooLong",
    "PasswordTooShort",
    "Progress",
    "Refused",
    "Regrade",
    "StepError",
    "StepState",
    "WrongPassword",
    "add_person",
    "answer_scenario",
    "attempts_of",
    "become_guest",
    "cards_of",
    "claim_administrator",
    "delete_idle_guests",
    "due_today",
    "first_link",
    "item_statistics",
    "last_answers",
    "latest_run",
    "latest_tries",
    "leeches",
    "link_purpose",
    "mark_read",
    "person_of_session",
    "progress",
    "read_lessons",
    "regrade",
    "reset_password",
    "review_log",
    "run_of",
    "run_state",
    "seed_of",
    "set_password",
    "sign_in",
    "sign_out",
    "sign_up",
    "start_refresher",
    "start_run",
    "start_session",
    "submit_reply",
    "take_hint",
    "tries_of",
    "try_of",
]
