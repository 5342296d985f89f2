"""fastai's ``history.csv``: ``epoch, train_loss, valid_loss, <metrics>, time``.

Recognised by: ``train_loss``, ``valid_loss`` and a column ``time`` of minutes and seconds.
Metrics without a prefix are measured on the validation set.
"""

import re
from dataclasses import replace

from dashboard.logs.head import Head
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.table import Split
from dashboard.logs.tabular.shape import names
from dashboard.logs.tabular.wide import read_wide
from dashboard.logs.vocabulary import understand

_OWN = frozenset({"epoch", "train_loss", "valid_loss", "time"})
_CLOCK = re.compile(r"^\d+:\d\d(:\d\d)?$")


def _guess(head: Head) -> Claim:
    if not names(head) >= _OWN or head.table is None:
        return Claim.NO
    at = head.table.header.index("time")
    cells = [row[at] for row in head.table.rows if at < len(row)]
    return Claim.SIGNATURE if any(map(_CLOCK.match, cells)) else Claim.NO


def _read(head: Head, data: bytes) -> Reading:
    reading = read_wide(head, data)
    runs = tuple(
        replace(
            run,
            points=tuple(
                one if understand(one.tag).split_said else replace(one, split=Split.VAL)
                for one in run.points
            ),
        )
        for run in reading.runs
    )
    return replace(reading, runs=runs)


READER = Reader("fastai", _guess, _read)
