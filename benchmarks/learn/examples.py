"""What is learned from: the logs of the world and of the published grids of learning rates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from benchmarks.published import OWN, load, own
from benchmarks.rate_grids import is_reliable
from benchmarks.world.rows import Read, read, rows_of
from benchmarks.world.store import world
from benchmarks.world.truth import RATE
from dashboard.diagnosis.features.readings import CURVES, MEANING, PAIR
from dashboard.diagnosis.features.settings import READINGS as SETTINGS
from dashboard.diagnosis.weighed import FACTS, RECIPE
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.table import FloatArray, IntArray

READINGS = (
    *(f"{curve}.{name}" for curve in CURVES for name in MEANING),
    *(f"pair.{name}" for name in PAIR),
    *(f"fact.{code}" for code in FACTS),
    *(f"set.{name}" for name in SETTINGS),
)
"""The inputs of the network."""

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "rate": RATE,
    **dict.fromkeys(("over", "under", "short", "batch_large", "batch_small"), ("no", "yes")),
}
ABOUT = (
    *("source", "problem", "family", "variation", "is_once", "has_start"),
    *("grounds", "untold", "facts", "broken"),
)
"""What is kept of a log beside its readings."""

CURVES_KEPT = "curves"
"""Kept too where the logs are read so that they have it (:mod:`benchmarks.learn.compare`)."""

OF_SEEN = 2.0  # weight of a log of the published grids beside one of the world
PUBLISHED = "deepobs"


@dataclass(frozen=True, slots=True)
class Examples:
    """B logs: their readings, their answers and where they come from."""

    readings: FloatArray  # (B, F), NaN where missing
    answers: Mapping[str, IntArray]  # (B,) by question; -1 where not known
    weights: FloatArray  # (B,)
    about: pd.DataFrame  # ABOUT, one row each

    def __len__(self) -> int:
        """The number of logs."""
        return len(self.readings)

    def only(self, which: npt.NDArray[np.bool_]) -> "Examples":
        """Those of the logs that are True in ``which`` (B,)."""
        answers = {name: given[which] for name, given in self.answers.items()}
        about = self.about[which].reset_index(drop=True)
        return Examples(self.readings[which], answers, self.weights[which], about)

    def without_settings(self) -> "Examples":
        """The same logs as if none said how its run was trained."""
        values = self.readings.copy()
        values[:, [READINGS.index(name) for name in RECIPE]] = np.nan
        return replace(self, readings=values)


def of_world(table: pd.DataFrame | None = None, keep: Read = read) -> Examples:
    """Logs of every run of the world."""
    table = world() if table is None else table
    with np.errstate(all="ignore"):
        rows = pd.DataFrame(
            [row for _, problem in table.groupby("problem") for row in rows_of(problem, keep)]
        )
    return _examples(rows.assign(source="world", has_start=False), 1.0)


def of_grids(data: Path | None, keep: Read = read) -> Examples:
    """Our own grids of learning rates and, where ``data`` holds them, those of DeepOBS."""
    runs = own(*OWN)
    if data is not None:
        runs += [run for run in load(data, PUBLISHED) if is_reliable(run)]
    rows = []
    with np.errstate(all="ignore"):
        for run in runs:
            for has_start in (True, False):
                curves = run.curves if has_start else without_start(run.curves)
                about = {
                    "source": run.source,
                    "problem": f"{run.source}/{run.problem}",
                    "family": f"{run.source}/{run.problem}",
                    "has_start": has_start,
                    "is_once": False,
                    "variation": "base",
                    "broken": 0.0,
                    "rate": run.label if run.label in RATE else "too_high",
                }
                rows.append({**about, **keep(curves)})
    return _examples(pd.DataFrame(rows), OF_SEEN)


def without_start(curves: RunCurves) -> RunCurves:
    """The same run without its evaluation before training."""
    cut = {
        key: Curve(curve.metric, curve.split, curve.x[1:], curve.y[1:])
        for key, curve in curves.curves.items()
        if len(curve) > 1
    }
    return replace(curves, curves=cut)


def both(first: Examples, other: Examples) -> Examples:
    """All logs of both."""
    return Examples(
        np.concatenate([first.readings, other.readings]),
        {name: np.concatenate([first.answers[name], other.answers[name]]) for name in QUESTIONS},
        np.concatenate([first.weights, other.weights]),
        pd.concat([first.about, other.about], ignore_index=True),
    )


def _examples(rows: pd.DataFrame, weight: float) -> Examples:
    values = rows.reindex(columns=READINGS).to_numpy(np.float64).copy()
    facts = [i for i, name in enumerate(READINGS) if name.startswith("fact.")]
    values[:, facts] = np.nan_to_num(values[:, facts])
    about = rows[[name for name in (*ABOUT, CURVES_KEPT) if name in rows]].reset_index(drop=True)
    answers = {name: _answers(rows, name, names) for name, names in QUESTIONS.items()}
    return Examples(values, answers, np.full(len(rows), weight), about)


def _answers(rows: pd.DataFrame, question: str, names: Sequence[str]) -> IntArray:
    if question not in rows:
        return np.full(len(rows), -1)
    codes = rows[question]
    if question == "rate":
        codes = codes.map({name: i for i, name in enumerate(names)})
    return codes.fillna(-1).to_numpy().astype(np.int64)
