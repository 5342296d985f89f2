"""Whether a training that begins its count again is the one before, or another from its start.

Two calls of Keras' ``fit`` train one model on; of another model they begin anew.  A first loss
nearer to the last one than to that of the beginning goes on.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from dashboard.logs.names.metric_names import understand
from dashboard.model.table import Split

_SHARE_OF_ENDS = 20  # the first and the last of so many parts are a fit's start and end
_ORDER = ("loss", "error", "perplexity", "accuracy")


class Told(Protocol):
    """A record: numbers by their names."""

    @property
    def values(self) -> Mapping[str, float]:
        """The numbers."""
        ...


def goes_on(before: Sequence[Told], after: Sequence[Told]) -> bool:
    """Whether the curve of ``after`` takes up where that of ``before`` ended."""
    tag = _telling_tag(before, after)
    if tag is None:
        return False
    held, taken_up = _values(before, tag), _values(after, tag)
    few = max(1, min(len(held), len(taken_up)) // _SHARE_OF_ENDS)
    start, end = float(np.median(held[:few])), float(np.median(held[-few:]))
    again = float(np.median(taken_up[:few]))
    if len(held) == 1 or start == end:
        return again >= start if understand(tag).metric.startswith("acc") else again <= start
    return abs(again - end) < abs(again - start)


def _telling_tag(before: Sequence[Told], after: Sequence[Told]) -> str | None:
    """The tag that both have and that tells most: a training loss, else another known metric."""
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


def _values(lines: Sequence[Told], tag: str) -> list[float]:
    return [
        value for one in lines if (value := one.values.get(tag)) is not None and np.isfinite(value)
    ]
