"""Random log books: curves and settings as no person would write them, and as some log does.

Half of them are tables that a reader reads, with their settings in a file beside them; the other
half are books made by hand, which reach what a table cannot hold.
"""

import json
from typing import Any

import numpy as np
from hypothesis import strategies as st

from dashboard.logs.load import UploadedBytes, load_uploads
from dashboard.model.run import LogBook, Run, Setting, XUnit
from dashboard.model.table import Series, Split

LENGTHS = (1, 2, 3, 4, 5, 6, 8, 9, 12, 21, 40, 131, 300)
SCALES = (1.0, 1e-12, 1e-300, 5e-324, 1e12, 1e300, 1.7e308)
KINDS = (
    "falling",
    "rising",
    "noise",
    "constant",
    "zero",
    "negative",
    "mixed",
    "saw",
    "exploding",
    "late",
    "share",
    "percent",
    "tiny span",
    "nan",
    "inf",
    "nan within",
    "inf within",
    "nan at end",
    "huge within",
)
METRICS = (
    "loss",
    "accuracy",
    "learning_rate",
    "gradient_norm",
    "reward",
    "episode_return",
    "fid",
    "perplexity",
    "actor_loss",
    "critic_loss",
    "mse",
    "batch_size",
    "f1",
    "my own <metric>.x[0]",
)
COLUMNS = (
    "loss",
    "train_loss",
    "val_loss",
    "val_accuracy",
    "accuracy",
    "lr",
    "grad_norm",
    "reward",
    "ep_rew_mean",
    "FID",
    "actor_loss",
    "odd name",
)
SETTINGS = (
    "lr",
    "batch_size",
    "optimizer",
    "momentum",
    "weight_decay",
    "seed",
    "epochs",
    "classes",
    "schedule",
    "lr_schedule",
    "warmup_steps",
    "model",
    "dataset",
    "dropout",
    "label_smoothing",
)
AXES = ("rising", "tiny epochs", "one jump", "huge", "negative", "constant", "fractions", "equal")


def curve(kind: str, n: int, scale: float, seed: int) -> np.ndarray:
    """``n`` values of a kind of curve, in the order of ``scale``."""
    rng = np.random.default_rng(seed)
    t = np.linspace(0, 1, n)
    falling = 0.1 + np.exp(-5 * t) + 0.01 * rng.standard_normal(n)
    shapes = {
        "falling": falling,
        "rising": falling[::-1],
        "noise": np.abs(rng.standard_normal(n)),
        "constant": np.ones(n),
        "zero": np.zeros(n),
        "negative": -falling,
        "mixed": rng.standard_normal(n),
        "saw": falling * np.where(np.arange(n) % 2, 1.5, 0.5),
        "exploding": np.exp(np.minimum(40 * t, 700)),
        "late": np.where(t > 0.7, falling / 10, 2.0),
        "share": np.clip(1 - falling, 0, 1),
        "percent": np.clip(100 * (1 - falling), 0, 100),
        "tiny span": 1 + 1e-12 * falling,
        "nan": np.full(n, np.nan),
        "inf": np.full(n, np.inf) * rng.choice([1, -1], n),
        "nan within": np.where(rng.random(n) < 0.3, np.nan, falling),
        "inf within": np.where(rng.random(n) < 0.3, rng.choice([np.inf, -np.inf], n), falling),
        "nan at end": np.where(t > 0.5, np.nan, falling),
        "huge within": np.where(rng.random(n) < 0.3, 1.7e308 * rng.choice([1, -1], n), falling),
    }
    with np.errstate(over="ignore", under="ignore"):
        return shapes[kind] * scale


def axis(kind: str, n: int) -> tuple[np.ndarray, np.ndarray | None]:
    """Steps, which rise, and epochs, which need not be known."""
    steps, t = np.arange(n), np.arange(n, dtype=float)
    epochs = {
        "rising": t,
        "tiny epochs": 1e-12 * t,
        "one jump": np.append(5e-3 * t[:-1] / n, 7.0),
        "huge": 1e300 * t / n,
        "negative": t - n,
        "constant": np.zeros(n),
        "fractions": 0.3 + t / 7,
        "equal": None,
    }[kind]
    if kind == "huge":
        steps = steps * (2**62 // n)
    if kind == "negative":
        steps = steps - n
    return steps, epochs


numbers = st.sampled_from([0, 1, 2, 64, 1024, 10**9, -1, 0.0, 0.1, 0.01, -0.5, 1e-300, 1e300])
words = st.sampled_from(["", "none", "adam", "sgd", "cosine", "0.1", "[1, 2]", "x" * 300, "ação"])
values = st.one_of(st.none(), st.booleans(), numbers, words, st.lists(numbers | words, max_size=3))
settings_of_a_run = st.dictionaries(
    st.sampled_from(SETTINGS),
    values,
    max_size=5,
)
usual_settings = st.fixed_dictionaries(
    {
        "lr": st.sampled_from([0.0, 0.001, 0.01, 0.1, 1.0, 5.0]),
        "batch_size": st.sampled_from([16, 64, 512, 1024]),
    },
    optional={
        "optimizer": st.sampled_from(["sgd", "adam"]),
        "seed": st.integers(0, 2),
        "epochs": st.sampled_from([0, 1, 30]),
        "classes": st.sampled_from([0, 1, 10]),
    },
)
some_settings = st.one_of(usual_settings, settings_of_a_run)
seeds = st.integers(0, 2**32 - 1)
scales = st.one_of(st.just(1.0), st.sampled_from(SCALES))
kinds = st.one_of(st.just("falling"), st.sampled_from(KINDS))
many_series = st.lists(
    st.tuples(st.sampled_from(METRICS[:6]) | st.sampled_from(METRICS), st.sampled_from(Split)),
    min_size=1,
    max_size=5,
    unique=True,
)
usual_series = st.just([("loss", Split.TRAIN), ("loss", Split.VAL), ("accuracy", Split.VAL)])


def frozen(value: Any) -> Setting:
    """A setting as a run keeps it."""
    return tuple(map(frozen, value)) if isinstance(value, list) else value


@st.composite
def made_books(draw: st.DrawFn) -> LogBook:
    """A log book whose series are built directly."""
    runs, series = [], {}
    unit = draw(st.sampled_from(XUnit))
    for number in range(draw(st.integers(1, 4))):
        name = f"run {number}"
        config = {key: frozen(value) for key, value in draw(some_settings).items()}
        own = []
        along, length = draw(st.sampled_from(AXES)), draw(st.sampled_from(LENGTHS))
        for metric, split in draw(usual_series | many_series):
            n = draw(st.just(length) | st.sampled_from(LENGTHS))
            steps, epochs = axis(along, n)
            y = curve(draw(kinds), n, draw(scales), draw(seeds))
            times = draw(st.sampled_from([None, 1.7e9 + 60.0 * np.arange(n), np.zeros(n)]))
            own.append(Series.of(f"{split}/{metric}", metric, split, steps, y, epochs, times))
        runs.append(Run(name, name, name, "made up", unit, config))
        if draw(st.integers(0, 9)):
            series[name] = own
    return LogBook(tuple(runs), series)


@st.composite
def read_books(draw: st.DrawFn) -> LogBook:
    """A log book that was read: tables with any axis, unordered and with repeated places."""
    files = []
    for number in range(draw(st.integers(1, 4))):
        n = draw(st.sampled_from(LENGTHS))
        rng = np.random.default_rng(draw(seeds))
        steps, epochs = axis(draw(st.sampled_from(AXES)), n)
        x = draw(st.sampled_from([steps, epochs if epochs is not None else steps]))
        x = draw(
            st.sampled_from(
                [x, rng.permutation(x), rng.choice(x, n), np.where(x == x[0], x, x[-1])]
            )
        )
        columns = {draw(st.sampled_from(["step", "epoch", "iteration"])): x}
        names = st.sampled_from(COLUMNS)
        for name in draw(st.lists(names, min_size=1, max_size=4, unique=True)):
            columns[name] = curve(draw(kinds), n, draw(scales), draw(seeds))
        rows = zip(*(map(repr, column.tolist()) for column in columns.values()), strict=True)
        text = "\n".join([",".join(columns), *map(",".join, rows)])
        files.append(UploadedBytes(f"run{number}/metrics.csv", text.encode()))
        config = json.dumps(draw(some_settings))
        files.append(UploadedBytes(f"run{number}/config.json", config.encode()))
    return load_uploads(files)


books = st.one_of(made_books(), read_books())
