"""The agenda of a meeting: from the whole to each setting that needs a decision, the worst first.

It is made once, when a meeting begins, and kept with it: everyone who takes part has the same
steps, whatever the logs have grown to since.  A setting stands in it once, however many seeds it
has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MOST = 500
"""Settings of one agenda; a team that decides of more does not meet."""


class Place(StrEnum):
    """The kinds of steps, in the order of the meeting."""

    WHOLE = "whole"
    BEST = "best"
    VOTE = "vote"  # what does each think of the setting, before its verdict shows
    SETTING = "setting"
    CHANGES = "changes"  # since the last meeting on the same runs
    DECISIONS = "decisions"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; ``setting`` is the name by which the meeting knows the one it is about."""

    place: Place
    setting: str = ""

    @property
    def noted_at(self) -> str:
        """What the presenter's note is kept under: a vote shares that of its setting."""
        return self.setting or self.place.value


@dataclass(frozen=True, slots=True)
class Plan:
    """What an agenda is made of.

    Attributes:
        settings: those that need a decision, the worst first, by their names.
        best: the setting of the best run; empty where none can be ranked.
        is_blind: whether each votes before a verdict shows.
        before: the id of the last meeting on the same runs; empty where this is the first.
    """

    settings: tuple[str, ...] = ()
    best: str = ""
    is_blind: bool = False
    before: str = ""

    def steps(self) -> tuple[Step, ...]:
        """The steps from first to last: at least whole, decisions and summary."""
        found = [Step(Place.WHOLE)]
        if self.best:
            found.append(Step(Place.BEST, self.best))
        for setting in dict.fromkeys(self.settings):
            if setting == self.best:
                continue
            if self.is_blind:
                found.append(Step(Place.VOTE, setting))
            found.append(Step(Place.SETTING, setting))
        if self.before:
            found.append(Step(Place.CHANGES))
        return (*found, Step(Place.DECISIONS), Step(Place.SUMMARY))

    def to_json(self) -> dict[str, Any]:
        """As it is kept with a meeting."""
        return {
            "settings": list(self.settings),
            "best": self.best,
            "blind": self.is_blind,
            "before": self.before,
        }

    @staticmethod
    def of(kept: object) -> "Plan":
        """A plan that was kept; of what is damaged, as a hand-made document may be, nothing."""
        if not isinstance(kept, Mapping):
            return Plan()
        settings = kept.get("settings")
        listed = settings if isinstance(settings, list) else []
        named = [one for one in listed if isinstance(one, str) and one]
        return Plan(
            tuple(named[:MOST]),
            _text(kept.get("best")),
            kept.get("blind") is True,
            _text(kept.get("before")),
        )


def clamped(step: int, steps: Sequence[Step]) -> int:
    """The number of a step that there is, nearest to ``step``, from 0."""
    return max(0, min(step, len(steps) - 1))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
