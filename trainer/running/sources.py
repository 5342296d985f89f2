"""The data sets of one process, each read once however many runs train on it."""

from pathlib import Path
from typing import Any

from trainer.data import Data, dataset, prepare, read
from trainer.forms.dataset import Source
from trainer.run_files.record import digest
from trainer.settings import Settings


class Sources:
    """Reads data sets when they are first asked for, and keeps them."""

    def __init__(self, data_dir: Path | None) -> None:
        """Nothing is read yet; `data_dir` is the folder of a data set that lies in files."""
        self._data_dir = data_dir
        self._read: dict[tuple[Any, ...], Source] = {}
        self._digests: dict[tuple[Any, ...], str] = {}
        self._last: tuple[tuple[Any, ...], Data] | None = None

    def source_of(self, settings: Settings) -> Source:
        """The whole data set that the settings name, or `TrainerError`."""
        key = dataset(settings).key(settings)
        if key not in self._read:
            self._read[key] = read(settings, self._data_dir)
        return self._read[key]

    def data_of(self, settings: Settings) -> Data:
        """The part of it that a run with these settings trains on, or `TrainerError`.

        Runs that ask for the same part one after another get the same object.
        """
        key = (*dataset(settings).key(settings), *prepared_by(settings))
        if self._last is None or self._last[0] != key:
            self._last = None  # two large ones need not be in memory at once
            self._last = key, prepare(settings, self.source_of(settings))
        return self._last[1]

    def digest_of(self, settings: Settings) -> str:
        """The SHA-256 of the whole data set, see `trainer/run_files/record.py`."""
        key = dataset(settings).key(settings)
        if key not in self._digests:
            self._digests[key] = digest(self.source_of(settings))
        return self._digests[key]


def prepared_by(settings: Settings) -> tuple[Any, ...]:
    """What decides which part of a data set a run trains on, see `prepare`."""
    is_drawn = settings.max_train_examples or settings.label_noise or settings.fault
    names = ("max_train_examples", "label_noise", "fault", "input_scaling", "batch_size", "model")
    chosen = (getattr(settings, name) for name in names)
    return (*chosen, settings.switches, settings.seed if is_drawn else None)
