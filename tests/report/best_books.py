"""Sets of runs whose best is known: several optimizers, seeds, broken runs, scales, rewards."""

import numpy as np

from dashboard.model.run import LogBook, Receipt, Run, Setting, XUnit
from dashboard.model.table import Series, Split

EPOCHS = np.arange(31)


def run(
    name: str,
    top: float,
    *,
    metrics: tuple[str, ...] = ("accuracy", "loss"),
    spike: float | None = None,
    breaks: bool = False,
    stays: bool = False,
    **config: Setting,
) -> tuple[Run, list[Series]]:
    """A run that settles at ``top``.

    ``spike`` is one value of the held-out accuracy half-way, ``breaks`` lets it
    diverge at the end, ``stays`` keeps it at chance.
    """
    step, epoch = EPOCHS * 100, EPOCHS.astype(float)
    way = 1 - np.exp(-epoch / 4)
    right = 0.1 + (top - 0.1) * (0 * way if stays else way)
    loss = 2.3026 + 0 * epoch if stays else 2.3026 * (1 - right) / 0.9 + 0.02
    if breaks:
        loss, right = loss.copy(), right.copy()
        loss[-5:], right[-5:] = np.nan, 0.1
    series = []
    for split, apart in ((Split.TRAIN, 0.0), (Split.VAL, 0.005)):
        if "loss" in metrics:
            series.append(Series.of(f"{split}/loss", "loss", split, step, loss + apart, epoch))
        if "accuracy" in metrics:
            shown = right - apart
            if spike is not None and split is Split.VAL:
                shown[15] = spike
            series.append(Series.of(f"{split}/acc", "accuracy", split, step, shown, epoch))
    if "episode_reward" in metrics:
        name_of = "episode_reward"
        series.append(Series.of(name_of, name_of, Split.NONE, step, 100 * right, epoch))
    given = {"dataset": "made-up", "optimizer": "sgd", "batch_size": 64, "lr": 0.1} | config
    known = {key: value for key, value in given.items() if value is not None}
    return Run(name, name, name, "csv", XUnit.EPOCH, known), series


def book(*many: tuple[Run, list[Series]]) -> LogBook:
    """The runs as one log book."""
    series = {one.run_id: its for one, its in many}
    return LogBook(tuple(one for one, _ in many), series, Receipt())


def grid(**more: object) -> list[tuple[Run, list[Series]]]:
    """Rates by batch sizes; ``b64-0.1`` ends best."""
    tops = {(64, 0.01): 0.80, (64, 0.1): 0.90, (256, 0.01): 0.60, (256, 0.1): 0.85}
    return [
        run(f"b{size}-{lr}", top, lr=lr, batch_size=size, **more)  # type: ignore[arg-type]
        for (size, lr), top in tops.items()
    ]


SEEDS = (0.95, 0.70, 0.60)

BOOKS: dict[str, tuple[LogBook, str]] = {
    "a grid": (book(*grid()), "b64-0.1"),
    "one lucky value elsewhere": (
        book(*grid(), run("lucky", 0.5, lr=0.3, spike=0.99)),
        "b64-0.1",
    ),
    "losses only": (book(*grid(metrics=("loss",))), "b64-0.1"),
    "another optimizer ends best": (
        book(*grid(), *(run(f"adam-{lr}", 0.93, optimizer="adam", lr=lr) for lr in (0.001,))),
        "adam-0.001",
    ),
    "two optimizers with a grid each": (
        book(
            *grid(),
            run("adam-0.001-64", 0.92, optimizer="adam", lr=0.001),
            run("adam-0.003-64", 0.94, optimizer="adam", lr=0.003),
            run("adam-0.001-256", 0.91, optimizer="adam", lr=0.001, batch_size=256),
        ),
        "adam-0.003-64",
    ),
    "one lucky seed of a poor setting": (
        book(
            *(run(f"poor-{s}", top, lr=0.01, seed=s) for s, top in enumerate(SEEDS)),
            *(run(f"good-{s}", 0.89 + s / 100, lr=0.1, seed=s) for s in range(3)),
        ),
        "good-1",
    ),
    "the highest breaks in the end": (
        book(*grid(), run("broken", 0.99, lr=0.5, breaks=True)),
        "b64-0.1",
    ),
    "one never learned": (book(*grid(), run("stays", 0.1, lr=1e-6, stays=True)), "b64-0.1"),
    "no settings at all": (
        book(
            *(
                run(f"run{n}", top, lr=None, batch_size=None, optimizer=None, dataset=None)
                for n, top in enumerate((0.7, 0.9, 0.8))
            )
        ),
        "run1",
    ),
    "rewards": (
        book(
            *(
                run(f"agent{n}", top, lr=lr, metrics=("episode_reward",))
                for n, (top, lr) in enumerate(((0.7, 0.1), (0.9, 0.01), (0.8, 0.001)))
            )
        ),
        "agent1",
    ),
}
"""The sets, each with the run that is best."""
