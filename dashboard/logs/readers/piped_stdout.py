"""Console lines of names and numbers between bars: nanochat, Megatron-LM, llm.c and similar.

``step 00010/21400 (0.05%) | loss: 9.8 | lrm: 1.00 | dt: 521ms | tok/sec: 1,006,131``
``iteration 10/ 24000 | consumed samples: 2560 | learning rate: 1.5E-06 | lm loss: 9.5E+00 |``
``step    1/18865 | loss 10.9 (+nanz)| norm 15.3 (+nanz)| lr 8.57e-07 | 2000.11 ms``

Recognised by: a line that begins (after a time in brackets, or a rank) with ``step`` or
``iteration`` and a number and has a loss between bars.  ``val loss 10.5`` on a line of its own gets
the step before; ``validation loss at iteration 100 | lm loss value: 8.9`` says its own.
"""

import re
from collections.abc import Iterator

from dashboard.logs.file_head import Head
from dashboard.logs.hparams.printed_settings import settings_in_print
from dashboard.logs.points.rows import Row, number, reading_of_rows
from dashboard.logs.points.text_lines import bare_pairs_in, lines_in, lines_of, pairs_in
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.model.run import XUnit

_LINE = re.compile(
    r"^(?:\s*\[?\w*\]?:)?\s*(?:\[[^\]]*\]\s*)?(?:step|iteration)\s+(\d{1,18}+)"
    r"(?:\s*+/\s*+\d++)?+[^|]*+\|(.*)$",
    re.IGNORECASE,
)
_EVALUATION = re.compile(  # Megatron-LM, training.py: evaluate_and_print_results
    r"(validation|test) loss at iteration (\d{1,18})(?: on (validation|test) set)?\s*\|(.*)$"
)
_VALUE = re.compile(r"^val loss:? ([+-]?[\d.]+(?:e[+-]?\d+)?|nan|inf)\s*$")
_NAMES = {"norm": "grad norm", "lm loss value": "loss", "lm loss PPL": "perplexity"}


def _guess(head: Head) -> Claim:
    found = any((match := _LINE.match(line)) and _has_loss(match[2]) for line in lines_in(head))
    return Claim.SHAPE if found else Claim.NO


def _has_loss(cells: str) -> bool:
    return any("loss" in name.lower() for name in _values(cells))


def _read(_: Head, data: bytes) -> Reading:
    return reading_of_rows(_rows(data), XUnit.STEP, settings_in_print(lines_of(data)))


def _rows(data: bytes) -> Iterator[Row]:
    step = 0
    for line in lines_of(data):
        match, evaluation, value = _LINE.match(line), _EVALUATION.search(line), _VALUE.match(line)
        if match is not None:
            step = int(match[1])
            yield Row(step, _values(match[2]))
        elif evaluation is not None:
            part = evaluation[3] or evaluation[1]
            values = {f"{part} {name}": held for name, held in _values(evaluation[4]).items()}
            yield Row(int(evaluation[2]), values)
        elif value is not None and (held := number(value[1])) is not None:
            yield Row(step, {"val loss": held})


def _values(cells: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for cell in cells.split("|"):
        for pair in pairs_in(cell) or bare_pairs_in(cell)[:1]:
            found.setdefault(_NAMES.get(pair.name, pair.name), pair.value)
    return found


READER = Reader("piped stdout", _guess, _read)
