"""A run as pages see it: each step with its scenario, what was answered, and what that was worth."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from permitted import training
from permitted.course import Course, Scenario
from permitted.learning.grading import Grade, grade_rules, grade_verdict
from permitted.store import Run
from permitted.validator import Verdict
from permitted.web.installation import here

Stage = Literal["verdict", "rules", "feedback", "withdrawn"]
Outcome = Literal["right", "partly", "wrong", "open"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `scenario` is None where the course no longer has it, the answers None where there are none yet."""

    number: int
    scenario: Scenario | None
    verdict: Verdict | None
    rules: tuple[str, ...] | None
    scenario_hash: str | None

    @property
    def stage(self) -> Stage:
        """What the page of this step has to show next."""
        if self.scenario is None:
            return "withdrawn"
        if self.verdict is None:
            return "verdict"
        asks_rules = self.verdict is not Verdict.ALLOWED and self.scenario.choices
        return "rules" if asks_rules and self.rules is None else "feedback"

    @property
    def is_done(self) -> bool:
        """Is there nothing left to answer?"""
        return self.stage in ("feedback", "withdrawn")

    @property
    def verdict_grade(self) -> Grade | None:
        """What the verdict was worth."""
        return grade_verdict(self.scenario.verdict, self.verdict) if self.scenario and self.verdict else None

    @property
    def rules_grade(self) -> Grade | None:
        """What the choice of rules was worth; None where they were not asked for."""
        if self.scenario is None or self.rules is None:
            return None
        return grade_rules(frozenset(self.scenario.rules), frozenset(self.rules))

    @property
    def outcome(self) -> Outcome:
        """How the step went, for progress and summary."""
        if self.stage != "feedback" or self.verdict_grade is None:
            return "open"
        if not self.verdict_grade.full:
            return "wrong"
        return "right" if self.rules_grade is None or self.rules_grade.full else "partly"

    @property
    def has_changed(self) -> bool:
        """Has the scenario been changed since it was answered?"""
        return bool(self.scenario and self.scenario_hash and self.scenario.hash != self.scenario_hash)


@dataclass(frozen=True, slots=True)
class Score:
    """The numbers of a run: verdicts right, out of those given; rules found, out of those there were to find."""

    right: int
    answered: int
    found: int
    to_find: int


def steps_of(run: Run) -> tuple[Step, ...]:
    """Give the steps of a run, in order."""
    return tuple(_step(state, here().course) for state in training.run_state(here().store, run))


def open_step(steps: Iterable[Step]) -> Step | None:
    """Give the first step that is not answered completely; None if the run is over."""
    return next((step for step in steps if not step.is_done), None)


def score_of(steps: Iterable[Step]) -> Score:
    """Count what was right in a run."""
    given = [step for step in steps if step.verdict_grade]
    asked = [step for step in given if step.rules_grade and step.scenario]
    return Score(
        right=sum(step.verdict_grade.full for step in given if step.verdict_grade),
        answered=len(given),
        found=sum(len(step.rules_grade.right) for step in asked if step.rules_grade),
        to_find=sum(len(step.scenario.rules) for step in asked if step.scenario),
    )


def to_read(steps: Iterable[Step]) -> tuple[str, ...]:
    """Give the rules to read again after a run: those that were missed or wrongly named, each once, in order."""
    rules: dict[str, None] = {}
    for step in steps:
        if step.scenario and step.outcome in ("wrong", "partly"):
            missed = (*step.rules_grade.missed, *step.rules_grade.wrong) if step.rules_grade else step.scenario.rules
            rules.update(dict.fromkeys(missed or (step.scenario.about,)))
    return tuple(rules)


def find_scenario(course: Course, scenario_id: str) -> Scenario | None:
    """Find a scenario by the id that it has, or had once."""
    if scenario_id in course.scenarios:
        return course.scenarios[scenario_id]
    return next((scenario for scenario in course.scenarios.values() if scenario_id in scenario.formerly), None)


def _step(state: training.StepState, course: Course) -> Step:
    verdict, rules = state.verdict_attempt, state.rules_attempt
    return Step(
        number=state.step,
        scenario=find_scenario(course, state.scenario_id),
        verdict=Verdict(json.loads(verdict.answer)) if verdict else None,
        rules=tuple(json.loads(rules.answer)) if rules else None,
        scenario_hash=verdict.scenario_hash if verdict else None,
    )
