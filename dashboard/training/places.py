"""Where trainings are kept: a list of those that were started, and a folder of logs for each.

Both lie in the user's folder for data, by the conventions of the system, or where
``CURVA_TRAININGS`` says.  The server chooses every name in there; nothing that is typed on a page
becomes part of one.
"""

import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from dashboard import user_folders

VARIABLE = "CURVA_TRAININGS"
ID = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9a-f]{8}")


def home() -> Path | None:
    """The folder of all trainings; ``None`` for a user without a home."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen).resolve()
    kept = user_folders.data_folder()
    return kept / "trainings" if kept is not None else None


def new_id(now: float) -> str:
    """A name for a training that begins at ``now``, seconds since 1970; later ones sort later."""
    return f"{datetime.fromtimestamp(now):%Y%m%d-%H%M%S}-{uuid4().hex[:8]}"


def is_id(text: str) -> bool:
    """Whether ``text`` is such a name, and nothing that leads elsewhere."""
    return ID.fullmatch(text) is not None


def logs_of(root: Path, name: str) -> Path:
    """The folder of the logs of the training called ``name``."""
    return root / "runs" / name


def record_of(root: Path, name: str) -> Path:
    """The file that remembers the training called ``name``."""
    return root / f"{name}.json"


def output_of(root: Path, name: str) -> Path:
    """The file that takes what the trainer of ``name`` prints."""
    return root / f"{name}.txt"


def names(root: Path) -> Iterator[str]:
    """The trainings that are remembered under ``root``."""
    return (path.stem for path in root.glob("*.json") if is_id(path.stem))
