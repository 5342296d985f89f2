"""A training before it starts: the words for the trainer, and the runs that they make."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

from dashboard.training.counting import SETTINGS
from dashboard.training.offers import Offers, PlannedRun

MOST_RUNS = 2000
"""Runs of one training; more are a mistake in a grid far more often than a wish."""

MOST_SEEDS = 100

RUN, FOLLOW = "run", "follow"
"""The commands of the trainer that train."""


class Kind(StrEnum):
    """What a training was made from."""

    STUDY = "study"
    GRID = "grid"
    ADVICE = "advice"


class PlanError(ValueError):
    """Something asked for is impossible; ``code`` and ``values`` name the sentence that says so."""

    def __init__(self, code: str, **values: object) -> None:
        """Keep the code and what it is about."""
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be trained.

    ``words`` follow ``python -m trainer`` and its ``command``; the folder of the logs is not among
    them.
    """

    kind: Kind
    name: str  # of the study; of the run that was advised; "" for a grid
    words: tuple[str, ...]
    runs: tuple[PlannedRun, ...]
    source: Mapping[str, str] = field(default_factory=dict)  # of an advice: its run and its action
    command: str = RUN

    @property
    def epochs(self) -> int:
        """The epochs of all runs together."""
        return sum(run.epochs for run in self.runs)


def of_study(offers: Offers, name: str) -> Plan:
    """The study called ``name``; raise ``PlanError`` if there is none."""
    study = offers.studies.get(name)
    if study is None:
        raise PlanError("no-study")
    return Plan(Kind.STUDY, name, (name,), study.runs)


def of_grid(
    offers: Offers,
    fixed: Mapping[str, object],
    varied: Mapping[str, Sequence[object]],
    seeds: int = 1,
) -> Plan:
    """Every combination of the values in ``varied``, each with ``seeds`` seeds.

    Raises:
        PlanError: A setting or a value is not what the trainer takes, or there are too many runs.
    """
    if not 1 <= seeds <= MOST_SEEDS:
        raise PlanError("bad-value", setting="seed", value=seeds)
    one = {name: _word(offers, name, value) for name, value in fixed.items()}
    many = {name: _words(offers, name, values) for name, values in varied.items()}
    count = prod(map(len, many.values())) * seeds
    if count > MOST_RUNS:
        raise PlanError("too-many", count=count, most=MOST_RUNS)
    words = [text for name, word in one.items() for text in (_option(offers, name), word)]
    for name, several in many.items():
        words += [_option(offers, name), ",".join(several)]
    if seeds > 1:
        words += ["--seeds", str(seeds)]
    combined = [dict(zip(many, values, strict=True)) for values in product(*many.values())]
    runs = tuple(
        PlannedRun("", _settings(offers, {**one, **values, "seed": str(seed)}))
        for values in combined
        for seed in range(seeds)
    )
    return Plan(Kind.GRID, "", tuple(words), runs)


def of_command(offers: Offers, command: str, name: str, source: Mapping[str, str]) -> Plan:
    """The command that an advice for the run called ``name`` gives, checked word by word.

    Where it says to write its logs is left out: that the server decides.
    """
    words = shlex.split(command)
    if words[:4] != ["python", "-m", "trainer", "run"] or len(words) % 2:
        raise PlanError("no-command")
    asked = dict(zip(words[4::2], words[5::2], strict=True))
    asked.pop("--out", None)
    by_option = {setting.option: setting for setting in offers.settings.values()}
    settings: dict[str, str] = {}
    for option, value in asked.items():
        if option not in by_option:
            raise PlanError("no-command")
        setting = by_option[option].name
        settings[setting] = _word(offers, setting, value)
    said = tuple(
        text for setting, word in settings.items() for text in (_option(offers, setting), word)
    )
    run = PlannedRun(name, _settings(offers, settings))
    return Plan(Kind.ADVICE, name, said, (run,), source)


def as_followed(advised: Plan, folder: Path, others: Sequence[Path]) -> Plan:
    """The plan of an advice, trained so that its forecast is stored first and its parent recorded.

    Args:
        advised: As ``of_command`` gives it.
        folder: Of the advised run.
        others: The folders of the runs among which it was judged.
    """
    among = () if set(others) <= {folder} else ("--beside", *map(str, _together(others)))
    words = (str(folder), *among, "--advice", advised.source["action"])
    source = {**advised.source, "folder": str(folder)}
    return replace(advised, command=FOLLOW, words=words, source=source)


def _together(folders: Sequence[Path]) -> Iterator[Path]:
    """The ``folders`` of runs; where all runs in a folder are among them, that folder instead."""
    for home in dict.fromkeys(path.parent for path in folders):
        here = [path for path in folders if path.parent == home]
        found = {path.parent for path in home.glob(f"*/{SETTINGS}")}
        yield from [home] if found == set(here) and len(here) > 1 else here


def _option(offers: Offers, name: str) -> str:
    return offers.settings[name].option


def _word(offers: Offers, name: str, value: object) -> str:
    setting = offers.settings.get(name)
    word = setting.word(value) if setting is not None else None
    if word is None:
        raise PlanError("bad-value", setting=name, value=value)
    return word


def _words(offers: Offers, name: str, values: Sequence[object]) -> list[str]:
    """The different values of one setting of a grid, in the order in which they were given."""
    if not values:
        raise PlanError("no-value", setting=name)
    if name in offers.settings and not offers.settings[name].can_vary:
        raise PlanError("bad-value", setting=name, value=str(values[0]))
    return list(dict.fromkeys(_word(offers, name, value) for value in values))


def _settings(offers: Offers, words: Mapping[str, str]) -> dict[str, Any]:
    """All settings of a run, those of ``words`` in place of the defaults."""
    settings: dict[str, Any] = {name: one.default for name, one in offers.settings.items()}
    for name, word in words.items():
        kind = offers.settings[name].kind
        if kind in ("int", "float"):
            settings[name] = int(word) if kind == "int" else float(word)
        elif kind == "tuple":
            parts = word.split(",") if word else []
            settings[name] = tuple(int(one) if one.isdigit() else one for one in parts)
        else:
            settings[name] = word
    return settings
