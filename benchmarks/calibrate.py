"""Fit the learning-rate scorecard and say how well it does on problems it has not seen.

    python -m benchmarks.calibrate [--data PATH]

Without ``--data`` the card is fitted on our own grids alone; with it, the learning-rate grids of
DeepOBS (MIT licence) are added.  Each reading is cut into bins at its quantiles, and a multinomial
logistic regression with an L2 penalty gives every bin a weight of evidence for every state.  Two
cards are fitted: for logs that begin with an evaluation before training and for logs that do not.
Only the second learns from the grids of our trainer (:data:`GRIDS`).
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score, f1_score

from benchmarks.published import OWN, Labelled, load, own
from dashboard.diagnosis import symptoms
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.features.readings import CURVES, MEANING
from dashboard.diagnosis.lamps.learning_rate import (
    FACTS,
    FROM_START,
    LATER,
    Grounds,
    evidence_of,
    grounds_of,
    verdict_of,
)
from dashboard.diagnosis.scorecard import FILE, Gate, Line, Score, Scorecard, score
from dashboard.diagnosis.verdict import LearningRate
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.table import FloatArray, Split

STATES = tuple(state.value for state in LearningRate if state is not LearningRate.UNKNOWN)
SIDES = {"too_low": 0, "slightly_low": 0, "good": 1, "slightly_high": 2, "too_high": 2}
GRIDS = {FROM_START: ("grids",), LATER: ("grids", "trainer_grids")}
"""Our own grids that each card is fitted on.

Without the trainer's, the second card called 22% of their good runs bad, with them 14% where their
problem is left out (DeepOBS: 9%, then 2%).  The first gains nothing from them (macro-F1 on DeepOBS
0.857 without, 0.852 with them), so that they are runs that it has not seen in
``benchmarks.diagnosis``."""

READINGS = tuple(f"{curve}.{name}" for curve in CURVES for name in MEANING)
"""All of them: a selection on the same problems looked better there (0.89 against 0.87) and fell to
0.79 when the selection, too, was made without the problem it was scored on."""

BINS = 4  # per reading, at quartiles
PENALTY = 0.1  # inverse strength of the L2 penalty
OWN_WEIGHT = 0.5  # of a run of our own grids beside a published run
COPY_WEIGHT = 0.5  # of a run that is shown again with curves left out
ALARMS = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)  # tried as a gate
CLEARS = (0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
GOOD_CALLED_ILL = 0.1  # share of the good runs that a gate may call bad
FOLDS = 5  # groups of our own problems; each published problem is a fold of its own


@dataclass(frozen=True, slots=True)
class Example:
    """One run, or a copy of it with curves left out, as the scorecard sees it."""

    problem: str
    state: str
    weight: float
    is_whole: bool
    is_own: bool
    grounds: Grounds
    evidence: dict[str, float]


def views(curves: RunCurves) -> Iterator[tuple[str, RunCurves]]:
    """The run as logged, and as a poorer log would hold it."""
    yield "whole", curves
    for name, keep in (
        ("loss", lambda key: key[0] == "loss"),
        ("train", lambda key: key[1] is Split.TRAIN),
        ("held_out", lambda key: key[1] is not Split.TRAIN),
    ):
        yield name, replace(curves, curves={k: c for k, c in curves.curves.items() if keep(k)})


def without_start(curves: RunCurves) -> RunCurves:
    """The same run without its evaluation before training."""
    cut = {
        key: Curve(curve.metric, curve.split, curve.x[1:], curve.y[1:])
        for key, curve in curves.curves.items()
        if len(curve) > 1
    }
    return replace(curves, curves=cut)


def examples(runs: Sequence[Labelled], *, is_late: bool) -> list[Example]:
    """Every view of every run."""
    found = []
    for run in runs:
        state = run.label if run.label in STATES else "too_high"
        is_own = run.source in OWN
        curves = without_start(run.curves) if is_late else run.curves
        for name, view in views(curves):
            features = measure(view)
            seen = {symptom.code: symptom for symptom in symptoms.observe(features)}
            weight = (OWN_WEIGHT if is_own else 1.0) * (1 if name == "whole" else COPY_WEIGHT)
            evidence = evidence_of(features, seen)
            found.append(
                Example(
                    problem=run.problem,
                    state=state,
                    weight=weight,
                    is_whole=name == "whole",
                    is_own=is_own,
                    grounds=grounds_of(features, seen),
                    evidence=evidence,
                )
            )
    return found


def fit(found: Sequence[Example]) -> Scorecard:
    """Fit one scorecard."""
    names = [*(f"fact.{code}" for code in FACTS), *READINGS]
    table = pd.DataFrame([example.evidence for example in found]).reindex(columns=names)
    cuts = {name: _cuts(table[name]) for name in names}
    columns = [
        np.where(np.isnan(table[name]), 0.0, (table[name] > cut) - 0.5)
        for name in names
        for cut in cuts[name]
    ]
    states = [example.state for example in found]
    model = LogisticRegression(C=PENALTY, max_iter=500)
    model.fit(np.column_stack(columns), states, [example.weight for example in found])
    order = [list(model.classes_).index(state) for state in STATES]
    weights, base = model.coef_[order], model.intercept_[order].tolist()
    lines, at = {}, 0
    for name in names:
        part = weights[:, at : at + len(cuts[name])].T  # (cuts, states)
        steps = np.vstack([-part.sum(axis=0) / 2, part])
        lines[name] = Line(cuts[name].tolist(), np.cumsum(steps, axis=0).tolist())
        at += len(cuts[name])
    return Scorecard(STATES, base, lines)


def _cuts(values: "pd.Series[float]") -> FloatArray:
    if values.name is not None and str(values.name).startswith("fact."):
        return np.array([0.5])
    shares = np.linspace(0, 1, BINS + 1)[1:-1]
    return np.unique(np.round(np.nanquantile(values, shares), 4))


def left_out(found: Sequence[Example]) -> list[tuple[Example, Score]]:
    """The whole logs, each scored by a card that saw nothing of its problem."""
    ours = sorted({example.problem for example in found if example.is_own})
    folds = [ours[i::FOLDS] for i in range(FOLDS)] if ours else []
    folds += [[name] for name in sorted({e.problem for e in found if not e.is_own})]
    scored = []
    for fold in folds:
        card = fit([example for example in found if example.problem not in fold])
        scored += [
            (example, score(card, example.evidence))
            for example in found
            if example.problem in fold and example.is_whole
        ]
    return scored


def choose_gate(scored: Sequence[tuple[Example, Score]]) -> Gate:
    """The gate with the best macro-F1 of those that call few enough good runs bad.

    In our own grids and, where they are there, in the published ones: each has its kind of runs.
    """
    parts = [[pair for pair in scored if pair[0].is_own is own] for own in (True, False)]
    gates = [Gate(*pair) for pair in product(ALARMS, CLEARS) if pair[0] <= pair[1]]
    allowed = [
        gate
        for gate in gates
        if all(measures(part, gate)["alarms_on_good"] <= GOOD_CALLED_ILL for part in parts if part)
    ]
    return max(allowed, key=lambda gate: measures(scored, gate)["macro_f1"])


def measures(scored: Sequence[tuple[Example, Score]], gate: Gate) -> dict[str, float]:
    """Macro-F1 of low/good/high, alarms on good runs, kappa of five levels, calibration error.

    An unknown rate counts as good, and not in the calibration error.
    """
    verdicts = [verdict_of(result, gate, example.grounds) for example, result in scored]
    known = np.array([state is not LearningRate.UNKNOWN for state, _ in verdicts])
    names = [state.value if state in STATES else LearningRate.GOOD.value for state, _ in verdicts]
    truth = [example.state for example, _ in scored]
    sides = np.array([SIDES[state] for state in truth])
    guess = np.array([SIDES[name] for name in names])
    sure = np.array([confidence for _, confidence in verdicts])
    levels = [[STATES.index(name) for name in one] for one in (truth, names)]
    return {
        "runs": len(scored),
        "unknown": round(1 - float(known.mean()), 3),
        "macro_f1": round(float(f1_score(sides, guess, average="macro")), 3),
        "alarms_on_good": round(float((guess[sides == 1] != 1).mean()), 3),
        "kappa_linear": round(float(cohen_kappa_score(*levels, weights="linear")), 3),
        "kappa_quadratic": round(float(cohen_kappa_score(*levels, weights="quadratic")), 3),
        "calibration_error": round(calibration_error(sure[known], (guess == sides)[known]), 3),
    }


def calibration_error(sure: FloatArray, right: npt.NDArray[np.bool_]) -> float:
    """Expected calibration error over ten equal bins of confidence."""
    bins = np.clip((sure * 10).astype(int), 0, 9)
    return float(
        sum(
            abs(right[bins == i].mean() - sure[bins == i].mean()) * (bins == i).mean()
            for i in set(bins.tolist())
        )
    )


def main() -> None:
    """Fit both cards, print their scores on left-out problems, and write the data file."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, help="folder with the published labelled curves")
    data = parser.parse_args().data
    published = [] if data is None else [r for r in load(data, "deepobs") if is_reliable(r)]
    lamps, quality, counts = {}, {}, {}
    for name, sources in GRIDS.items():
        ours = own(*sources)
        counts[name] = len(ours)
        found = examples([*ours, *published], is_late=name == LATER)
        scored = left_out(found)
        gate = choose_gate(scored)
        parts = {
            "all": scored,
            "own": [pair for pair in scored if pair[0].is_own],
            "published": [pair for pair in scored if not pair[0].is_own],
        }
        quality[name] = {part: measures(held, gate) for part, held in parts.items() if held}
        lamps[name] = _plain(replace(fit(found), gate=gate))
        print(name, json.dumps(quality[name], indent=1))
    provenance = {
        "made_by": "python -m benchmarks.calibrate --data PATH",
        "own_runs": counts,
        "published_runs": {"DeepOBS (MIT)": len(published)},
        "left_out_problems": quality,
    }
    FILE.write_text(_written({"provenance": provenance, "lamps": lamps}), encoding="utf-8")


def is_reliable(run: Labelled) -> bool:
    """One seed of each DeepOBS cell, and only groups whose grid brackets its best rate."""
    return run.row.get("seed") == 42 and run.row.get("group_reliable") == "yes"


def _plain(card: Scorecard) -> dict[str, object]:
    return {
        "states": list(card.states),
        "base": np.round(card.base, 3).tolist(),
        "gate": asdict(card.gate),
        "readings": {
            name: {"cuts": line.cuts, "weights": np.round(line.weights, 3).tolist()}
            for name, line in card.lines.items()
        },
    }


def _written(value: object) -> str:
    """JSON with every list of numbers on one line, so that a changed weight shows in a diff."""
    text = json.dumps(value, indent=1)
    return re.sub(r"\[[^\[\]{}]*\]", lambda found: " ".join(found[0].split()), text) + "\n"


if __name__ == "__main__":
    main()
