"""From the pieces of all files to the runs and the table of a log book."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

import numpy as np

from dashboard.logs.hparams.path_settings import settings_in
from dashboard.logs.hparams.side_files import SideFile, canonical, parameter_of
from dashboard.logs.merge.model_cards import repeating_cards
from dashboard.logs.merge.pieces import Piece, named_together
from dashboard.logs.merge.run_folders import gather
from dashboard.logs.merge.run_ids import labels_of, unique
from dashboard.logs.merge.same_training import Training, trainings_of
from dashboard.logs.merge.series import Placed, combine, x_unit_of
from dashboard.logs.receipt_builder import ReceiptBuilder
from dashboard.model.change import Change, stretches
from dashboard.model.contained import Stage, contained
from dashboard.model.lineage import PREFIX, Lineage
from dashboard.model.memo import Memo
from dashboard.model.run import LogBook, Note, ReceiptNote, Run, Setting
from dashboard.model.table import Series, Split, is_unknown

_SETTINGS_FOLDERS = frozenset(
    {".hydra", "files", "config", "params"}
)  # their settings are of the folder above


@dataclass(slots=True)
class Batch:
    """What was read under one opened path."""

    root: str
    prefix: str = ""  # before the ids of its runs, where several paths are opened
    pieces: list[Piece] = field(default_factory=list)
    side_files: dict[str, SideFile] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Side:
    """The side files of a batch by the folder whose runs they describe."""

    by_folder: Mapping[str, list[SideFile]]

    @staticmethod
    def of(side_files: Mapping[str, SideFile]) -> "_Side":
        by_folder: defaultdict[str, list[SideFile]] = defaultdict(list)
        for name, side in side_files.items():
            parameter = parameter_of(name)
            folder = PurePosixPath(name).parent
            if parameter is not None:
                folder = PurePosixPath(parameter[0])
            elif folder.name in _SETTINGS_FOLDERS:
                folder = folder.parent
            by_folder[_text(folder)].append(side)
        return _Side(by_folder)


def assemble(
    batches: Sequence[Batch], receipt: ReceiptBuilder, memo: Memo | None = None
) -> LogBook:
    """Put the runs together, settle their points, and close the receipt.

    Results that depend only on unchanged pieces are taken from the ``memo``.
    """
    known = memo or Memo()
    runs: list[Run] = []
    series: dict[str, list[Series]] = {}
    changes: list[Change] = []
    taken: set[str] = set()
    for batch in batches:
        receipt.folder = batch.prefix
        trainings = _trainings(_without_repeats(batch.pieces, receipt), known, receipt)
        side = _Side.of(batch.side_files)
        names = _names(trainings, batch.root)
        for training, name, label in zip(trainings, names, labels_of(names), strict=True):
            run_id = unique(_id(batch, name), taken)
            put = partial(_put_together, run_id, label, training, side, batch.root, known)
            made = contained(Stage.READ, "run", put, lambda _: None, run_id)
            if made is None:
                _note_failure([piece.file for piece in training.pieces], receipt)
                continue
            run, points, changed, account = made
            receipt.add_all(account)
            changes.extend(changed)
            _note_merge(training, receipt)
            runs.append(run)
            series[run_id] = points
    return LogBook(tuple(runs), series, receipt.finished(), tuple(changes))


def _put_together(
    run_id: str, label: str, training: Training, side: _Side, root: str, known: Memo
) -> tuple[Run, list[Series], list[Change], ReceiptBuilder]:
    """A run with its points, where they were changed, and the account of both."""
    points, placed, account = known.of("combined", [training], partial(_combined, training))
    changed = [change for one in placed for change in _changes(run_id, one)]
    return _run(run_id, label, training, points, side, root), points, changed, account


def _note_failure(files: Iterable[str], receipt: ReceiptBuilder) -> None:
    for file in dict.fromkeys(files):
        receipt.note(file, ReceiptNote(Note.NOT_PUT_TOGETHER))


def _changes(run_id: str, placed: Placed) -> Iterator[Change]:
    metric, split = placed.key or ("", Split.NONE)
    for first, last, count in stretches(placed.step):
        yield Change(run_id, metric, split.value, placed.kind, count, first, last, placed.file)


def _combined(training: Training) -> tuple[list[Series], list[Placed], ReceiptBuilder]:
    """The settled series of a training, what was lost or moved, and the account of both."""
    account = ReceiptBuilder()
    points, placed = combine(training, account)
    return points, placed, account


def _trainings(pieces: Sequence[Piece], known: Memo, receipt: ReceiptBuilder) -> list[Training]:
    by_home: defaultdict[str, list[Piece]] = defaultdict(list)
    for piece in gather(pieces):
        by_home[piece.home].append(piece)
    found: list[Training] = []
    for home, held in sorted(by_home.items()):
        divide = partial(known.of, "trainings", held, partial(_divided, home, held))
        trainings = contained(Stage.READ, "trainings", divide, lambda _: None, home)
        if trainings is None:
            _note_failure([piece.file for piece in held], receipt)
        found.extend(trainings or ())
    return found


def _without_repeats(pieces: Sequence[Piece], receipt: ReceiptBuilder) -> list[Piece]:
    """The pieces without model cards that repeat a log in fewer digits."""
    again = repeating_cards(pieces)
    for card, log in again:
        receipt.add(card.file, "duplicated", card.points)
        receipt.note(card.file, ReceiptNote(Note.MERGED, 1, PurePosixPath(log.file).name))
    left_out = {id(card) for card, _ in again}
    return [piece for piece in pieces if id(piece) not in left_out]


def _divided(home: str, pieces: Sequence[Piece]) -> list[Training]:
    return trainings_of(home, named_together(pieces))


def _names(trainings: Sequence[Training], root: str) -> list[str]:
    """The home of each, or its first file's name where the home holds several trainings.

    A run that is itself what was opened is named after it.
    """
    held = Counter(one.home for one in trainings)
    return [
        (one.home or root) if held[one.home] == 1 and (one.home or root) else one.chain[0].file
        for one in trainings
    ]


def _id(batch: Batch, name: str) -> str:
    """A run's id: its place under what was opened, with that before it where there are several."""
    if not batch.prefix or name == batch.root:
        return name
    return f"{batch.prefix}/{name}"


def _note_merge(training: Training, receipt: ReceiptBuilder) -> None:
    files = list(dict.fromkeys(piece.file for piece in training.pieces if piece.series))
    for file in files[1:]:
        receipt.note(file, ReceiptNote(Note.MERGED, 1, PurePosixPath(files[0]).name))


def _run(
    run_id: str,
    label: str,
    training: Training,
    points: Sequence[Series],
    side: _Side,
    root: str,
) -> Run:
    pieces = training.pieces
    found, finished = _settings(training, side, root)
    config = {name: value for name, value in found.items() if not name.startswith(PREFIX)}
    clocks = [one.wall_time for one in points if not is_unknown(one.wall_time)]
    times = [clock[np.isfinite(clock)] for clock in clocks]
    started = [piece.started_at for piece in pieces if np.isfinite(piece.started_at)]
    started += [float(time.min()) for time in times if len(time)]
    return Run(
        run_id=run_id,
        label=label,
        source=training.home or ".",
        format="+".join(
            dict.fromkeys(one for piece in pieces for one in (piece.reader, piece.run.inner) if one)
        ),
        x_unit=x_unit_of(training),
        config=config,
        started_at=min(started, default=None),
        finished=finished,
        parts=tuple(dict.fromkeys(piece.file for piece in pieces)),
        lineage=Lineage.of(
            {
                name: value
                for one in side.by_folder.get(_own_folder(training), ())
                for name, value in one.config.items()
            }
        ),
    )


def _settings(training: Training, side: _Side, root: str) -> tuple[dict[str, Setting], bool | None]:
    """A run's settings, the nearest source last: folders above, path, logs, own side files."""
    config: dict[str, Setting] = {}
    finished: bool | None = None
    own = _own_folder(training)
    for folder in reversed([_text(parent) for parent in PurePosixPath(own).parents]):
        for one in side.by_folder.get(folder, ()) if folder != own else ():
            config.update(one.config)
    config.update(settings_in(f"{root}/{_path_of(training)}"))
    for piece in training.pieces:
        config.update(canonical(piece.run.config))
        if piece.run.finished is not None:
            finished = finished or piece.run.finished
    for one in side.by_folder.get(own, ()):
        config.update(one.config)
        finished = one.finished if one.finished is not None else finished
    return config, finished


def _own_folder(training: Training) -> str:
    piece = training.pieces[0]
    return training.home if piece.is_folder else _text(PurePosixPath(piece.file).parent)


def _path_of(training: Training) -> str:
    """The path with the run's name in it, for the settings that names carry."""
    piece = training.pieces[0]
    return training.home if piece.is_folder or piece.run.name else piece.file


def _text(path: PurePosixPath) -> str:
    return "" if str(path) == "." else str(path)
