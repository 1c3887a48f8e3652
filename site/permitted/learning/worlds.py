"""Worlds to try schedules in: models of how a learner forgets, of which no schedule knows anything but the answers."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Protocol

from permitted.learning.memory import Card, Rating, new_card, retrievability, reviewed

MICROSECONDS = 1_000_000  # in a second

# Of new cards, those that are known at once: what FSRS's own simulator takes for the share of first ratings that are
# not Again (fsrs-optimizer, DEFAULT_FIRST_RATING_PROB).
KNOWN_AT_ONCE = 0.76

# Pavlik and Anderson, "Practice and forgetting effects on vocabulary memory", Cognitive Science 29 (2005), whose fit
# to their first experiment this is: the decay of a trace, the threshold and the noise of recall, and how much slower
# time counts between sessions than within one.
DECAY_INTERCEPT, DECAY_SCALE = 0.177, 0.217
THRESHOLD, NOISE = -0.704, 0.255
BETWEEN_SESSIONS = 0.025

# A lesson shows a rule four times: told, in a message done wrong, in one done right, and asked. The minute is ours.
ENCOUNTERS, APART = 4, 60  # seconds
DIFFICULTY_SPREAD = 0.5  # of activation, from rule to rule, ours: twice the noise, so that rules differ visibly


class Memory(Protocol):
    """What a learner truly remembers of one rule; moments in microseconds UTC."""

    def recall(self, now: int) -> float:
        """Give the probability, 0 to 1, that it is recalled."""

    def practise(self, now: int, *, is_right: bool) -> None:
        """Take note of an answer, after which the rule was explained."""


World = Callable[[Random, int], Memory]  # given chance and the moment at which a lesson taught it


class FsrsMemory:
    """Forgetting as FSRS itself models it, with its default parameters."""

    def __init__(self, _chance: Random, learnt_at: int) -> None:
        self._card: Card = new_card("", learnt_at)

    def recall(self, now: int) -> float:
        """Give the probability of recall; before the first answer FSRS has none, and KNOWN_AT_ONCE stands in."""
        return retrievability(self._card, now) if self._card.reviews else KNOWN_AT_ONCE

    def practise(self, now: int, *, is_right: bool) -> None:
        """Review the card."""
        self._card = reviewed(self._card, Rating.Good if is_right else Rating.Again, now)


@dataclass(slots=True)
class _Trace:
    """One encounter: when it was, in seconds of the model's time, and how fast it decays."""

    made_at: float
    decay: float


class ActivationMemory:
    """Forgetting by ACT-R's activation: traces that decay by a power of time, the faster the stronger it is just then.

    How easy the rule is is drawn by chance and added to the activation. The model says nothing of answers that are
    wrong; since each is followed by its explanation, it leaves the same trace as one that is right.
    """

    def __init__(self, chance: Random, learnt_at: int) -> None:
        self._ease = chance.gauss(0, DIFFICULTY_SPREAD)
        self._learnt_at = learnt_at
        self._traces: list[_Trace] = []
        for number in reversed(range(ENCOUNTERS)):
            self._encounter(float(-APART * number))

    def recall(self, now: int) -> float:
        """Give the probability that the activation is above the threshold, its noise being logistic."""
        return 1 / (1 + math.exp((THRESHOLD - math.log(self._strength(self._time(now)))) / NOISE))

    def practise(self, now: int, *, is_right: bool) -> None:  # noqa: ARG002  # see above
        """Leave a trace."""
        self._encounter(self._time(now))

    def _encounter(self, moment: float) -> None:
        decay = DECAY_SCALE * self._strength(moment) + DECAY_INTERCEPT
        self._traces.append(_Trace(moment, decay))

    def _strength(self, moment: float) -> float:
        """Give the exponential of the activation; 0 where there is no trace yet."""
        return math.exp(self._ease) * sum(math.pow(moment - trace.made_at, -trace.decay) for trace in self._traces)

    def _time(self, now: int) -> float:
        return (now - self._learnt_at) / MICROSECONDS * BETWEEN_SESSIONS


WORLDS: dict[str, World] = {"FSRS": FsrsMemory, "activation": ActivationMemory}
