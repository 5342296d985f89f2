"""How far a training is, by its folder: runs that are complete, epochs that are over.

Only what the trainer itself wrote is looked at, a few lines of each file; the curves are read by
the readers, as any logs are.
"""

import re
from dataclasses import dataclass
from pathlib import Path

SETTINGS, METRICS, LINEAGE = "hparams.yaml", "metrics.csv", "lineage.json"
TAIL_BYTES = 4096
MOST_SETTINGS_BYTES = 1 << 20

_FINISHED = re.compile(r"^finished: true\s*$", re.MULTILINE)
_EPOCHS = re.compile(r"^epochs: (\d{1,9})\s*$", re.MULTILINE)
_UNOBSERVED = re.compile(r'^[^\S\n]*+"observed": null', re.MULTILINE)
_NAME = re.compile(r"^name: ['\"]?([^'\"\n]++)['\"]?\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RunState:
    """One run on disk; a finished one counts all its epochs, even where it ended early."""

    name: str
    epoch: int
    epochs: int
    is_finished: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How far a training is."""

    runs: tuple[RunState, ...]

    @property
    def finished(self) -> int:
        """Runs that are complete."""
        return sum(run.is_finished for run in self.runs)

    @property
    def epochs(self) -> int:
        """Epochs that are over."""
        return sum(run.epochs if run.is_finished else run.epoch for run in self.runs)

    @property
    def current(self) -> tuple[RunState, ...]:
        """Runs that have begun and are not complete."""
        return tuple(run for run in self.runs if not run.is_finished)


def count(folder: Path) -> Count:
    """How far the training is whose logs are in ``folder``: one run, or one in each folder."""
    places = [folder, *sorted(path for path in _listed(folder) if path.is_dir())]
    states = (_state(place) for place in places)
    return Count(tuple(state for state in states if state is not None))


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _state(folder: Path) -> RunState | None:
    try:
        with (folder / SETTINGS).open(encoding="utf-8", errors="replace") as file:
            text = file.read(MOST_SETTINGS_BYTES)
    except OSError:
        return None
    epochs, name = _EPOCHS.search(text), _NAME.search(text)
    return RunState(
        name[1].strip() if name else folder.name,
        _last_epoch(folder / METRICS),
        int(epochs[1]) if epochs else 0,
        _FINISHED.search(text) is not None and not _is_unobserved(folder / LINEAGE),
    )


def _is_unobserved(lineage: Path) -> bool:
    """Whether a run follows advice and it is not yet written what came of it."""
    try:
        with lineage.open(encoding="utf-8", errors="replace") as file:
            return _UNOBSERVED.search(file.read(MOST_SETTINGS_BYTES)) is not None
    except OSError:
        return False


def _last_epoch(file: Path) -> int:
    """The epoch of the last whole line of a table; 0 where none is told."""
    try:
        with file.open("rb") as opened:
            size = opened.seek(0, 2)
            opened.seek(max(size - TAIL_BYTES, 0))
            tail = opened.read().decode("utf-8", errors="replace")
    except OSError:
        return 0
    whole = tail[: tail.rfind("\n") + 1].splitlines()
    for line in reversed(whole):
        first = line.partition(",")[0]
        if first.isascii() and first.isdigit():
            return int(first)
    return 0
