"""The places on a run's curves where its log was damaged, repeated or moved.

The receipt counts such points per file; a figure needs the steps. Many changed steps are grouped
into a few stretches, so that a log with a million of them stays as small as one with ten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dashboard.model.table import IntArray

MOST_STRETCHES = 20  # of one kind on one curve; more could not be distinguished on a figure


class ChangeKind(StrEnum):
    """What happened to points, as ``SourceReceipt`` counts it."""

    DAMAGED = "damaged"  # not read
    DUPLICATED = "duplicated"  # a further value at a step that has one
    REORDERED = "reordered"  # moved so that steps rise
    REPLACED = "replaced"  # overwritten by a restart


@dataclass(frozen=True, slots=True)
class Change:
    """``count`` points between two steps, both included, of one curve or, without a metric, of all.

    ``file`` is the log's name relative to what was opened.
    """

    run_id: str
    metric: str
    split: str
    kind: ChangeKind
    count: int
    from_step: int
    to_step: int
    file: str


def stretches(steps: IntArray) -> Iterator[tuple[int, int, int]]:
    """First step, last step and count of at most ``MOST_STRETCHES`` groups of ``steps`` (n,).

    The groups part where the gaps between neighbouring steps are widest.
    """
    if not len(steps):
        return
    ordered = np.sort(steps)
    gaps = np.diff(ordered)
    wide = np.flatnonzero(gaps > max(1, int(np.median(gaps)) if len(gaps) else 1))
    widest = wide[np.argsort(-gaps[wide], kind="stable")][: MOST_STRETCHES - 1]
    for group in np.split(ordered, np.sort(widest) + 1):
        yield int(group[0]), int(group[-1]), len(group)
