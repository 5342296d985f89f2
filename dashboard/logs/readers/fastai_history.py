"""fastai's ``history.csv``: ``epoch, train_loss, valid_loss, <metrics>, time``.

Recognised by: the columns in that order, ``time`` (minutes and seconds) perhaps left out.
Metrics without a prefix are measured on the validation set.
"""

import re
from dataclasses import replace

from dashboard.logs.file_head import Head
from dashboard.logs.names.column_names import key
from dashboard.logs.names.metric_names import understand
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.tabular.recognition import is_interrupted
from dashboard.logs.tabular.wide import read_wide
from dashboard.model.table import Split

_FIRST = ("epoch", "train_loss", "valid_loss")
_CLOCK = re.compile(r"^\d+:\d\d(:\d\d)?$")


def _guess(head: Head) -> Claim:
    table = head.table
    if table is None or tuple(map(key, table.header[:3])) != _FIRST:
        return Claim.NO
    if is_interrupted(table):
        return Claim.GENERIC  # the console's, with other lines between
    if "time" not in table.header:
        return Claim.SHAPE
    at = table.header.index("time")
    cells = [row[at] for row in table.rows if at < len(row)]
    return Claim.SIGNATURE if any(map(_CLOCK.match, cells)) else Claim.SHAPE


def _read(head: Head, data: bytes) -> Reading:
    return read_wide(head, data).with_points(
        lambda one: one if understand(one.tag).split_said else replace(one, split=Split.VAL)
    )


READER = Reader("fastai", _guess, _read)
