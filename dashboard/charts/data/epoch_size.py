"""What an epoch of a run is worth, as its settings tell: how many updates, how many examples.

    updates = ⌈N / B⌉, the last batch smaller than the others, or as the settings say
    examples = N, or updates · B where only those are known

with N training examples and the batch size B.
"""

import math
from collections.abc import Iterable
from enum import StrEnum

from dashboard.diagnosis.siblings.lr_integral import EXAMPLES
from dashboard.model.run import Run
from dashboard.text.phases import phases

SIZES = (*EXAMPLES, "dataset_size", "trainset_size", "samples_per_epoch", "examples_per_epoch")
"""Spellings of the number of training examples."""

STEPS = ("steps_per_epoch", "updates_per_epoch", "batches_per_epoch", "iterations_per_epoch")
"""Spellings of the number of updates in an epoch."""


class Missing(StrEnum):
    """What a log does not say, so that a run has no place on an axis; each has a text."""

    RATE = "rate"
    BATCH_SIZE = "batch-size"
    EXAMPLES = "examples"


def number(run: Run, name: str) -> float | None:
    """A setting that is a positive finite number, else ``None``."""
    value = run.config.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 < value < math.inf else None


def updates(run: Run) -> float | None:
    """The updates of an epoch; ``None`` where unknown, or where the batch size is exchanged."""
    stated = _first(run, STEPS)
    size, examples_known = number(run, "batch_size"), _first(run, SIZES)
    if len({phase.batch_size for phase in phases(run)}) > 1:
        return None
    if stated is not None or size is None or examples_known is None:
        return stated
    return float(math.ceil(examples_known / size))


def examples(run: Run) -> float | None:
    """The training examples of an epoch; ``None`` where unknown."""
    known, steps, size = _first(run, SIZES), _first(run, STEPS), number(run, "batch_size")
    if known is not None or steps is None or size is None:
        return known
    return steps * size


def lacks_updates(run: Run) -> tuple[Missing, ...]:
    """What would have to be known for the updates of an epoch."""
    if updates(run) is not None:
        return ()
    lacks = (Missing.EXAMPLES, _first(run, SIZES)), (Missing.BATCH_SIZE, number(run, "batch_size"))
    unknown = tuple(name for name, known in lacks if known is None)
    return unknown or (Missing.BATCH_SIZE,)  # it was exchanged: which one held when, is not told


def lacks_examples(run: Run) -> tuple[Missing, ...]:
    """What would have to be known for the examples of an epoch."""
    if examples(run) is not None:
        return ()
    return (Missing.BATCH_SIZE,) if _first(run, STEPS) is not None else (Missing.EXAMPLES,)


def _first(run: Run, names: Iterable[str]) -> float | None:
    known = (number(run, name) for name in names)
    return next((value for value in known if value is not None), None)
