"""What pages show of somebody's memory: each rule and fact with its recall and answers, by group and by chapter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from permitted.course import Chapter
from permitted.learning.mastery import Share, Trend, shares, trend
from permitted.learning.memory import Card, retrievability
from permitted.store import Attempt
from permitted.validator import GROUPS, RULES
from permitted.web.installation import here
from permitted.web.shelves import ABOUT_FACTS

STRENGTHS = ((0.9, "strong"), (0.7, "fading"), (0.0, "weak"))  # by the probability of recall today
NEW = "new"


@dataclass(frozen=True, slots=True)
class Strength:
    """A rule or fact: the probability that it is recalled today (None: not learnt yet), and answers at first sight."""

    about: str
    title: str
    recall: float | None
    due: int | None
    first_sight: Share
    trend: Trend | None

    @property
    def level(self) -> str:
        """How strong the memory is, in a word."""
        if self.recall is None:
            return NEW
        return next(word for least, word in STRENGTHS if self.recall >= least)


@dataclass(frozen=True, slots=True)
class Group:
    """The strengths of a group of rules."""

    title: str
    strengths: tuple[Strength, ...]


def groups_of(cards: Iterable[Card], answered: Sequence[Attempt], now: int) -> tuple[Group, ...]:
    """Give every rule and fact that is practised, by group."""
    by_about = {card.about: card for card in cards}
    seen, points = shares(_first_sight(answered)), _points(answered)

    def strength(about: str, title: str) -> Strength:
        card = by_about.get(about)
        recall = retrievability(card, now) if card and card.reviews else None
        due = card.due if card else None
        return Strength(about, title, recall, due, seen.get(about, Share(0, 0)), trend(points.get(about, ())))

    rules = [
        Group(title, tuple(strength(rule.id, rule.title) for rule in RULES.values() if rule.group == group))
        for group, title in GROUPS.items()
    ]
    facts = Group(ABOUT_FACTS, tuple(strength(fact.id, fact.title) for fact in here().course.facts.values()))
    return tuple(group for group in (*rules, facts) if group.strengths)


def weakest(groups: Iterable[Group], number: int) -> tuple[Strength, ...]:
    """Give what has been learnt and is recalled least, the weakest first."""
    learnt = [one for group in groups for one in group.strengths if one.recall is not None]
    return tuple(sorted(learnt, key=lambda one: (one.recall, one.about))[:number])


def chapter_results(answered: Sequence[Attempt]) -> tuple[tuple[Chapter, Share], ...]:
    """Give each chapter with the answers, at first sight, about what it teaches."""
    seen = shares(_first_sight(answered))
    return tuple((chapter, _sum(chapter, seen)) for chapter in here().course.chapters)


def _sum(chapter: Chapter, seen: Mapping[str, Share]) -> Share:
    taught = {about for lesson in chapter.lessons for about in here().course.taught_in(lesson)}
    found = [seen[about] for about in taught if about in seen]
    return Share(sum(one.right for one in found), sum(one.given for one in found))


def _points(answered: Sequence[Attempt]) -> Mapping[str, Sequence[float]]:
    """Give the points of every answer to a first question, oldest first, by what it is about."""
    found: dict[str, list[float]] = {}
    steps: set[tuple[int, int]] = set()
    for attempt in answered:
        step = attempt.run_id, attempt.step
        if step not in steps and (scenario := here().course.scenario(attempt.scenario_id)):
            steps.add(step)
            found.setdefault(scenario.about, []).append(attempt.points)
    return found


def _first_sight(answered: Sequence[Attempt]) -> Iterator[tuple[str, bool]]:
    """Give what each scenario is about, and whether the first answer ever given to it was right."""
    seen: set[str] = set()
    for attempt in answered:
        if attempt.scenario_id not in seen and (scenario := here().course.scenario(attempt.scenario_id)):
            seen.add(attempt.scenario_id)
            yield scenario.about, attempt.points == 1
