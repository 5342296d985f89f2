"""The report of chosen figures of the open set, kept on the disk: pages and reloads find it again.

Of logs that were sent it lies with them, behind their token, and is deleted with them.  Of all
others it lies in the user's folder, under the key of the set, as corrections and saved views do.
"""

import hashlib
from pathlib import Path

from dashboard import user_folders
from dashboard.report.collection.store import Store
from dashboard.views.state import sent_logs
from dashboard.views.state.log_set import UPLOAD, LogSet

FOLDER = "figures"


def store(logs: LogSet) -> Store | None:
    """The report of a set; ``None`` where nothing can be kept."""
    place = _place(logs)
    return Store(place) if place is not None else None


def _place(logs: LogSet) -> Path | None:
    if logs.name == UPLOAD:
        return sent_logs.beside(FOLDER)
    folder = user_folders.data_folder()
    if folder is None or not logs.key:
        return None
    return folder / FOLDER / hashlib.sha256(logs.key.encode()).hexdigest()
