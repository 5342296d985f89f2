"""The folder of the run that a piece belongs to.

TensorBoard's writers spread one training over folders: ``train/`` and ``validation/`` (Keras,
Estimator), one folder per curve (``add_scalars``), one per call of ``add_hparams``.  Each of these
is mapped to the folder of the training.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from dashboard.logs.merge.pieces import Piece, moved
from dashboard.logs.names.metric_names import understand
from dashboard.model.table import Split

_SPLIT_FOLDER = re.compile(
    r"^(train|training|learn|val|valid|validation|eval|test|dev)(_?\d+)?$", re.IGNORECASE
)
_SPLITS = {
    **dict.fromkeys(("train", "training", "learn"), Split.TRAIN),  # CatBoost says learn
    "test": Split.TEST,
}
_HPARAMS_FOLDER = re.compile(r"^\d{10}(\.\d+)?$")  # add_hparams names it by the time
_EVENTS = "tensorboard"


def gather(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the homes of their trainings."""
    homes = {piece.home for piece in pieces}
    trainers = {piece.home for piece in pieces if piece.reader == "huggingface"}
    single_tags = _folders_of_one_tag(pieces)
    found = []
    for piece in pieces:
        placed = piece
        if piece.is_folder and piece.reader == _EVENTS:
            placed = _of_add_scalars(piece, single_tags) or _of_split(piece) or piece
            placed = _of_add_hparams(placed, homes) or _of_trainer(placed, trainers) or placed
        found.append(placed)
    return found


def _parent(home: str) -> str:
    parent = str(PurePosixPath(home).parent)
    return "" if parent == "." else parent


def _leaf(home: str) -> str:
    return PurePosixPath(home).name


def _of_split(piece: Piece) -> Piece | None:
    """``run/validation`` is the run's validation part, where the tags have none."""
    match = _SPLIT_FOLDER.match(_leaf(piece.home))
    if match is None or any(understand(one.tag).split_said for one in piece.run.points):
        return None
    return moved(piece, _parent(piece.home), _SPLITS.get(match[1].lower(), Split.VAL))


def _folders_of_one_tag(pieces: Sequence[Piece]) -> dict[str, str]:
    """The folders whose event files hold only one tag, with that tag."""
    tags: defaultdict[str, set[str]] = defaultdict(set)
    for piece in pieces:
        if piece.is_folder and piece.reader == _EVENTS:
            tags[piece.home].update(points.tag for points in piece.run.points)
    return {home: next(iter(held)) for home, held in tags.items() if len(held) == 1}


def _of_add_scalars(piece: Piece, single_tags: dict[str, str]) -> Piece | None:
    """``run/Loss_train`` with the only tag ``Loss`` is the curve ``Loss/train`` of the run.

    torch/utils/tensorboard/writer.py, ``add_scalars``: the folder is the tag, with ``/`` as ``_``,
    then ``_`` and the curve's name.  In tensorboardX it is ``run/Loss/train``.
    """
    tag = single_tags.get(piece.home)
    if not tag:
        return None
    prefix = tag.replace("/", "_") + "_"
    leaf = _leaf(piece.home)
    nested = f"/{tag}/{leaf}"
    if f"/{piece.home}".endswith(nested):
        home = f"/{piece.home}".removesuffix(nested).removeprefix("/")
        curve = f"{tag}/{leaf}"
    elif leaf.startswith(prefix) and leaf != prefix:
        home = _parent(piece.home)
        curve = f"{tag}/{leaf.removeprefix(prefix)}"
    else:
        return None
    run = replace(piece.run, points=tuple(replace(one, tag=curve) for one in piece.run.points))
    return replace(piece, home=home, run=run)


def _of_add_hparams(piece: Piece, homes: set[str]) -> Piece | None:
    """A folder named by a time, with settings inside, belongs to the run around it."""
    parent = _parent(piece.home)
    is_stray = _HPARAMS_FOLDER.match(_leaf(piece.home)) and piece.run.config and parent in homes
    return moved(piece, parent) if is_stray else None


def _of_trainer(piece: Piece, trainers: set[str]) -> Piece | None:
    """Hugging Face's Trainer keeps its event files under ``runs/<time>_<host>``."""
    parts = PurePosixPath(piece.home).parts
    at = len(parts) - 2
    home = "/".join(parts[:at]) if at >= 0 and parts[at] == "runs" else None
    return moved(piece, home) if home in trainers else None
