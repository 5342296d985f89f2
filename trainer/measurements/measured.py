"""What is measured beside a run: from settings to a log in a folder, and what was found.

A measurement that is already complete in its folder is not made again.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import torch

from trainer.data import Data, prepare, read
from trainer.errors import TrainerError
from trainer.measurements import side_log
from trainer.measurements.descent import Descent
from trainer.measurements.noise_scale import draw, estimate
from trainer.measurements.range_test import sweep
from trainer.measurements.suggested_rates import suggested
from trainer.running.fit_together import check_parts
from trainer.schedule import lr_at
from trainer.settings import Settings

Tell: TypeAlias = Callable[[int, float], None]
"""Takes how many of the measurements are made, and the training loss at the last."""

FEWEST_RATES = 20  # updates of a range test below which no suggestion is made


def range_test(
    settings: Settings,
    folder: Path,
    hparams: Mapping[str, Any],
    data_dir: Path | None,
    between: tuple[float, float],
    updates: int,
    seeds: int,
    tell: Tell,
) -> dict[str, Any]:
    """A range test's log in `folder`, and what its `hparams.yaml` says.

    The rate rises from the first to the second of `between`.

    Errors: `TrainerError` as of a run, and where the loss was lost before anything could be seen.
    """
    before = side_log.found_before(folder, hparams)
    if before is not None:
        return before
    seen = sweep(settings, _data(settings, data_dir), *between, updates, seeds, tell)
    mean = seen.losses.mean(0)
    if np.count_nonzero(np.isfinite(mean)) < FEWEST_RATES:
        raise TrainerError("range-too-high", found=len(mean), rate=float(seen.rates[-1]))
    found = {
        **hparams,
        "exploded": seen.exploded,
        "steps": len(mean),
        **{f"suggested_{name}": rate for name, rate in suggested(seen.rates, mean).items()},
    }
    columns = {
        "step": range(1, len(mean) + 1),
        "learning_rate": seen.rates,
        "train_loss": mean,
        "grad_norm": seen.grad_norms.mean(0),
    }
    side_log.write(folder, found, columns)
    return found


def noise_scale(
    settings: Settings,
    folder: Path,
    hparams: Mapping[str, Any],
    data_dir: Path | None,
    points: int,
    batches: int,
    tell: Tell,
) -> dict[str, Any]:
    """The noise scale at `points` points of a training, even in updates, from first to last.

    Its log goes to `folder`; what its `hparams.yaml` says is given back: `estimated`, the number
    of points with an estimate, the last of which is `last`, from `last_low` to `last_high`, after
    `last_step` updates; and of the last point `gradient`, its error, and the `examples` drawn.
    """
    before = side_log.found_before(folder, hparams)
    if before is not None:
        return before
    data = _data(settings, data_dir)
    descent = Descent(settings, data)
    stream = torch.Generator().manual_seed(settings.seed)
    total = settings.epochs * descent.per_epoch
    steps = sorted({round(float(step)) for step in np.linspace(0, total, points)})
    rows = []
    for step in steps:
        while descent.updates < step:
            epoch, update = divmod(descent.updates, descent.per_epoch)
            descent.update(lr_at(settings, epoch + 1, update, descent.per_epoch))
        drawn = draw(descent, data, settings.batch_size, batches, stream)
        rows.append((step, float(drawn.losses.mean()), estimate(drawn)))
        tell(len(rows), rows[-1][1])
        if not math.isfinite(rows[-1][1]):
            break
    columns: dict[str, Sequence[float]] = {
        "step": [step for step, _, _ in rows],
        "epoch": [step / descent.per_epoch for step, _, _ in rows],
        "train_loss": [loss for _, loss, _ in rows],
        "noise_scale": [one.value for _, _, one in rows],
        "noise_scale_low": [one.low for _, _, one in rows],
        "noise_scale_high": [one.high for _, _, one in rows],
        "gradient_square": [one.gradient for _, _, one in rows],
        "gradient_noise": [one.noise for _, _, one in rows],
    }
    last_step, _, last = rows[-1]
    found = {
        **hparams,
        "steps": last_step,
        "estimated": sum(one.is_estimable for _, _, one in rows),
        "measured": len(rows),
        "gradient": last.gradient,
        "gradient_error": last.gradient_error,
        "examples": batches * settings.batch_size,
    }
    able = [(step, one) for step, _, one in rows if one.is_estimable]
    if able:
        at, one = able[-1]
        found |= {"last_step": at, "last": one.value, "last_low": one.low, "last_high": one.high}
    side_log.write(folder, found, columns)
    return found


def _data(settings: Settings, data_dir: Path | None) -> Data:
    data = prepare(settings, read(settings, data_dir))
    check_parts(settings, data.shape)
    return data
