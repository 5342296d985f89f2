"""What nanoGPT prints: ``iter 10: loss 4.1, time 25.3ms, mfu 3.1%`` and the evaluations between.

Recognised by: a line of either form, perhaps behind a time or a rank.  The loss of an iteration is
that of one batch; the evaluations' ``train loss`` and ``val loss`` are means over many.
"""

import re
from collections.abc import Iterator

from dashboard.logs.file_head import Head
from dashboard.logs.hparams.printed_settings import settings_in_print
from dashboard.logs.points.rows import Row, number, reading_of_rows
from dashboard.logs.points.text_lines import lines_in, lines_of
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.model.run import XUnit

_BATCH = re.compile(r"(?:^|\s)iter (\d{1,18}): loss ([^\s,]+), time ([\d.]+)ms")
_EVALUATION = re.compile(r"(?:^|\s)step (\d{1,18}): train loss ([^\s,]+), val loss ([^\s,]+)")


def _guess(head: Head) -> Claim:
    found = any(_BATCH.search(line) or _EVALUATION.search(line) for line in lines_in(head))
    return Claim.SIGNATURE if found else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    return reading_of_rows(_rows(data), XUnit.STEP, settings_in_print(lines_of(data)))


def _rows(data: bytes) -> Iterator[Row]:
    for line in lines_of(data):
        batch, evaluation = _BATCH.search(line), _EVALUATION.search(line)
        match = batch or evaluation
        if match is None:
            continue
        names = ("train batch loss", "") if batch else ("train loss", "val loss")
        values = {name: number(text) for name, text in zip(names, match.groups()[1:], strict=False)}
        yield Row(int(match[1]), {name: v for name, v in values.items() if name and v is not None})


READER = Reader("nanogpt", _guess, _read)
