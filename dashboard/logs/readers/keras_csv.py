"""Keras' ``CSVLogger`` and a ``History`` saved by hand: one row per epoch.

Recognised by: ``loss`` or ``acc`` or ``accuracy`` with a ``val_`` twin, or beside ``epoch``
alone; no column that counts steps.  Without an epoch column the rows, if they are five or more,
are counted as epochs.
"""

from dashboard.logs.file_head import Head
from dashboard.logs.names.column_names import roles_of
from dashboard.logs.reader import Claim, Reader
from dashboard.logs.tabular.recognition import is_curve, is_indexed_history, is_interrupted, names
from dashboard.logs.tabular.wide import read_wide, read_wide_file

_OWN = frozenset({"loss", "acc", "accuracy"})


def _guess(head: Head) -> Claim:
    found = names(head)
    table = head.table
    if table is None or not found & _OWN or roles_of(table.header).step is not None:
        return Claim.NO
    twinned = any(f"val_{name}" in found for name in found)
    if not (twinned or "epoch" in found):
        return Claim.NO
    if not (is_curve(table) or is_indexed_history(table)):
        return Claim.NO
    return Claim.GENERIC if is_interrupted(table) else Claim.SHAPE


READER = Reader("keras", _guess, read_wide, read_file=read_wide_file)
