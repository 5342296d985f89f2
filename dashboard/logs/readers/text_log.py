"""Any console log whose lines give an axis and known metrics as ``name: number``.

``[step 200] val loss: 1.64`` · ``Epoch 3/10 - loss: 0.5 - val_accuracy: 0.9`` · progress bars that
end in ``loss=2.3, lr=1e-4, step=30``.

Recognised by: at least two such lines at different steps.  Only names that the vocabulary knows
are taken: prose has numbers too.
"""

import re
from collections.abc import Iterable, Iterator

from dashboard.logs.head import Head
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.rows import Row, reading_of_rows
from dashboard.logs.run import XUnit
from dashboard.logs.tabular.shape import is_curve
from dashboard.logs.text_lines import lines_in, lines_of, pairs_of
from dashboard.logs.vocabulary import WITHOUT_SPLIT, understand

_STEP = re.compile(
    r"\b(?:global[ _]?)?(?:step|iter|iteration|update)s?\b\s*+[:=#]?\s*+\[?\s*+(\d{1,18})(?!\d)",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"\bepochs?\b\s*+[:=#]?\s*+[\[(]?\s*+(\d{1,9})(?!\d)", re.IGNORECASE)
_AXIS_WORDS = frozenset({"step", "iter", "iteration", "epoch", "update", "global_step"})


def _guess(head: Head) -> Claim:
    if not head.text or head.json_rows or (head.table is not None and is_curve(head.table)):
        return Claim.NO
    steps = {row.step for row in _rows(lines_in(head))}
    return Claim.GENERIC if len(steps) >= 2 else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    rows = list(_rows(lines_of(data)))
    by_epoch = not any(_is_step(row) for row in rows)
    unit = XUnit.EPOCH if by_epoch else XUnit.STEP
    kept = [row for row in rows if by_epoch or _is_step(row)]
    return reading_of_rows(kept, unit)


def _is_step(row: Row) -> bool:
    """Whether the row's axis is a step; a row by epoch has its epoch as its step."""
    return row.epoch is None or row.epoch != row.step


def _rows(lines: Iterable[str]) -> Iterator[Row]:
    epoch: int | None = None
    for line in lines:
        of_epoch, of_step = _EPOCH.search(line), _STEP.search(line)
        epoch = int(of_epoch[1]) if of_epoch else epoch
        values = dict(_measured(line))
        if not values:
            continue
        if of_step is not None:
            yield Row(int(of_step[1]), values)
        elif epoch is not None and not set(map(_metric, values)) <= WITHOUT_SPLIT:
            yield Row(epoch, values, float(epoch))


def _measured(line: str) -> Iterator[tuple[str, float]]:
    for name, value in pairs_of(line).items():
        words = re.split(r"\s-\s|,\s*|\|\s*|\]\s*", name)[-1].strip(" -").split()
        endings = (" ".join(words[at:]) for at in range(len(words)))
        known = next((ending for ending in endings if understand(ending).known), None)
        if known is not None and known.lower() not in _AXIS_WORDS:
            yield known, value


def _metric(name: str) -> str:
    return understand(name).metric


READER = Reader("text log", _guess, _read)
