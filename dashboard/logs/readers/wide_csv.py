"""Any table with an axis column and one column per metric.

Recognised by: a header that names an axis (``step``, ``epoch``, ``iteration`` …), or a nameless
index before a known metric, or one metric of both train and validation in five rows or more; these
are then counted as epochs.  Less than that may be a data set.
"""

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader
from dashboard.logs.tabular.recognition import is_curve, is_indexed_history
from dashboard.logs.tabular.wide import read_wide, read_wide_file


def _guess(head: Head) -> Claim:
    table = head.table
    if table is None or not table.has_header:
        return Claim.NO
    return Claim.GENERIC if is_curve(table) or is_indexed_history(table) else Claim.NO


READER = Reader("csv", _guess, read_wide, read_file=read_wide_file)
