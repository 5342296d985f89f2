"""Small log books made from formulas, with reports made by hand: charts need no engine."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import altair as alt
import numpy as np
import pytest

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import (
    Comparison,
    Fit,
    Headline,
    Lamp,
    LampName,
    LearningRate,
    RunDiagnosis,
    Severity,
    Stability,
    Symptom,
)
from dashboard.model.run import LogBook, Receipt, Run, Setting, XUnit
from dashboard.model.table import Series, Split

HOSTILE = [
    "<script>alert(1)</script>",
    "a.b[0]\\'\"",
    "\u202eexe.gpj",
    "x" * 10_000,
    ":red[x] $y$ ![z](http://e)",
    "データ/läuft",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the golden files anew")


@dataclass(frozen=True)
class Made:
    """A made-up run: its curves by (metric, split), one value an epoch."""

    run: Run
    curves: dict[tuple[str, str], np.ndarray]
    diagnosis: RunDiagnosis
    steps_only: bool = False


def made(
    name: str,
    loss: np.ndarray,
    *,
    headline: tuple[LampName | None, str, Severity] = (None, "healthy", Severity.NONE),
    symptoms: Iterable[Symptom] = (),
    accuracy: bool = True,
    splits: Iterable[str] = ("train", "test"),
    steps_only: bool = False,
    **config: Setting,
) -> Made:
    """A run whose loss is ``loss`` and whose accuracy is what such a loss usually gives."""
    curves = {}
    for split in splits:
        curves["loss", split] = loss * (1.1 if split != "train" else 1.0)
        if accuracy:
            curves["accuracy", split] = np.exp(-np.abs(curves["loss", split]))
    symptoms = tuple(symptoms)
    lamp, state, severity = headline
    states = {"too_low": LearningRate.TOO_LOW, "diverged": Stability.DIVERGED}
    lamps = {}
    if lamp is not None:
        because = tuple(symptom.code for symptom in symptoms)
        lamps = {lamp: Lamp(lamp, states.get(state, Fit.OVERFITTING), 0.9, because)}
    diagnosis = RunDiagnosis(
        name, lamps, Headline(lamp, state, severity, {"basis": "siblings"}), symptoms, ()
    )
    run = Run(name, name, name, "csv", XUnit.STEP, config)
    return Made(run, curves, diagnosis, steps_only)


def gathered(many: Iterable[Made]) -> tuple[LogBook, Report]:
    many = list(many)
    series = {
        one.run.run_id: [
            Series.of(
                f"{metric}/{split}",
                metric,
                Split(split),
                np.arange(len(y)) * 100,
                y,
                None if one.steps_only else np.arange(len(y)),
                1.7e9 + np.arange(len(y)) * 60.0,
            )
            for (metric, split), y in one.curves.items()
        ]
        for one in many
    }
    runs = tuple(one.run for one in many)
    diagnoses = tuple(one.diagnosis for one in many)
    return LogBook(runs, series), Report(runs, diagnoses, (), Receipt())


def falling(final: float, epochs: int = 30, start: float = 2.5) -> np.ndarray:
    """A loss that falls from ``start`` towards ``final`` as a power of the epoch."""
    epoch = np.arange(epochs + 1.0)
    return final + (start - final) / (1 + 2 * epoch) ** 1.2


def symptom(code: str, metric: str, split: str, start: float, stop: float) -> Symptom:
    return Symptom(code, 0.7, split, metric, start, stop)


def book_one() -> list[Made]:
    """The book's first figure, with values like those of the book."""
    slow = symptom("still-falling-at-end", "loss", "train", 24, 30)
    low = (LampName.LEARNING_RATE, "too_low", Severity.WARNING)
    return [
        made("a", falling(0.02), book_colour="laranja", batch_size=64, lr=0.01),
        made(
            "b",
            falling(0.25),
            book_colour="lilás",
            batch_size=1024,
            lr=0.01,
            headline=low,
            symptoms=[slow],
        ),
        made("c", falling(0.04), book_colour="azul", batch_size=1024, lr=0.1),
    ]


def diverging() -> Made:
    loss = falling(0.1)
    loss[8:] = 62.0
    loss[12:15] = np.nan
    loss[20] = np.inf
    exploded = symptom("loss-exploded", "loss", "train", 8, 30)
    gone = (LampName.STABILITY, "diverged", Severity.CRITICAL)
    return made("wild", loss, headline=gone, symptoms=[exploded], lr=5.0, batch_size=64)


def crowd(n: int) -> list[Made]:
    return [
        made(f"run{i:03}", falling(0.02 + 0.002 * i), lr=0.001 * (1 + i % 7), seed=i)
        for i in range(n - 1)
    ] + [diverging()]


def reward() -> Made:
    base = made("agent", falling(1.0))
    return Made(base.run, {("reward", "none"): np.linspace(-10, 250, 40)}, base.diagnosis)


def ended(
    name: str, final: float, lr: float, batch_size: int, *, diverges: bool = False, **more: Setting
) -> Made:
    """A run of a sweep, which ends at ``final`` or explodes half-way."""
    loss = falling(final)
    loss[15:] = np.nan if diverges else loss[15:]
    return made(name, loss, lr=lr, batch_size=batch_size, optimizer="sgd", **more)


def sweep() -> list[Made]:
    """Rates by batch sizes: one cell of two seeds, one that diverged, one that stalled, holes."""
    stalled = ended("stuck", 2.4, 0.001, 256)
    broken = Lamp(LampName.FIT, Fit.BROKEN_FROM_START, 0.9)
    stuck = replace(stalled.diagnosis, lamps={LampName.FIT: broken})
    return [
        ended("a", 0.20, 0.001, 64),
        ended("b0", 0.05, 0.01, 64, seed=0),
        ended("b1", 0.07, 0.01, 64, seed=1),
        ended("c", 0.3, 0.1, 64, diverges=True),
        replace(stalled, diagnosis=stuck),
        ended("d", 0.15, 0.01, 256),
        ended("e", 0.06, 0.1, 256),
        ended("f", 0.09, 0.1, 1024),
    ]


def searched() -> list[Made]:
    """A search over three numbers and a name; one run diverged."""
    return [
        ended(
            f"s{i}",
            0.02 + 0.03 * abs(i - 4),
            10.0 ** (-4 + i / 3),
            2 ** (4 + i % 4),
            dropout=round(0.1 * (i % 5), 1),
            model="wide" if i % 3 else "<b>deep.x[0]</b>",
            diverges=i == 8,
        )
        for i in range(9)
    ]


def suggested() -> Comparison:
    """The proposal to try a hole of the sweep."""
    evidence: dict[str, float | int | str] = {"why": "hole", "batch_size": 1024, "lr": 0.01}
    return Comparison("missing-cell", ("b0",), evidence)


def seeds() -> list[Made]:
    """Two settings of three seeds each; one of the runs has a NaN."""
    many = [
        made(
            f"b{size}s{seed}",
            falling(0.1 * size / 64 + seed / 100),
            batch_size=size,
            lr=0.1,
            seed=seed,
        )
        for size in (64, 128)
        for seed in range(3)
    ]
    many[1].curves["loss", "test"][10] = np.nan
    return many


GROUPS = (("b64s0", "b64s1", "b64s2"), ("b128s0", "b128s1", "b128s2"))

CASES: dict[str, Callable[[], list[Made]]] = {
    "empty": list,
    "one_run": lambda: [made("only", falling(0.1), lr=0.1, batch_size=32)],
    "one_point": lambda: [made("dot", np.array([0.7]))],
    "book": book_one,
    "diverged": lambda: [*book_one(), diverging()],
    "only_nan": lambda: [made("nan", np.full(12, np.nan))],
    "constant": lambda: [made("flat", np.full(12, 2.303))],
    "negative": lambda: [made("dice", falling(-0.9, start=0.0), accuracy=False)],
    "validation": lambda: [made("v", falling(0.2), splits=("train", "val"))],
    "mixed": lambda: [
        made("v", falling(0.2), splits=("train", "val")),
        made("t", falling(0.3), splits=("test",)),
    ],
    "steps": lambda: [made("s", falling(0.2), steps_only=True)],
    "rewards": lambda: [reward()],
    "hostile": lambda: [made(name, falling(0.1)) for name in HOSTILE],
    "sweep": sweep,
    "searched": searched,
    "seeds": seeds,
    "hundred": lambda: crowd(100),
    "no_points": lambda: [Made(made("x", falling(1)).run, {}, made("x", falling(1)).diagnosis)],
}


@pytest.fixture(params=sorted(CASES))
def case(request: pytest.FixtureRequest) -> tuple[str, LogBook, Report]:
    """Every made-up set in turn: its name, its book, its report."""
    return request.param, *gathered(CASES[request.param]())


@pytest.fixture
def book_of() -> Callable[[str], tuple[LogBook, Report]]:
    """The made-up set of a name."""
    return lambda name: gathered(CASES[name]())


@pytest.fixture(autouse=True, scope="module")
def any_size() -> Iterator[None]:
    """Altair writes out tables of any size, as the pages do."""
    with alt.data_transformers.enable("default", max_rows=None):
        yield
