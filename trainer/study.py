"""A study: a few runs that are read together, described by a TOML file in `trainer/studies/`.

    group = "fit"     the group of `GROUPS` in which the dashboard offers it
    [about]           one sentence per language, shown by `python -m trainer list`
    [settings]        what all runs share, by the names of `Settings`
    [[run]]           one run: `name`, optionally `book_colour`, and what it changes
    [[run.switch]]    from `epoch` on: another `batch_size`, another `lr`

A study whose runs are drawn in the textbook (docs/rules.md cites it) also has the number of the
`figure`. Adding a study means adding a file.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError
from trainer.schedule import phases
from trainer.settings import Settings, as_mapping, from_mapping

FOLDER = Path(__file__).parent / "studies"
GROUPS = (
    "textbook",
    "learning_rate",
    "batch",
    "schedules",
    "optimizers",
    "fit",
    "losses",
    "broken",
)
COLOURS = ("laranja", "lilás", "azul", "verde", "amarelo_escuro", "amarelo_neon")
# A name is also a folder's, on any system: Windows drops a dot at the end and keeps device names.
RUN_NAME = re.compile(
    r"(?!(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$))[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?"
)


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a study: its folder's name, its settings, its colour in the textbook if any."""

    name: str
    settings: Settings
    study: str = ""
    figure: int = 0  # of the textbook's chapter 38; 0 is none
    book_colour: str = ""
    group: str = ""  # of studies, one of `GROUPS`; "" for a run of no study

    def hparams(self) -> dict[str, Any]:
        """The content of `hparams.yaml` before the run starts."""
        labels: dict[str, Any] = {"name": self.name, "study": self.study}
        if self.group:
            labels["study_group"] = self.group
        if self.figure:
            labels["figure"] = self.figure
        if self.book_colour:
            labels["book_colour"] = self.book_colour
        return {**labels, **as_mapping(self.settings), "schedule": phases(self.settings)}


@dataclass(frozen=True, slots=True)
class Study:
    """Runs that are read together, and one sentence on them in each language."""

    name: str
    about: Mapping[str, str]
    runs: tuple[Run, ...]


def names() -> list[str]:
    """The studies that exist, in alphabetical order."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load(name: str, overrides: Mapping[str, Any] | None = None) -> Study:
    """The study called `name`, with `overrides` (`dataset`, `seed`) in place of its own settings.

    Errors: `TrainerError` where there is no such study or it holds an impossible value.
    """
    if name not in names():
        raise TrainerError("unknown-study", name=name, known=", ".join(names()))
    return parse(name, tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")), overrides or {})


def parse(name: str, table: Mapping[str, Any], overrides: Mapping[str, Any]) -> Study:
    """A study from its TOML table; every run is validated, and no two share a name."""
    shared = table["settings"]
    group = table.get("group", "")
    if group not in ("", *GROUPS):
        raise TrainerError("bad-choice", setting="group", value=group, allowed=", ".join(GROUPS))
    runs = tuple(
        replace(_run(name, table.get("figure", 0), shared, entry, overrides), group=group)
        for entry in table["run"]
    )
    if len({run.name for run in runs}) != len(runs):
        raise TrainerError("same-name", study=name)
    return Study(name, table["about"], runs)


def _run(
    study: str,
    figure: int,
    shared: Mapping[str, Any],
    entry: Mapping[str, Any],
    overrides: Mapping[str, Any],
) -> Run:
    own = dict(entry)
    name, colour = own.pop("name"), own.pop("book_colour", "")
    if not RUN_NAME.fullmatch(name):
        raise TrainerError("bad-name", value=name)
    if colour and colour not in COLOURS:
        raise TrainerError(
            "bad-choice", setting="book_colour", value=colour, allowed=", ".join(COLOURS)
        )
    switches = own.pop("switch", ())
    settings = from_mapping({**shared, **own, "switches": switches, **overrides})
    return Run(name, settings, study, figure, colour)
