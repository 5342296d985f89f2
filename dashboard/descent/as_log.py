"""A play as a training's log: what the engine judges, and the files to take along.

The files are those that the trainer writes of its lessons, an epoch a step, so that everything that
reads a run reads them, too.  Most plays have no second set of examples: as in the trainer's
lessons, the test part is then the training part.
"""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import yaml

from dashboard.model.run import LogBook, Run, Setting, XUnit
from dashboard.model.table import FloatArray, Series, Split

WRITER = "curva-lesson"
READER = "trainer"  # the reader that takes such files

COLUMNS = (
    "epoch", "step", "train_loss", "test_loss", "learning_rate", "batch_size", "grad_norm",
    "weight_distance", "epoch_seconds",
)  # fmt: skip
"""The columns of the trainer's table; then one for each weight."""


@dataclass(frozen=True, slots=True)
class Play:
    """What was played: K + 1 losses, weights (K + 1, D), and the norms of the slopes (K + 1).

    ``settings`` are as the trainer names them: lr, batch_size, optimizer, momentum, seed.
    """

    name: str
    losses: FloatArray
    weights: FloatArray
    norms: FloatArray
    settings: Mapping[str, Setting]
    held_out: FloatArray | None = None
    """The loss on examples that are not trained on (K + 1); ``None`` where there are none."""
    unit: XUnit = XUnit.STEP
    """What a row counts."""
    rates: FloatArray | None = None
    """The learning rate of each step (K), where it is not that of the settings throughout."""


def book(play: Play, *, with_weights: bool = False) -> LogBook:
    """The play as one run with its losses, and with each of its weights if asked for."""
    steps = np.arange(len(play.losses))
    run = Run(play.name, play.name, play.name, READER, play.unit, dict(play.settings))
    series = [Series.of("train_loss", "loss", Split.TRAIN, steps, play.losses, steps)]
    if play.held_out is not None:
        series.append(Series.of("test_loss", "loss", Split.TEST, steps, play.held_out, steps))
    if play.rates is not None:
        series.append(
            Series.of(
                "learning_rate", "learning_rate", Split.NONE, steps[1:], play.rates, steps[1:]
            )
        )
    if with_weights:
        series += [
            Series.of(name, name, Split.NONE, steps, walk, steps)
            for name, walk in _weights(play).items()
        ]
    return LogBook((run,), {run.run_id: series})


def archive(play: Play) -> bytes:
    """A ``.zip`` of the run's folder with ``metrics.csv`` and ``hparams.yaml``."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in (("metrics.csv", metrics(play)), ("hparams.yaml", hparams(play))):
            # A fixed time: the same play is the same file.
            entry = zipfile.ZipInfo(f"{play.name}/{name}", (2000, 1, 1, 0, 0, 0))
            packed.writestr(entry, text)
    return target.getvalue()


def metrics(play: Play) -> str:
    """The table of a row a step; the slope of a row is the one that led there."""
    weights = _weights(play)
    start = play.weights[0]
    target = io.StringIO()
    rows = csv.writer(target, lineterminator="\n")
    rows.writerow((*COLUMNS, *weights))
    settings = play.settings
    held_out = play.losses if play.held_out is None else play.held_out
    rates = np.full(len(play.losses) - 1, settings.get("lr")) if play.rates is None else play.rates
    for step, loss in enumerate(play.losses):
        taken: Sequence[object] = ("", "", "")
        if step:
            taken = (rates[step - 1], settings.get("batch_size"), play.norms[step - 1])
        cells = [step, step, loss, held_out[step], *taken]
        far = np.linalg.norm(play.weights[step] - start)
        rows.writerow(map(_cell, [*cells, far, "", *(walk[step] for walk in weights.values())]))
    return target.getvalue()


def hparams(play: Play) -> str:
    """The settings beside the table."""
    given = {"written_by": WRITER, "name": play.name, **play.settings}
    return yaml.safe_dump(
        {**given, "epochs_done": len(play.losses) - 1, "finished": True}, sort_keys=False
    )


def _weights(play: Play) -> dict[str, FloatArray]:
    return {f"weight_{i + 1}": play.weights[:, i] for i in range(play.weights.shape[1])}


def _cell(value: object) -> str:
    return repr(float(value)) if isinstance(value, float | np.floating) else str(value)
