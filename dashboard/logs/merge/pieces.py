"""Pieces: the part of a run that one file holds, with its tags named."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

import numpy as np

from dashboard.logs.names.metric_names import WITHOUT_SPLIT, Name, name_tags
from dashboard.logs.reader import LoggedRun, Reader, TagPoints
from dashboard.model.table import Split

Key = tuple[str, Split]
"""A metric and its split: what makes two series of one run the same."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of one run that one file holds."""

    file: str  # the file's name, relative to what was opened
    reader: str
    home: str  # the folder or file that identifies the run
    is_folder: bool  # home is a folder, which other files of the same run may share
    run: LoggedRun
    series: Mapping[Key, TagPoints]
    split: Split | None = None  # that of its folder, for tags without one

    @property
    def started_at(self) -> float:
        """When its first point was logged, infinity when the file has no times."""
        return self.run.started_at if self.run.started_at is not None else np.inf

    @property
    def points(self) -> int:
        """How many points its file gave it."""
        return sum(len(one.step) for one in self.run.points)

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


def named(
    points: tuple[TagPoints, ...],
    split: Split | None = None,
    names: Mapping[str, Name] | None = None,
) -> dict[Key, TagPoints]:
    """The series by metric and split; ``split`` is that of the folder, for tags that say none."""
    known = name_tags(one.tag for one in points) if names is None else names
    return {_key(one, known[one.tag], split): one for one in points}


def named_together(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of one home with the tags of each writer named as one set.

    One metric may be in a file of its own, and a restart may log fewer metrics than before.
    """
    if len(pieces) == 1 and pieces[0].split is None:
        return list(pieces)  # it is named already
    tags: defaultdict[tuple[str, Split | None], list[str]] = defaultdict(list)
    for piece in pieces:
        tags[piece.reader, piece.split].extend(one.tag for one in piece.run.points)
    names = {writer: name_tags(held) for writer, held in tags.items()}
    return [
        replace(
            piece,
            series=named(piece.run.points, piece.split, names[piece.reader, piece.split]),
        )
        for piece in pieces
    ]


def _key(points: TagPoints, name: Name, split: Split | None) -> Key:
    chosen = name.split
    if split is not None and not name.split_said and points.metric is None:
        chosen = Split.NONE if name.metric in WITHOUT_SPLIT else split
    return (points.metric or name.metric, points.split or chosen)


def moved(piece: Piece, home: str, split: Split | None = None) -> Piece:
    """The same piece as part of the run at ``home``."""
    return replace(piece, home=home, split=split or piece.split)


def shifted(piece: Piece, steps: int) -> Piece:
    """The same piece with its steps counted from elsewhere."""
    if not steps:
        return piece
    series = {key: replace(one, step=one.step + steps) for key, one in piece.series.items()}
    lost = tuple(replace(one, step=one.step + steps) for one in piece.run.lost)
    return replace(piece, series=series, run=replace(piece.run, lost=lost))
