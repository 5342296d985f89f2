"""One file's part of a run, with its tags named: what runs are put together from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

import numpy as np

from dashboard.logs.reader import LoggedRun, Reader, TagPoints
from dashboard.logs.table import Split
from dashboard.logs.vocabulary import Name, name_tags

Key = tuple[str, Split]
"""A metric and its split: what makes two series of one run the same."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one file says of one run."""

    file: str  # the file's name, relative to what was opened
    reader: str
    home: str  # the folder or file that stands for the run
    is_folder: bool  # home is a folder, which other files of the same run may share
    run: LoggedRun
    series: Mapping[Key, TagPoints]

    @property
    def started_at(self) -> float:
        """When its first point was logged, infinity when the file does not say."""
        return self.run.started_at if self.run.started_at is not None else np.inf

    def first_step(self, keys: set[Key]) -> int:
        """The lowest step over some of its series."""
        return min(int(self.series[key].step.min()) for key in keys)


def piece_of(file: str, reader: Reader, run: LoggedRun) -> Piece:
    """The piece that ``reader`` found in ``file``."""
    path = PurePosixPath(file)
    folder = str(path.parent) if path.parent != PurePosixPath() else ""
    home = folder if reader.run_is_folder else file
    if run.home is not None:
        home = "" if run.home == "." else run.home
    if run.name:
        home = f"{home}/{run.name}" if home else run.name
    return Piece(
        file, reader.name, home, reader.run_is_folder and not run.name, run, named(run.points)
    )


def named(points: tuple[TagPoints, ...], split: Split | None = None) -> dict[Key, TagPoints]:
    """The series by metric and split; ``split`` is that of the folder, for tags that say none."""
    names = name_tags(one.tag for one in points)
    return {_key(one, names[one.tag], split): one for one in points}


def _key(points: TagPoints, name: Name, split: Split | None) -> Key:
    chosen = name.split
    if split is not None and not name.split_said and points.metric is None:
        chosen = Split.NONE if name.metric in _WITHOUT_SPLIT else split
    return (points.metric or name.metric, points.split or chosen)


_WITHOUT_SPLIT = frozenset({"learning_rate", "batch_size", "grad_norm", "epoch"})


def moved(piece: Piece, home: str, split: Split | None = None) -> Piece:
    """The same piece as part of the run at ``home``."""
    series = piece.series if split is None else named(piece.run.points, split)
    return replace(piece, home=home, series=series)
