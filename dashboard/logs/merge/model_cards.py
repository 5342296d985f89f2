"""Model cards beside the log that they were written from: the same training in fewer digits.

Hugging Face's ``Trainer`` writes its evaluations into ``trainer_state.json`` and event files, and
again, rounded, into the table of ``README.md``.  The table is then no second run.  Knows pieces;
knows no format but the name of its reader.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath

import numpy as np

from dashboard.logs.merge.pieces import Piece
from dashboard.model.table import Split

_TABLES = "text tables"
_AGREEING = 0.9  # share of the evaluations' values that must be the same
_LEAST_VALUES = 2  # that both have; one may be equal by chance
_ROUNDED = 6e-5  # absolute; cards have four digits behind the point


def repeating_cards(pieces: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """The cards that repeat another log at or below their folder, each with that log."""
    cards = [piece for piece in pieces if piece.reader == _TABLES]
    others = [piece for piece in pieces if piece.reader != _TABLES] if cards else []
    found = []
    for card in cards:
        same = next((one for one in others if _is_below(one, card) and _agree(card, one)), None)
        if same is not None:
            found.append((card, same))
    return found


def _is_below(other: Piece, card: Piece) -> bool:
    return PurePosixPath(other.file).is_relative_to(PurePosixPath(card.file).parent)


def _agree(card: Piece, other: Piece) -> bool:
    """Whether the evaluations of a card are those of a log, at the same steps.

    The training loss of a card is the one last logged, at some step before, and is not compared.
    """
    evaluations = [key for key in card.series if key[1] is not Split.TRAIN]
    common = [key for key in evaluations if key in other.series]
    total = sum(len(card.series[key].step) for key in common)
    same = 0
    for key in common:
        mine, theirs = card.series[key], other.series[key]
        _, left, right = np.intersect1d(mine.step, theirs.step, return_indices=True)
        close = np.isclose(mine.value[left], theirs.value[right], atol=_ROUNDED, equal_nan=True)
        same += int(np.count_nonzero(close))
    return same >= _LEAST_VALUES and same >= _AGREEING * total
