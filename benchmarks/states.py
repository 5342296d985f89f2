"""How often each lamp is right in each state that it names, and how sure it says that it is.

    python -m benchmarks.states [--networks FOLDER]      # writes docs/states.csv; five minutes

Every run of the world is logged once, as somebody would have, whole or cut short, and judged alone
twice: as it is, and as if the log did not say how the run was trained.  The networks that judge it
have not seen its family (:mod:`benchmarks.early.networks`).  What is true is the outcome of an
intervention (:mod:`benchmarks.world.truth`): of stability and rate of another rate; a lost run is
one that a lower rate would have saved.  A state whose truth no intervention tells is not counted,
nor one that is said without a confidence.

Beside the lamps two things are counted that a run is told: that it is healthy, which is right where
no intervention is known to gain anything, and the side on which one more run is asked for.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.bootstrap import interval
from benchmarks.calibration import calibration_error
from benchmarks.early.networks import Half, asked, halves
from benchmarks.world.logged import Form, logged
from benchmarks.world.store import world
from benchmarks.world.truth import Labels, Truth
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.headline import headline
from dashboard.diagnosis.recommendations import recommend
from dashboard.diagnosis.verdict import BatchSize, Fit, Lamp, LearningRate, Stability, State
from dashboard.model.table import IntArray

FILE = Path(__file__).parents[1] / "docs" / "states.csv"
SEED = 11
WHOLE = 0.6  # of the logs; the others are cut at a fifth of their run or later
EARLIEST, FEWEST = 0.2, 3
LEAST = 20  # logs, of a state that is counted
COLUMNS = ("lamp", "state", "logs", "problems", "sure", "right", "low", "high", "off")
SIDE = {
    **dict.fromkeys(("too_low", "slightly_low"), "low"),
    **dict.fromkeys(("too_high", "slightly_high"), "high"),
    "good": "good",
}
BY_RATE: Mapping[State, tuple[str, ...]] = {
    **{LearningRate(name): (side,) for name, side in SIDE.items()},
    **dict.fromkeys((Stability.DIVERGED, Stability.DIVERGING, Fit.BROKEN_FROM_START), ("high",)),
    Stability.OK: ("low", "good"),
}
"""The sides on which a rate must lie for a state to be right."""

ASKED: Mapping[State, str] = {
    Fit.OVERFITTING: "over",
    Fit.STOPPED_TOO_EARLY: "short",
    Fit.UNDERFITTING: "under",
    BatchSize.TOO_LARGE: "batch_large",
    BatchSize.TOO_SMALL: "batch_small",
}
"""The question whose yes makes a state right."""


@dataclass(frozen=True, slots=True)
class Said:
    """A state that a lamp named, and whether it was right."""

    problem: str
    lamp: str
    state: str
    sure: float
    right: bool


def main() -> None:
    """Judge, count, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--networks", type=Path, help="folder in which the networks are kept")
    both = halves(parser.parse_args().networks)
    said: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for number, (_, problem) in enumerate(world().groupby("problem")):
        for one in of_problem(problem, number, both):
            said[one.lamp, one.state].append(one)
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(line(found) for found in said.values() if len(found) >= LEAST)


def of_problem(problem: pd.DataFrame, number: int, both: Sequence[Half]) -> Iterator[Said]:
    """What is said of the logs of every run of one problem, where the truth is known."""
    truth, family = Truth(problem), str(problem["family"].iloc[0])
    network = next(half.network for half in both if family in half.families)
    for place, ((variation, rate, seed), row) in enumerate(_runs(truth)):
        chance = np.random.default_rng([SEED, number, place])
        form = Form.drawn(chance, is_once='"once"' in str(row.settings))
        epochs = truth.grids[variation].epochs
        share = 1.0 if chance.random() < WHOLE else chance.uniform(EARLIEST, 1)
        end = max(FEWEST, int(epochs * share))
        labels = truth.labels(variation, rate, seed, end)
        for is_told in (True, False):
            with asked(network):
                case = examine(logged(row, form, end, with_settings=is_told))
            yield from _known(str(row.problem), case.lamps.values(), labels)
            yield from _concluded(str(row.problem), case, labels)


def _runs(truth: Truth) -> Iterator[tuple[tuple[str, int, int], Any]]:
    for variation, grid in truth.grids.items():
        for (rate, seed), row in grid.runs.items():
            yield (variation, rate, seed), row


def _known(problem: str, lamps: Any, labels: Labels) -> Iterator[Said]:
    for lamp in lamps:
        right = is_right(lamp, labels)
        if right is not None and lamp.confidence is not None:
            yield Said(problem, lamp.name.value, lamp.state.value, lamp.confidence, right)


def _concluded(problem: str, case: Case, labels: Labels) -> Iterator[Said]:
    """That a run is healthy, or on which side of its rate one more run is asked for."""
    side = SIDE.get(labels.rate)
    if side is None:
        return
    verdict = headline(case)
    if verdict.state == "healthy":
        known_faults = np.nan_to_num([labels.over, labels.short, labels.under])
        is_fine = side == "good" and not known_faults.any()
        yield Said(problem, "headline", verdict.state, float("nan"), is_fine)
    for one in recommend(case, (), (), verdict):
        if one.action == "try_lr" and one.evidence["basis"] == "curve":
            sure = float(one.evidence["chance"])
            yield Said(problem, "advice", "one_more_run", sure, side == one.evidence["side"])


def is_right(lamp: Lamp, labels: Labels) -> bool | None:
    """Whether a lamp's state is true; ``None`` where nothing tells, or where no state is named."""
    state = lamp.state
    if state in ASKED:
        return _yes(getattr(labels, ASKED[state]))
    if state is Fit.GOOD:
        known = (labels.over, labels.short)
        return None if np.isnan(known).any() else not np.nanmax([*known, labels.under])
    if state is BatchSize.GOOD:
        return _no(_most(labels.batch_large, labels.batch_small))
    return _by_rate(state, labels)


def _by_rate(state: State, labels: Labels) -> bool | None:
    """Of the states that another rate tells: those of rate and stability, and a broken run."""
    side = SIDE.get(labels.rate)
    if state is Fit.BROKEN_FROM_START and labels.broken == 1:
        return True
    if side is None or state not in BY_RATE:
        return None
    return side in BY_RATE[state]


def _yes(label: float) -> bool | None:
    return None if np.isnan(label) else bool(label)


def _no(label: float) -> bool | None:
    return None if np.isnan(label) else not label


def _most(one: float, other: float) -> float:
    return float(np.fmax(one, other))


def line(found: Sequence[Said]) -> dict[str, str]:
    """A state's row: how sure, how often right with its 90% interval, and how far these are off."""
    sure = np.array([one.sure for one in found])
    right = np.array([one.right for one in found])

    def share(places: IntArray) -> list[float]:
        return [float(right[places].mean())]

    problems = [one.problem for one in found]
    low, high = interval(problems, share)
    numbers = {
        "sure": sure.mean(),
        "right": right.mean(),
        "low": low[0],
        "high": high[0],
        "off": np.nan if np.isnan(sure).any() else calibration_error(sure, right),
    }
    return {
        "lamp": found[0].lamp,
        "state": found[0].state,
        "logs": str(len(found)),
        "problems": str(len(set(problems))),
        **{name: "" if np.isnan(value) else f"{value:.3f}" for name, value in numbers.items()},
    }


if __name__ == "__main__":
    main()
