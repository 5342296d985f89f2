"""``loss_log.txt`` of pix2pix and CycleGAN: ``(epoch: 1, iters: 100, time: 0.1) G_GAN: 1.0``.

Recognised by: such a line.  ``iters`` counts the pictures of the epoch and begins again with each:
they are counted on.  Every loss keeps its name; the times in the brackets are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dashboard.logs.console.notes import left_out
from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import Row, number, reading_of_rows
from dashboard.logs.points.text_lines import lines_in, lines_of
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.model.run import XUnit

_LINE = re.compile(  # util/visualizer.py, print_current_losses
    r"\(epoch: (\d{1,9}), iters: (\d{1,18}), time: [^)]{0,60}\)[ ,]{0,4}(.*)$"
)
_LOSS = re.compile(r"([A-Za-z_][\w.\-]{0,40}+): ([+-]?(?:\d[\d.]*(?:e[+-]?\d+)?|nan|inf))")


def _guess(head: Head) -> Claim:
    found = (match for line in lines_in(head) if (match := _LINE.search(line)))
    return Claim.SIGNATURE if any(_LOSS.search(match[3]) for match in found) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    lines = [match for line in lines_of(data) if (match := _LINE.search(line))]
    reading = reading_of_rows(_rows(lines), XUnit.STEP)
    clocks = Counter({"time, data": len(lines)}) if lines else Counter()
    return replace(reading, notes=(*reading.notes, *left_out(clocks, {})))


def _rows(lines: list[re.Match[str]]) -> Iterator[Row]:
    length = max((int(match[2]) for match in lines), default=1) or 1
    for match in lines:
        done = int(match[1]) - 1 + int(match[2]) / length
        losses = {name: number(text) for name, text in _LOSS.findall(match[3])}
        values = {name: value for name, value in losses.items() if value is not None}
        yield Row(round(done * length), values, done)


READER = Reader("pix2pix", _guess, _read)
