"""Which pieces at one home are one training: restarts, complements, and the same run told twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from dashboard.logs.pieces import Key, Piece
from dashboard.logs.run import XUnit
from dashboard.logs.table import FloatArray

_EVENTS = "tensorboard"
_AGREEING = 0.9  # share of common points that must be equal for two logs to tell of one training
_RELATIVE = 1e-4  # CSV writers round to 5 digits or more
_ABSOLUTE = 1e-7  # equal for values near zero


@dataclass(slots=True)
class Training:
    """The pieces of one training: event files in the order of time, then what else tells of it."""

    home: str
    pieces: list[Piece] = field(default_factory=list)

    @property
    def keys(self) -> set[Key]:
        """The series that its pieces have."""
        return {key for piece in self.pieces for key in piece.series}


def trainings_of(home: str, pieces: Sequence[Piece]) -> list[Training]:
    """Divide the pieces at ``home`` into trainings."""
    events = sorted((p for p in pieces if p.reader == _EVENTS), key=_chronological)
    others = sorted((p for p in pieces if p.reader != _EVENTS), key=lambda piece: piece.file)
    found: list[Training] = []
    for piece in events:
        if not piece.series:
            continue
        training = next((one for one in reversed(found) if _continues(one, piece)), None)
        if training is None:
            found.append(Training(home, [piece]))
        else:
            training.pieces.append(piece)
    for piece in others:
        training = next((one for one in found if _same_training(one, piece)), None)
        if training is None:
            found.append(Training(home, [piece]))
        else:
            training.pieces.append(piece)
    _give_settings(found, [piece for piece in events if not piece.series])
    return found


def _give_settings(found: list[Training], pieces: list[Piece]) -> None:
    """Files with settings and no points tell of the training around them, if there is just one."""
    if len(found) == 1:
        found[0].pieces.extend(pieces)


def _chronological(piece: Piece) -> tuple[float, str]:
    return (piece.started_at, piece.file)


def _continues(training: Training, piece: Piece) -> bool:
    """Whether an event file goes on with a training: other tags, or steps after its beginning.

    A file that begins again where the training began is another training in the same folder.
    """
    common = training.keys & set(piece.series)
    if not common:
        return True
    began = min(
        earlier.first_step(keys)
        for earlier in training.pieces
        if (keys := common & set(earlier.series))
    )
    return piece.first_step(common) > began


def _same_training(training: Training, piece: Piece) -> bool:
    """Whether another log of the same home says the same as the training so far."""
    if not piece.is_folder:
        return False
    own_writer = [held for held in training.pieces if held.reader == piece.reader]
    if len(own_writer) == len(training.pieces) and _continues(training, piece):
        return True
    common = agreement(training, piece)
    if common is None:
        return piece.run.x_unit is not XUnit.EPOCH or not training.keys & set(piece.series)
    return common >= _AGREEING


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
    """Which values say the same, NaN included."""
    return np.isclose(mine, theirs, rtol=_RELATIVE, atol=_ABSOLUTE, equal_nan=True)
