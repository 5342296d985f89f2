"""The data sets of one process, each read once however many runs train on it."""

from pathlib import Path
from typing import Any

from trainer.data import Data, dataset, prepare, read
from trainer.dataset import Source
from trainer.record import digest
from trainer.settings import Settings


class Sources:
    """Reads data sets when they are first asked for, and keeps them."""

    def __init__(self, data_dir: Path | None) -> None:
        """Nothing is read yet; `data_dir` is the folder of a data set that lies in files."""
        self._data_dir = data_dir
        self._read: dict[tuple[Any, ...], Source] = {}
        self._digests: dict[tuple[Any, ...], str] = {}

    def source_of(self, settings: Settings) -> Source:
        """The whole data set that the settings name, or `TrainerError`."""
        key = dataset(settings).key(settings)
        if key not in self._read:
            self._read[key] = read(settings, self._data_dir)
        return self._read[key]

    def data_of(self, settings: Settings) -> Data:
        """The part of it that a run with these settings trains on, or `TrainerError`."""
        return prepare(settings, self.source_of(settings))

    def digest_of(self, settings: Settings) -> str:
        """The SHA-256 of the whole data set, see `trainer/record.py`."""
        key = dataset(settings).key(settings)
        if key not in self._digests:
            self._digests[key] = digest(self.source_of(settings))
        return self._digests[key]
