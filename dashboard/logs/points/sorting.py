"""Points in the order of their steps, one per step, with an account of what that took.

A resumed training repeats steps: the later values count, and what was logged before from there on
is dropped, as TensorBoard does with orphaned points.  Steps that merely come in another order are
sorted.
"""

from dataclasses import dataclass, field

import numpy as np

from dashboard.model.table import IntArray

_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Settled:
    """Rows of the points as logged: those to keep, in the order of their steps, and the others."""

    kept: IntArray | slice  # a slice of all when nothing had to be touched
    duplicated: IntArray = field(default_factory=lambda: _NONE)  # a later value at the same step
    replaced: IntArray = field(default_factory=lambda: _NONE)  # taken back by a restart
    reordered: IntArray = field(default_factory=lambda: _NONE)  # kept, but moved


def settle(step: IntArray, part: IntArray | None = None) -> Settled:
    """Settle the steps of one tag, shape (n,), given in the order they were logged.

    ``part`` numbers the file that each point comes from: the same step again in another file is
    a restart, in the same file a duplicate.
    """
    if _rises(step):
        return Settled(slice(None))
    again = step[1:] == step[:-1]
    if part is not None:
        again &= part[1:] == part[:-1]
    rows = np.arange(len(step))
    is_last = np.append(~again, True)
    duplicated, rows = rows[~is_last], rows[is_last]
    left = step[rows]
    if _rises(left):
        return Settled(rows, duplicated)
    order = np.argsort(left, kind="stable")
    if _rises(left[order]):
        moved = rows[left < np.maximum.accumulate(left)]
        return Settled(rows[order], duplicated, reordered=moved)
    lowest_later = np.minimum.accumulate(left[::-1])[::-1]
    stands = np.append(left[:-1] < lowest_later[1:], True)
    return Settled(rows[stands], duplicated, rows[~stands])


def _rises(step: IntArray) -> bool:
    """Whether every step is larger than the one before."""
    return bool((step[1:] > step[:-1]).all())
