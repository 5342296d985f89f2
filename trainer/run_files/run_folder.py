"""The folder of one run: whose it is, whether it is complete, and files replaced in one step.

    hparams.yaml     the settings; `finished` turns true only when all else is complete
    metrics.csv, steps.csv, events.out.tfevents.*    the numbers, see `log.py`
    run.json         what was trained with what, where and when, see `record.py`
    checkpoint.pt    while it is not complete: whence it goes on, see `checkpoint.py`
    run.lock         while a process trains it, see `lock.py`

Only files that this program writes are ever removed, only in that run's own folder.
"""

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from trainer.errors import TrainerError
from trainer.settings import Settings, as_mapping

EVENTS = "events.out.tfevents."  # how TensorBoard recognises its files
METRICS = "metrics.csv"
STEPS = "steps.csv"
HPARAMS = "hparams.yaml"
RECORD = "run.json"
CHECKPOINT = "checkpoint.pt"
LOCK = "run.lock"
TEMPORARY = ".tmp"  # of a file that exists only for the instant before it is renamed
NAMES = (METRICS, STEPS, HPARAMS, RECORD, CHECKPOINT, LOCK)
WHOLE = (METRICS, HPARAMS, RECORD, CHECKPOINT)  # written beside their place first
OWN = frozenset({*NAMES, *(f"{name}{TEMPORARY}" for name in WHOLE)})
WRITER = "curva-trainer"  # the signature by which this program recognises its own folders
TRIES, PAUSE_S = 20, 0.05  # a second in all; a reader of one of these files is done long before


def put(file: Path, place: Path) -> None:
    """Give `file` the name `place` in one step, in place of what is called so now.

    Windows refuses that for the moment in which somebody, the dashboard for one, reads either.
    """
    for _ in range(TRIES - 1):
        try:
            file.replace(place)
        except PermissionError:
            time.sleep(PAUSE_S)
        else:
            return
    file.replace(place)


def write_whole(place: Path, content: bytes, *, safely: bool = False) -> None:
    """Replace the file `place` in one step: a reader sees the old one or the new, never half.

    Where it is to be kept `safely`, it is on the disk before it takes the old one's place, and its
    name after that, so that a loss of power leaves no half of it, and the new one once this is
    done.  What could not be written is taken away.
    """
    temporary = place.with_name(f"{place.name}{TEMPORARY}")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            if safely:
                file.flush()
                os.fsync(file.fileno())
        put(temporary, place)
        if safely:
            _put_names_on_disk(place.parent)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _put_names_on_disk(folder: Path) -> None:
    """Have the names in a folder on the disk; Windows and some disks do that by themselves."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_hparams(folder: Path, values: Mapping[str, Any]) -> None:
    """Replace `hparams.yaml`: without it nobody knows what a run was, or that it is complete."""
    text = yaml.safe_dump(dict(values), sort_keys=False, allow_unicode=True)
    write_whole(folder / HPARAMS, text.encode(), safely=True)


def read_hparams(folder: Path) -> dict[str, Any] | None:
    """The content of a run's `hparams.yaml`, or None where this trainer wrote none.

    What somebody else wrote there may be no YAML, nest without end, or hold dates and numbers that
    are none, for which PyYAML raises whatever Python does.
    """
    try:
        found = yaml.safe_load((folder / HPARAMS).read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError, RecursionError):
        return None
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    return found if isinstance(found, dict) and found.get("written_by") == WRITER else None


def is_complete(folder: Path, hparams: Mapping[str, Any]) -> bool:
    """Whether `folder` holds this very run, finished.

    Errors: `TrainerError` where it holds another run that is finished or can be gone on with: work
    is never overwritten.
    """
    found = read_hparams(folder)
    is_finished = found is not None and found.get("finished") is True
    if found is None or not (is_finished or (folder / CHECKPOINT).exists()):
        return False
    then = {**as_mapping(Settings()), **found}  # a setting that did not exist yet had no effect
    differing = sorted(name for name, value in hparams.items() if then.get(name) != value)
    if differing:
        raise TrainerError("other-run", path=folder, settings=", ".join(differing))
    return is_finished


def is_ours(name: str) -> bool:
    """Whether a file in a run's folder has a name that this program gives."""
    return name in OWN or name.startswith(EVENTS)


def check_folder(folder: Path) -> None:
    """Raise `TrainerError` where a run may not be written into `folder`."""
    for place in (folder, *folder.parents):
        if place.exists():
            if not place.is_dir():
                raise TrainerError("not-a-folder", path=place)
            if not os.access(place, os.W_OK):
                raise TrainerError("unwritable", path=place, reason=os.strerror(13))
            break
    if not folder.is_dir():
        return
    begun = {LOCK, f"{HPARAMS}{TEMPORARY}"}  # all there is of a run killed in its first instant
    names = {path.name for path in folder.iterdir()} - begun
    if any(is_ours(name) for name in names) and read_hparams(folder) is None:
        raise TrainerError("foreign-files", path=folder)


def clear(folder: Path) -> None:
    """Remove what a run left in `folder` that cannot be gone on with, all but the lock."""
    check_folder(folder)
    if folder.is_dir():
        for path in folder.iterdir():
            if is_ours(path.name) and path.name != LOCK:
                path.unlink()
