"""A study: runs that are read together, described by a TOML file, of `studies/` or of one's own.

    group = "fit"     the group of `GROUPS` in which the dashboard offers it
    seeds = 3         trains each run with so many seeds, from its own on: `name`, `name_seed1`, ...
    [about]           one sentence per language, shown by `python -m trainer list`
    [settings]        what all runs share, by the names of `Settings`
    [grid]            lists of values; every run is trained with each combination of them
    [[run]]           one run: `name`, optionally `book_colour`, and what it changes
    [[run.switch]]    from `epoch` on: another `batch_size`, another `lr`

All of it may be left out. Without `[[run]]` the runs are those of the grid; a run without a name is
called after what it changes. A study whose runs are drawn in the textbook (docs/rules.md cites it)
also has the number of the `figure`. Adding a study means adding a file.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from trainer import grid
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
FORM: dict[str, type] = {
    "group": str,
    "about": dict,
    "figure": int,
    "settings": dict,
    "grid": dict,
    "seeds": int,
    "run": list,
}
"""The parts that a study may have, and their kinds in TOML."""
WRITTEN = {dict: "[…]", list: "[[…]]", int: "1", str: '"…"'}  # how a part of each kind is written


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


def load(name: str, overrides: Mapping[str, Any] | None = None, seeds: int | None = None) -> Study:
    """The study called `name`, or that of the TOML file that `name` is the path of.

    Args:
        name: of a file in `trainer/studies/`, or a path that ends with `.toml`.
        overrides: values (of `dataset`, `seed`) in place of the study's own; a list is an axis.
        seeds: in place of the study's own.

    Errors: `TrainerError` where there is no such study or it holds an impossible value.
    """
    is_path = name.endswith(".toml")
    path = Path(name) if is_path else FOLDER / f"{name}.toml"
    if not is_path and name not in names():
        raise TrainerError("unknown-study", name=name, known=", ".join(names()))
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise TrainerError("unreadable", path=path, reason=error.strerror) from None
    except (ValueError, RecursionError) as error:  # no UTF-8, or no TOML; the reason has the line
        raise TrainerError("no-toml", path=path, reason=error) from None
    given = {
        setting: values if isinstance(values, list) else [values]
        for setting, values in (overrides or {}).items()
    }
    axes = {setting: values for setting, values in given.items() if len(values) > 1}
    fixed = {setting: values[0] for setting, values in given.items() if len(values) == 1}
    return parse(path.stem, table, fixed, axes, seeds)


def parse(
    name: str,
    table: Mapping[str, Any],
    overrides: Mapping[str, Any],
    more_axes: Mapping[str, list[Any]] | None = None,
    seeds: int | None = None,
) -> Study:
    """A study from its TOML table; every run is validated, and no two share a name."""
    _check_form(name, table)
    group = table.get("group", "")
    if group not in ("", *GROUPS):
        raise TrainerError("bad-choice", setting="group", value=group, allowed=", ".join(GROUPS))
    axes = {**table.get("grid", {}), **(more_axes or {})}
    count = table.get("seeds", 1) if seeds is None else seeds
    grid.check_axes(axes, count)
    entries = table.get("run", [{}])
    if len(entries) > grid.MOST_RUNS:
        raise TrainerError("too-many-runs", count=len(entries), most=grid.MOST_RUNS)
    shared = table.get("settings", {})
    runs: list[Run] = []
    for entry in entries:
        twice = sorted(set(axes) & {*entry, *overrides, "switches"})
        if twice:
            raise TrainerError("set-twice", study=name, setting=", ".join(twice))
        for cell in grid.cells(axes):
            of_cell = _runs(name, table, {**shared, **cell}, entry, list(cell), overrides, count)
            runs.extend(replace(run, group=group) for run in of_cell)
            if len(runs) > grid.MOST_RUNS:
                raise TrainerError("too-many-runs", count=len(runs), most=grid.MOST_RUNS)
    seen: set[str] = set()
    for run in runs:
        if run.name.casefold() in seen:  # one folder on Windows and on a Mac
            raise TrainerError("same-name", name=run.name)
        seen.add(run.name.casefold())
    return Study(name, table.get("about", {}), tuple(runs))


def _check_form(study: str, table: Mapping[str, Any]) -> None:
    """Raise `TrainerError` where a part of the table has an unknown name or is of another kind."""
    for name, value in table.items():
        if name not in FORM:
            raise TrainerError("unknown-part", study=study, name=name, known=", ".join(FORM))
        kind = FORM[name]
        is_of_kind = isinstance(value, kind) and not isinstance(value, bool)
        if is_of_kind and name == "run":
            is_of_kind = bool(value) and all(isinstance(entry, dict) for entry in value)
        if not is_of_kind:
            raise TrainerError("bad-part", study=study, name=name, form=WRITTEN[kind])


def _runs(
    study: str,
    table: Mapping[str, Any],
    shared: Mapping[str, Any],
    entry: Mapping[str, Any],
    axes: Sequence[str],
    overrides: Mapping[str, Any],
    seeds: int,
) -> Iterator[Run]:
    """The runs of one entry in one cell of the grid: one for each seed."""
    own = dict(entry)
    given, colour = own.pop("name", ""), own.pop("book_colour", "")
    switches = own.pop("switch", ())
    if given and not (isinstance(given, str) and RUN_NAME.fullmatch(given)):
        raise TrainerError("bad-name", value=given)
    if "name" in entry and not given:
        raise TrainerError("bad-name", value=given)
    if colour and colour not in COLOURS:
        raise TrainerError(
            "bad-choice", setting="book_colour", value=colour, allowed=", ".join(COLOURS)
        )
    first = from_mapping({**shared, **own, "switches": switches, **overrides})
    parts = [given or grid.label(first, list(own)), grid.label(first, axes)]
    base = grid.shortened("_".join(filter(None, parts)))
    for seed in range(first.seed, first.seed + seeds):
        name = base or (f"seed{seed}" if seeds > 1 else "run")
        if base and seed != first.seed:
            name = f"{base}_seed{seed}"
        if not RUN_NAME.fullmatch(name):
            raise TrainerError("bad-name", value=name)
        settings = replace(first, seed=seed)
        yield Run(name, settings, study, table.get("figure", 0), colour)
