"""`run.json`: what was trained with what, on what, when, and how it ended.

Beside `hparams.yaml`, which says what was asked for, it says what came of it. It names neither the
machine nor its user, so that a folder can be given away.

    version, python, torch     of the programs
    settings                   all of them, also those at their defaults
    data                       name, numbers of examples, SHA-256 of the whole data set
    machine                    system, processor, cores, device, threads
    started, ended             UTC; of the first session and of the last
    sessions                   how often it was begun or gone on with
    seconds                    trained, all sessions together
    end                        running | finished | stopped | interrupted | failed
    reason                     why it stopped before its last epoch, or the sentence of the failure
"""

import hashlib
import json
import os
import platform
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import torch

from trainer.forms.dataset import Source
from trainer.run_files.run_folder import RECORD, WRITER, write_whole
from trainer.settings import Settings, as_mapping
from trainer.study import Run

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


@cache
def version() -> str:
    """The version that is installed; in a checkout that never was, the one that it states."""
    try:
        return metadata.version("curva")
    except metadata.PackageNotFoundError:
        found: str = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]["version"]
        return found


def digest(source: Source) -> str:
    """SHA-256 of a data set: of the type, shape and bytes of its four arrays, in their order."""
    found = hashlib.sha256()
    for array in (*source.train, *source.test):
        found.update(f"{array.dtype.str}{array.shape}".encode())
        found.update(np.ascontiguousarray(array).data)
    return found.hexdigest()


class Record:
    """The `run.json` of one run, written when it begins and when it ends."""

    def __init__(
        self,
        folder: Path,
        run: Run,
        sizes: Mapping[str, int],
        data: str,
        device: str,
        *,
        anew: bool = True,
    ) -> None:
        """Write that the run is running.

        Args:
            folder: the run's.
            run: its settings.
            sizes: the numbers of examples.
            data: the digest of its data set.
            device: the one that trains it.
            anew: False where it goes on: its start and its sessions are known then.
        """
        self._place = folder / RECORD
        before = (None if anew else read(folder)) or {}
        now = _now()
        self._content: dict[str, Any] = {
            "written_by": WRITER,
            "version": version(),
            "python": platform.python_version(),
            "torch": torch.__version__,
            "settings": all_settings(run.settings),
            "data": {"name": run.settings.dataset, **sizes, "sha256": data},
            "machine": {
                "system": platform.system(),
                "processor": platform.machine(),
                "cores": os.cpu_count(),
                "device": device,
                "threads": torch.get_num_threads(),
            },
            "started": before.get("started", now),
            "ended": None,
            "sessions": before.get("sessions", 0) + 1,
            "seconds": None,
            "end": "running",
            "reason": "",
        }
        self._write()

    def end(self, how: str, reason: str, seconds: float) -> None:
        """Write how the run ended: finished, stopped, interrupted or failed."""
        self._content |= {"ended": _now(), "seconds": round(seconds, 3)}
        self._content |= {"end": how, "reason": reason}
        self._write()

    def _write(self) -> None:
        text = json.dumps(self._content, indent=2, ensure_ascii=False)
        write_whole(self._place, f"{text}\n".encode())


def read(folder: Path) -> dict[str, Any] | None:
    """The content of a run's `run.json`, or None where this program wrote none."""
    try:
        found = json.loads((folder / RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    is_ours = isinstance(found, dict) and found.get("written_by") == WRITER
    return found if is_ours else None


def all_settings(settings: Settings) -> dict[str, Any]:
    """All settings as plain values, of which `from_mapping` makes the same again."""
    switches = [
        {"epoch": one.epoch, "batch_size": one.batch_size, "lr": one.lr}
        for one in settings.switches
    ]
    return {**as_mapping(settings), "switches": switches}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
