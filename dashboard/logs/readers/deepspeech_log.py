"""What DeepSpeech prints: ``Epoch 0 | Training | Elapsed Time: 0:00:10 | Steps: 5 | Loss: 120.5``.

Recognised by: such a line, ``Training`` or ``Validation``.  The bar of an epoch is printed anew
at every step, with the mean so far; an evaluation counts once, when it is over, at its epoch's end.
"""

import re
from collections.abc import Iterator

from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import Row, number, reading_of_rows
from dashboard.logs.points.text_lines import lines_in, lines_of
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.model.run import XUnit

_LINE = re.compile(  # training/deepspeech_training/train.py, run_set
    r"Epoch (\d{1,9}) \|\s{1,9}(Training|Validation) \| Elapsed Time: [\d:]{1,12} \| "
    r"Steps: (\d{1,18}) \| Loss: ([\d.]{1,24}|nan|inf)(?: \| Dataset: (\S{1,200}))?"
)


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if any(_LINE.search(line) for line in lines_in(head)) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    lines = [match for line in lines_of(data) if (match := _LINE.search(line))]
    return reading_of_rows(_rows(lines), XUnit.STEP)


def _rows(lines: list[re.Match[str]]) -> Iterator[Row]:
    trained = [int(match[3]) for match in lines if match[2] == "Training"]
    length = max(trained, default=1) or 1
    sets = sorted({match[5] or "" for match in lines if match[2] == "Validation"})
    over: dict[tuple[int, str], float] = {}
    steps: dict[int, dict[int, float]] = {}
    for match in lines:
        epoch, value = int(match[1]), number(match[4])
        if value is None:
            continue
        if match[2] == "Training" and (count := int(match[3])):
            steps.setdefault(epoch, {})[count] = value
        elif match[2] == "Validation":
            over[epoch, match[5] or ""] = value
    for epoch, by_step in steps.items():
        for count, value in by_step.items():
            done = epoch + count / length
            yield Row(epoch * length + count, {"train/loss": value}, done)
    for (epoch, data_set), value in over.items():
        name = "validation/loss" if data_set in sets[:1] else f"validation/{data_set} loss"
        yield Row((epoch + 1) * length, {name: value}, float(epoch + 1))


READER = Reader("deepspeech", _guess, _read)
