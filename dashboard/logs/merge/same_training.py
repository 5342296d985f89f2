"""Which pieces at one home are one training: restarts, complements, and copies of the same run."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from dashboard.logs.merge.pieces import Key, Piece, shifted
from dashboard.model.run import XUnit
from dashboard.model.table import FloatArray, Split

_EVENTS = "tensorboard"
_AGREEING = 0.9  # share of common points that must be equal for two logs of one training
_RELATIVE = 1e-4  # CSV writers round to 5 digits or more
_IN_EVERY_FILE: set[Key] = {("hp_metric", Split.NONE)}  # Lightning writes it into every file, at 0
_ABSOLUTE = 1e-7  # equal for values near zero


@dataclass(slots=True)
class Training:
    """The pieces of one training.

    ``chain`` are the logs of one writer in the order of time, each starting where a restart
    resumed; ``copies`` are other logs of the same training, with the same numbers or further ones.
    """

    home: str
    chain: list[Piece] = field(default_factory=list)
    copies: list[Piece] = field(default_factory=list)

    @property
    def pieces(self) -> list[Piece]:
        """All pieces, the chain first."""
        return [*self.chain, *self.copies]

    @property
    def keys(self) -> set[Key]:
        """The series that its pieces have."""
        return {key for piece in self.pieces for key in piece.series}


def trainings_of(home: str, pieces: Sequence[Piece]) -> list[Training]:
    """Divide the pieces at ``home`` into trainings."""
    events = sorted((p for p in pieces if p.reader == _EVENTS), key=_chronological)
    others = sorted((p for p in pieces if p.reader != _EVENTS), key=_by_name)
    found: list[Training] = []
    for piece in events:
        if piece.series and not any(_joins_chain(one, piece) for one in reversed(found)):
            found.append(Training(home, [piece]))
    for piece in others:
        if not any(_joins_copies(one, piece) or _joins_chain(one, piece) for one in found):
            found.append(Training(home, [piece]))
    if len(found) == 1:  # files with settings and no points belong to the one training around them
        found[0].copies.extend(piece for piece in events if not piece.series)
    return found


def _by_name(piece: Piece) -> tuple[tuple[str, int, str], ...]:
    """In the order of their names, numbers by their size: ``epoch_9`` before ``epoch_10``."""
    parts = re.findall(r"(\D*)(\d{0,18})", piece.file)
    return tuple((text, int(digits or -1), digits) for text, digits in parts)


def _chronological(piece: Piece) -> tuple[float, str]:
    return (piece.started_at, piece.file)


def _joins_chain(training: Training, piece: Piece) -> bool:
    """Add a log of the chain's writer if it continues the chain: other tags, later first steps.

    A file that begins again where the training began is another training in the same folder.
    """
    if not piece.is_folder or training.chain[0].reader != piece.reader:
        return False
    common = (training.keys & set(piece.series)) - _IN_EVERY_FILE
    began = [
        earlier.first_step(keys)
        for earlier in training.pieces
        if (keys := common & set(earlier.series))
    ]
    if began and piece.first_step(common) <= min(began):
        return False
    training.chain.append(piece)
    return True


def _joins_copies(training: Training, piece: Piece) -> bool:
    """Add a log of the same home to the copies if its numbers agree with the training's.

    A log without common points joins them too, unless it is of the same writer.  Where epochs are
    the steps, one log may call the first 0 and another 1.
    """
    if not piece.is_folder:
        return False
    by_epoch = piece.run.x_unit is XUnit.EPOCH
    for shift in (0, 1, -1) if by_epoch else (0,):
        moved = shifted(piece, shift)
        share = agreement(training, moved)
        if share is None and (training.chain[0].reader == piece.reader or by_epoch):
            continue
        if share is None or share >= _AGREEING:
            training.copies.append(moved)
            return True
    return False


def agreement(training: Training, piece: Piece) -> float | None:
    """The share of the points at common steps that are equal; None when there are none such."""
    equal = total = 0
    for held in training.pieces:
        for key in set(held.series) & set(piece.series):
            mine, theirs = held.series[key], piece.series[key]
            _, left, right = np.intersect1d(mine.step, theirs.step, return_indices=True)
            total += len(left)
            equal += int(np.count_nonzero(_same(mine.value[left], theirs.value[right])))
    return equal / total if total else None


def _same(mine: FloatArray, theirs: FloatArray) -> npt.NDArray[np.bool_]:
    """Which values are equal, NaN included."""
    return np.isclose(mine, theirs, rtol=_RELATIVE, atol=_ABSOLUTE, equal_nan=True)
