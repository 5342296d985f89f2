"""The report of chosen figures of the open set, kept on the disk: pages and reloads find it again.

Of logs that were sent it lies with them, behind their token, and is deleted with them.  Of all
others it lies in the user's folder, under the key of the set, as corrections and saved views do.
"""

from dashboard.report.collection.store import FOLDER, Store, store_of
from dashboard.views.serving import roles
from dashboard.views.state import sent_logs
from dashboard.views.state.log_set import UPLOAD, LogSet


def may_change(logs: LogSet) -> bool:
    """Whether this person may change the report of a set, which all who open the set see."""
    return sent_logs.may_delete() if logs.name == UPLOAD else roles.may_decide()


def store(logs: LogSet) -> Store | None:
    """The report of a set; ``None`` where nothing can be kept."""
    if logs.name == UPLOAD:
        place = sent_logs.beside(FOLDER)
        return Store(place) if place is not None else None
    return store_of(logs.key)
