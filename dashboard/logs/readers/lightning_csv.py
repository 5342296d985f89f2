"""PyTorch Lightning's ``CSVLogger``: ``metrics.csv``, sparse, one row per call of ``log``.

Recognised by: columns ``epoch`` and ``step`` whose header is in alphabetical order, which is how
the logger writes it, or any table called ``metrics.csv`` with one of them.  Train and validation
are on different rows of the same step, so each column is taken with the rows where it has a number.
"""

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader
from dashboard.logs.tabular.recognition import names
from dashboard.logs.tabular.wide import read_wide, read_wide_file


def _guess(head: Head) -> Claim:
    table, found = head.table, names(head)
    if table is None or table.delimiter != ",":
        return Claim.NO
    if head.base == "metrics.csv" and found & {"epoch", "step"}:
        return Claim.SHAPE
    measured = [name for name in table.header if name not in ("epoch", "step")]
    in_order = found >= {"epoch", "step"} and bool(measured) and measured == sorted(measured)
    return Claim.SHAPE if in_order and _is_sparse(table.rows) else Claim.NO


def _is_sparse(rows: tuple[tuple[str, ...], ...]) -> bool:
    return any("" in row for row in rows)


READER = Reader("lightning", _guess, read_wide, run_is_folder=True, read_file=read_wide_file)
