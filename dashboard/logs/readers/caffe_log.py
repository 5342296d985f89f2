"""What Caffe prints: ``Iteration 100, loss = 0.5``, ``Test net output #0: accuracy = 0.9``.

Recognised by: an iteration with a loss, a rate or a test, and the solver's file in the line or an
output of a net.  The loss behind the iteration is smoothed; that among the outputs is of one batch
and goes by ``loss_step``.  The solver's settings printed before are the run's.
"""

import re
from collections.abc import Iterator

from dashboard.logs.file_head import Head
from dashboard.logs.hparams.side_files import parse_text
from dashboard.logs.points.rows import Row, number, reading_of_rows
from dashboard.logs.points.text_lines import lines_in, lines_of
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.model.run import Setting, XUnit

_NUMBER = r"([+-]?(?:\d[\d.]*(?:e[+-]?\d+)?|nan|inf))"
_ITERATION = re.compile(  # solver.cpp, sgd_solver.cpp
    r"\bIteration (\d{1,18})(?: \([^)]{0,80}\))?, "
    rf"(?:(loss|lr) = {_NUMBER}|Testing net \(#(\d+)\))",
    re.IGNORECASE,
)
_OUTPUT = re.compile(
    rf"\b(Train|Test) net output #\d+: (\S(?:.{{0,80}}?\S)?) = {_NUMBER}", re.IGNORECASE
)
_SETTING = re.compile(r"^(base_lr|momentum|weight_decay|lr_policy|type|max_iter): (\S+)\s*$")
_SETTINGS = {"base_lr": "lr", "type": "optimizer", "lr_policy": "schedule"}
_SOLVER = re.compile(r"\b(?:sgd_)?solver\.cpp:\d+\]")


def _guess(head: Head) -> Claim:
    found = [line for line in lines_in(head) if _ITERATION.search(line)]
    if not found:
        return Claim.NO
    if any(map(_SOLVER.search, found)):
        return Claim.SIGNATURE
    return Claim.SHAPE if any(_OUTPUT.search(line) for line in lines_in(head)) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    return reading_of_rows(_rows(data), XUnit.STEP, _config(data))


def _config(data: bytes) -> dict[str, Setting]:
    found: dict[str, Setting] = {}
    for line in lines_of(data):
        match = _SETTING.match(line)
        if match is not None:
            found.setdefault(_SETTINGS.get(match[1], match[1]), parse_text(match[2].strip('"')))
    return found


def _rows(data: bytes) -> Iterator[Row]:
    step = 0
    net = "0"
    for line in lines_of(data):
        match = _ITERATION.search(line)
        output = None if match is not None else _OUTPUT.search(line)
        if match is not None:
            step = int(match[1])
            net = match[4] or net
            value = number(match[3]) if match[2] else None
            if value is not None:
                yield Row(step, {"lr" if match[2].lower() == "lr" else "train/loss": value})
        elif output is not None and (value := number(output[3])) is not None:
            yield Row(step, {_tag(output[1].lower(), output[2], net): value})


def _tag(part: str, name: str, net: str) -> str:
    if part == "train":
        return f"train/{name}_step" if name == "loss" else f"train/{name}"
    return f"test/{name}" if net == "0" else f"test/net {net} {name}"


READER = Reader("caffe", _guess, _read)
