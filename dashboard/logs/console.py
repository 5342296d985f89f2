"""Free console lines as records: where each lies on the axis, and what it measured of which split.

``Epoch [3/10], Step [100/600], Loss: 0.5`` counts within its epoch, ``Test set: Average loss: 0.05,
Accuracy: 9830/10000`` belongs to the end of the epoch before it.  Only names that the vocabulary
knows are taken: prose has numbers too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.logs.rows import Row
from dashboard.logs.run import XUnit
from dashboard.logs.text_lines import Pair, bare_pairs_in, pairs_in
from dashboard.logs.translations import EPOCHS, STEPS, unaccented
from dashboard.logs.vocabulary import SPLIT_WORDS, WITHOUT_SPLIT, understand

_COUNT = (
    r"\s*+[\"']?\s*+[:=#]?\s*+[\[(]?\s*+(?P<at>\d{1,18})(?!\d|\.\d)(?:\s*+/\s*+(?P<of>\d{1,18}))?"
)
_STEP = re.compile(
    rf"\b(?:global[ _]?)?(?:(?:step|iter|iteration|update)s?|{'|'.join(STEPS)})\b{_COUNT}"
    r"|\b(?:batch|it)\b\s*+:?\s*+[\[(]?\s*+(?P<batch>\d{1,18})\s*+/\s*+(?P<batches>\d{1,18})",
    re.IGNORECASE,
)
_EPOCH = re.compile(rf"\b(?:epochs?|ep|{'|'.join(EPOCHS)})\b{_COUNT}", re.IGNORECASE)
_WITHIN = re.compile(  # "Epoch: [0][ 10/5005]", "Train Epoch: 1 [640/60000 (1%)]"
    r"\bepoch\b\W{0,4}\d{1,18}(?:\s*+/\s*+\d{1,18})?[\])]?\s*+,?\s*+"
    r"[\[(]\s*+(\d{1,18})\s*+/\s*+(\d{1,18})",
    re.IGNORECASE,
)
_PART_OF_TEST = re.compile(
    r"^\W*(?:test|val|valid|validation|eval)\w*\W*\[\s*\d+\s*/", re.IGNORECASE
)
_STARRED = re.compile(r"^\s*\*\s")  # PyTorch's ImageNet example so marks the result on validation
_SPLIT_WORD = re.compile(rf"(?<![\w.])(?:{'|'.join(SPLIT_WORDS)})(?!\w|\.py)", re.IGNORECASE)
_NOT_MEASURED = frozenset({"step", "iter", "iteration", "epoch", "update", "global_step", "eta"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line with known metrics: its epoch, its count, and of how many."""

    epoch: int | None
    at: int | None
    of: int | None
    values: Mapping[str, float]


def measured_lines(lines: Iterable[str]) -> Iterator[Line]:
    """The lines that measure something at a place on the axis."""
    epoch: int | None = None
    last: int | None = None
    for line in lines:
        if _PART_OF_TEST.match(line):
            continue
        plain = unaccented(line)
        of_epoch, of_step = _EPOCH.search(plain), _STEP.search(plain)
        within = _WITHIN.search(plain)
        epoch = int(of_epoch["at"]) if of_epoch else epoch
        at, of = _count(of_step, within)
        last = at if at is not None else last
        if epoch is None and last is None:
            continue
        values = dict(_measured(line))
        if not values:
            continue
        placed = at is not None or of_epoch is not None
        if placed or _tells_a_result(values, epoch):
            yield Line(epoch, at, of, values)


def _count(
    step: re.Match[str] | None, within: re.Match[str] | None
) -> tuple[int | None, int | None]:
    if within is not None:
        return int(within[1]), int(within[2])
    if step is None:
        return None, None
    at, of = step["at"] or step["batch"], step["of"] or step["batches"]
    return int(at), int(of) if of else None


def _tells_a_result(values: Mapping[str, float], epoch: int | None) -> bool:
    """Whether a line without a place is a result of the place before, as ``val loss 0.5`` is."""
    names = [understand(name) for name in values]
    if epoch is None:
        return any(name.split_said for name in names)
    return any(name.metric not in WITHOUT_SPLIT for name in names)


def _measured(line: str) -> Iterator[tuple[str, float]]:
    """Known metrics; a name without a split has the last split said before it on the line."""
    pairs = pairs_in(line) or bare_pairs_in(line)
    splits = [(match.start(), match[0]) for match in _SPLIT_WORD.finditer(line)]
    if _STARRED.match(line):
        splits.insert(0, (-1, "val"))
    for pair in pairs:
        known = _known_ending(pair.name)
        if known is None or known.lower() in _NOT_MEASURED:
            continue
        name = understand(known)
        if name.metric == "error" and pair.value.is_integer() and not name.split_said:
            continue  # the number of an error, not its rate
        said = [word for at, word in splits if at < pair.start + len(pair.name)]
        if said and not name.split_said and name.metric not in WITHOUT_SPLIT:
            known = f"{said[-1].lower()} {known}"
        yield known, _value(pair, name.metric)


def _known_ending(name: str) -> str | None:
    words = re.split(r"\s-\s|,\s*|\|\s*|\]\s*", name)[-1].strip(" -").split()
    endings = (" ".join(words[at:]) for at in range(len(words)))
    return next((ending for ending in endings if understand(ending).known), None)


def _value(pair: Pair, metric: str) -> float:
    """An accuracy written as right answers of all is their share."""
    return pair.value / pair.whole if pair.whole and metric.startswith("acc") else pair.value


def place(lines: Sequence[Line]) -> tuple[list[Row], XUnit]:
    """The lines as rows on one axis, and what it counts.

    Counts that begin again with every epoch are counted on; a line that says no count then stands
    at its epoch's end.  Without any count the epochs are the axis.
    """
    counted = [line for line in lines if line.at is not None]
    if not counted:
        rows = [
            Row(line.epoch, line.values, float(line.epoch))
            for line in lines
            if line.epoch is not None
        ]
        return rows, XUnit.EPOCH
    begins_again = _begins_again(counted)
    first = 0 if any(line.epoch == 0 for line in lines) else 1
    length = max(line.of or line.at or 0 for line in counted)
    rows, last = [], 0
    for line in lines:
        done = None if line.epoch is None else line.epoch - first
        last = line.at if line.at is not None else last
        if done is None:
            rows.append(Row(last, line.values))
        elif not begins_again:
            rows.append(Row(last, line.values, float(line.epoch or 0)))
        else:
            share = line.at / length if line.at is not None else 1.0
            rows.append(Row(round((done + share) * length), line.values, done + share))
    return rows, XUnit.STEP


def _begins_again(lines: Sequence[Line]) -> bool:
    """Whether a later epoch counts no further than the one before."""
    return any(
        later.epoch > line.epoch and later.at <= line.at
        for line, later in pairwise(lines)
        if line.epoch is not None
        and later.epoch is not None
        and line.at is not None
        and later.at is not None
    )
