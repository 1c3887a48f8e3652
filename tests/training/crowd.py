"""What one of many does at the same time as the others; in a module of its own, so that a new process can import it."""

from dataclasses import dataclass
from pathlib import Path

from permitted import store as stores
from permitted import training
from permitted.store import Person, Run, Store
from permitted.validator import Message, Verdict
from tests.training.cast import MINUTE, NOW, exercises

STEPS = exercises(f"step-{number}" for number in range(1, 9))


@dataclass(frozen=True)
class Done:
    """What one of the crowd believes to have done."""

    guest: Person
    sessions: tuple[str, ...]
    own_run: Run
    own_answers: tuple[int, ...]
    shared_answers: tuple[int, ...]


def take_part(store: Store, someone: Person, shared: Run) -> Done:
    """Become a guest and work through a run of one's own, answering the run that all share on the way."""
    guest = training.become_guest(store, NOW)
    own = training.start_run(store, guest, "practice", "Practice", STEPS, NOW)
    sessions, answers, shared_answers = [], [], []
    for number, scenario in enumerate(STEPS, start=1):
        asked = store, guest, own, number, scenario
        sessions.append(training.start_session(store, guest, NOW))
        answers.append(training.answer_scenario(*asked, "verdict", Verdict.NOT_ALLOWED, NOW).id)
        answers.append(training.answer_scenario(*asked, "rules", ("contact-email",), NOW).id)
        shared_answers.append(
            training.answer_scenario(store, someone, shared, number, scenario, "verdict", Verdict.NOT_ALLOWED, NOW).id
        )
        training.submit_reply(store, guest, "lost-parcel", Message("On its way."), NOW)
        training.mark_read(store, guest, "what-is-allowed", (), NOW)
        training.person_of_session(store, sessions[-1], NOW + number * 10 * MINUTE)
    return Done(guest, tuple(sessions), own, tuple(answers), tuple(shared_answers))


def take_part_from_another_process(path: Path, someone: Person, shared: Run) -> Done:
    """Do the same with a store of one's own."""
    with stores.open(path) as store:
        return take_part(store, someone, shared)
