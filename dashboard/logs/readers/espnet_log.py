"""What ESPnet prints: ``2epoch:train:101-200batch: loss=35.1, …`` and ``2epoch results: …``.

Recognised by: such a line.  ``2epoch results: [train] loss=…, [valid] loss=…`` gives the means of
an epoch; where batches are printed too, they are the axis and the means of training data go by
``loss_epoch``.  Times and counts are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator

from dashboard.logs.console.clocks import is_clock
from dashboard.logs.console.notes import left_out
from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import Row, reading_of_rows
from dashboard.logs.points.text_lines import lines_in, lines_of, pairs_of
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.model.run import XUnit

_BATCHES = re.compile(  # trainer.py and reporter.py, log_message
    r"\b(?P<epoch>\d{1,9})epoch:(?P<part>\w{1,40}):(?P<first>\d{1,18})-(?P<last>\d{1,18})batch: "
    r"(?P<values>.*)$"
)
_RESULTS = re.compile(r"\b(?P<epoch>\d{1,9})epoch results: (?P<parts>\[.*)$")
_PART = re.compile(r"\[(\w{1,40})\] ([^\[]*)")
_RATE = re.compile(r"^(?:optim\d+_)?lr_?\d*$")
_PLOTS = "att_plot"


def _guess(head: Head) -> Claim:
    found = any(_BATCHES.search(line) or _RESULTS.search(line) for line in lines_in(head))
    return Claim.SIGNATURE if found else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    batches = [match for line in lines_of(data) if (match := _BATCHES.search(line))]
    length = max((int(match["last"]) for match in batches if match["part"] == "train"), default=0)
    clocks: Counter[str] = Counter()
    unit = XUnit.STEP if length else XUnit.EPOCH
    reading = reading_of_rows(_rows(data, length, clocks), unit)
    return Reading(reading.runs, notes=(*reading.notes, *left_out(clocks, {})))


def _rows(data: bytes, length: int, clocks: Counter[str]) -> Iterator[Row]:
    for line in lines_of(data):
        batch, results = _BATCHES.search(line), _RESULTS.search(line)
        if batch is not None and batch["part"] == "train":
            done = int(batch["epoch"]) - 1 + int(batch["last"]) / length
            values = _values(batch["values"], "train", "", clocks)
            yield Row(round(done * length), values, done)
        elif results is not None:
            epoch = int(results["epoch"])
            for part, values_of in _PART.findall(results["parts"]):
                behind = "_epoch" if length and part == "train" else ""
                if part != _PLOTS:
                    values = _values(values_of, part, behind, clocks)
                    yield Row(epoch * (length or 1), values, float(epoch))


def _values(text: str, part: str, behind: str, clocks: Counter[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, value in pairs_of(text).items():
        if _RATE.match(name):
            found[f"lr{behind}"] = value
        elif is_clock(name):
            clocks[name] += 1
        else:
            found[f"{part}/{name}{behind}"] = value
    return found


READER = Reader("espnet", _guess, _read)
