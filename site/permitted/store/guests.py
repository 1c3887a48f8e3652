"""What becomes of a guest who turns out to have an account."""

from sqlite_utils import Database

from permitted.store import attempts, cards, holidays, notes, people, readings, runs, tries


def hand_over(db: Database, guest_id: int, account_id: int) -> None:
    """Give all that a guest has done to an account and delete the guest; nothing happens if there is no such guest."""
    guest = people.by_id(db, guest_id)
    if guest is None or not guest.is_guest:
        return
    # Attempts go first: the database lets them go from a guest to an account only while both are there.
    for part in (attempts, runs, tries, readings, cards, holidays, notes):
        part.give(db, guest_id, account_id)
    people.delete_guest(db, guest_id)
