"""The rows of a tree that is drawn downwards: one a trial, indented where it branches off.

A trial that went on from the one above it stands right under it; those that were only tried are
indented, so that a long search stays narrow.  Of a tree with too many trials those that matter most
have a row, and the others are folded into one row under what they came from.
"""

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 40
"""Rows of one figure: about two screens."""

TRIES = 4
"""Times as many trials are looked at to find those that have a row: of thousands not each."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        places: of the trials that it stands for: one, or those that were folded.
        lane: how far it is indented, from 0.
        parent: the row, from 0, that it hangs on; ``None`` for none.
        is_fold: whether it stands for several trials that have no row of their own.
    """

    places: tuple[int, ...]
    lane: int
    parent: int | None
    is_fold: bool = False


def tree_rows(
    parents: Sequence[int | None], first: Sequence[int], most: int = MOST
) -> tuple[Row, ...]:
    """The rows of the tree, from the top.

    Args:
        parents: of each trial the place of the one it came from, always an earlier one.
        first: the places of the trials, those that matter most first; of a tree with more trials
            than ``most`` they have a row before all others.
        most: rows, at least 2.
    """
    kept = set(range(len(parents))) if len(parents) <= most else _kept(parents, first, most)
    tree = _Tree(parents, kept)
    rows: list[Row] = []
    waiting: list[tuple[int, int, int | None]] = [(one, 0, None) for one in reversed(tree.roots)]
    while waiting:
        node, lane, parent = waiting.pop()
        rows.append(Row(tuple(tree.places[node]), lane, parent, node < 0))
        row, children, main = len(rows) - 1, tree.below[node], tree.main(node)
        if main is not None:  # drawn after the others: the pile is taken from its top
            waiting.append((main, lane, row))
        waiting.extend((one, lane + 1, row) for one in reversed(children) if one != main)
    return tuple(rows)


def _kept(parents: Sequence[int | None], first: Sequence[int], most: int) -> set[int]:
    """The trials with a row of their own: with the folded ones no more than ``most`` rows."""
    kept: set[int] = set()
    for place in first[: TRIES * most]:
        wider = kept | {place}
        if len(wider) < most and len(_Tree(parents, wider).places) <= most:
            kept = wider
    return kept


class _Tree:
    """Rows by what hangs under what; a negative number is a row of folded trials.

    Trials without a row of their own stand together in one under the nearest that has one, and what
    came of them hangs under that row.
    """

    def __init__(self, parents: Sequence[int | None], kept: set[int]) -> None:
        self.places: dict[int, list[int]] = {}
        self.below: dict[int, list[int]] = {}
        self.roots: list[int] = []
        holders: list[int] = []  # of each trial its row
        for place, parent in enumerate(parents):
            above = None if parent is None else holders[parent]
            if place in kept:
                self._hang(place, above)
            elif above is None or above >= 0:
                fold = -1 if above is None else -(above + 2)
                if fold not in self.places:
                    self._hang(fold, above)
                above = fold
            holders.append(place if place in kept else above if above is not None else -1)
            self.places[holders[-1]].append(place)
        self._sizes = self._counted()

    def main(self, node: int) -> int | None:
        """The row that goes on under another: the only one, else the one of which most came."""
        children = self.below[node]
        if len(children) == 1:
            return children[0]
        able = [child for child in children if self._sizes[child] > 1]
        return max(able, key=lambda child: (self._sizes[child], child), default=None)

    def _hang(self, node: int, above: int | None) -> None:
        self.places[node], self.below[node] = [], []
        (self.roots if above is None else self.below[above]).append(node)

    def _counted(self) -> dict[int, int]:
        """How many rows each is with all that hangs under it."""
        sizes: dict[int, int] = {}
        for node in reversed(self.below):  # what hangs under a row came after it
            sizes[node] = 1 + sum(sizes[child] for child in self.below[node])
        return sizes
