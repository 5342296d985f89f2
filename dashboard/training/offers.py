"""What the trainer offers: its settings with their limits, and its studies run by run."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.model.run import Setting as Value

WIDEST = 16_384  # units of a layer; the trainer refuses more as well
MOST_PARTS = 32  # of a list in one setting


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a run: what it may be.  Its words are those of the trainer's command line."""

    name: str
    kind: str  # int, float, bool, str or tuple
    default: Value
    low: float = -math.inf
    high: float = math.inf
    includes_low: bool = True
    choices: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)  # what it is, by language
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # and its choices

    @property
    def option(self) -> str:
        """The option of the command line that sets it."""
        return f"--{self.name.replace('_', '-')}"

    @property
    def can_vary(self) -> bool:
        """Whether a grid can vary it; lists hold the comma that parts the values of a grid."""
        return self.kind in ("int", "float") or (self.kind == "str" and bool(self.choices))

    def word(self, value: object) -> str | None:
        """``value`` as a word of the command line; ``None`` if the setting cannot be that."""
        if self.kind == "bool":
            return str(value).lower() if str(value).lower() in ("true", "false") else None
        if self.kind == "str":
            return str(value) if str(value) in self.choices else None
        if self.kind == "tuple":
            return self._list(value)
        return self._number(value)

    def _number(self, value: object) -> str | None:
        try:
            number = float(str(value))
        except ValueError:
            return None
        above = number >= self.low if self.includes_low else number > self.low
        if not (above and number <= self.high):
            return None
        if self.kind == "int":
            return str(int(number)) if number == int(number) else None
        return f"{number:.12g}"

    def _list(self, value: object) -> str | None:
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list | tuple) or len(parts) > MOST_PARTS:
            return None
        words = [str(part).strip() for part in parts if str(part).strip()]
        if self.choices:
            return ",".join(words) if set(words) <= set(self.choices) else None
        is_width = all(one.isascii() and one.isdigit() and 0 < int(one) <= WIDEST for one in words)
        return ",".join(words) if is_width else None


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """One run that would be trained."""

    name: str
    settings: Mapping[str, Any]

    @property
    def epochs(self) -> int:
        """How many epochs it has, unless it ends early."""
        return int(self.settings.get("epochs", 1))


@dataclass(frozen=True, slots=True)
class OfferedStudy:
    """A study of the trainer; ``about`` has a sentence in each language."""

    name: str
    group: str
    about: Mapping[str, str]
    runs: tuple[PlannedRun, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """All that can be started."""

    options: frozenset[str]
    settings: Mapping[str, Setting]
    studies: Mapping[str, OfferedStudy]
    follow: frozenset[str] = frozenset()  # the options of `follow`

    @property
    def has_grids(self) -> bool:
        """Whether the trainer takes several values for a setting, and several seeds."""
        return "--seeds" in self.options

    @property
    def can_follow(self) -> bool:
        """Whether the trainer follows one piece of advice of those on a run among others."""
        return {"--advice", "--beside"} <= self.follow

    @staticmethod
    def read(told: Mapping[str, Any]) -> "Offers":
        """From the trainer's description."""
        settings = [_setting(one) for one in told["settings"]]
        studies = [_study(one) for one in told["studies"]]
        return Offers(
            frozenset(map(str, told["options"])),
            {one.name: one for one in settings},
            {one.name: one for one in studies},
            frozenset(map(str, told.get("follow", ()))),
        )


def _setting(told: Mapping[str, Any]) -> Setting:
    default = told["default"]
    return Setting(
        str(told["name"]),
        str(told["kind"]),
        tuple(default) if isinstance(default, list) else default,
        float(told.get("low", -math.inf)),
        float(told.get("high", math.inf)),
        bool(told.get("includes_low", True)),
        tuple(map(str, told.get("choices", ()))),
        told.get("about", {}),
        told.get("words", {}),
    )


def _study(told: Mapping[str, Any]) -> OfferedStudy:
    runs = tuple(PlannedRun(str(one["name"]), one["settings"]) for one in told["runs"])
    return OfferedStudy(str(told["name"]), str(told.get("group", "")), told["about"], runs)
