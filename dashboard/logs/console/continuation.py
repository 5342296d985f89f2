"""Whether a training whose count restarts continues the one before, or is another one.

A second call of Keras' ``fit`` continues the training of its model; with another model it starts
from scratch. A first loss nearer to the last loss before than to the first one means that it
continues.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from dashboard.logs.names.metric_names import understand
from dashboard.model.table import Split

_SHARE_OF_ENDS = 20  # the first and the last of so many parts are a fit's start and end
_ORDER = ("loss", "error", "perplexity", "accuracy")


class Values(Protocol):
    """A record: numbers by their names."""

    @property
    def values(self) -> Mapping[str, float]:
        """The numbers."""
        ...


def continues(before: Sequence[Values], after: Sequence[Values]) -> bool:
    """Whether the curve of ``after`` starts where that of ``before`` ended."""
    tag = _best_common_tag(before, after)
    if tag is None:
        return False
    held, taken_up = _values(before, tag), _values(after, tag)
    few = max(1, min(len(held), len(taken_up)) // _SHARE_OF_ENDS)
    start, end = float(np.median(held[:few])), float(np.median(held[-few:]))
    again = float(np.median(taken_up[:few]))
    if len(held) == 1 or start == end:
        return again >= start if understand(tag).metric.startswith("acc") else again <= start
    return abs(again - end) < abs(again - start)


def _best_common_tag(before: Sequence[Values], after: Sequence[Values]) -> str | None:
    """The best tag that both have: a training loss, else another known metric."""
    common = {name for one in before for name in one.values}
    common &= {name for one in after for name in one.values}
    known = [
        (_ORDER.index(name.metric), name.split is not Split.TRAIN, tag)
        for tag in common
        if (name := understand(tag)).metric in _ORDER
        and len(_values(before, tag))
        and len(_values(after, tag))
    ]
    return min(known)[2] if known else None


def _values(lines: Sequence[Values], tag: str) -> list[float]:
    return [
        value for one in lines if (value := one.values.get(tag)) is not None and np.isfinite(value)
    ]
