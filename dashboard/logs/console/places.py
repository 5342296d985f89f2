"""The place that a line gives: its epoch, its count, and the total.

``Epoch [3/10], Step [100/600]`` · ``Epoch: [0][ 10/5005]`` · ``iter: 19`` · ``global_step = 9`` ·
``--> STEP: 5/390 -- GLOBAL_STEP: 25``, of which the second goes on over the epochs ·
``75%|███  | 8270/11043 [1:02:03<20:00, loss=0.5]``.  Knows lines; knows no metric.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.logs.console.shapes import by_shape
from dashboard.logs.names.translations import EPISODES, EPOCHS, STEPS

_NUMBER = r"(?P<{0}>\d{{1,18}}|[1-9]\d{{0,2}}(?:,\d{{3}}){{1,5}})(?!\d|[.,]\d|\s?+%)"
_COUNT = (
    r"\s*+[\"']?\s*+[:=#]?\s*+[\[(]?\s*+"
    + _NUMBER.format("at")
    + r"(?:\s*+(?:/|of\b)\s*+(?P<of>\d{1,18}))?"
)
_GLOBAL = re.compile(
    rf"\b(?:(?:global|current|cur)[ _-]?(?:steps?|iter(?:ation)?s?)|num[ _]updates)\b{_COUNT}",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\b(?:(?:train|training|optimizer|opt)_)?"
    rf"(?:(?:step|iter|iteration|update)s?|timesteps?|{'|'.join(STEPS)})\b{_COUNT}"
    r"|\b(?:batch|it)\b\s*+:?\s*+[\[(]?\s*+(?P<batch>\d{1,18})\s*+/\s*+(?P<batches>\d{1,18})"
    r"|\bbatch\s*+\[(?P<bare>\d{1,18})\]",  # MXNet
    re.IGNORECASE,
)
_EPISODE = re.compile(rf"\b(?:episode|{EPISODES[0]})\b{_COUNT}", re.IGNORECASE)
_EPISODES = re.compile(rf"\b(?:episodes|{EPISODES[1]})\b{_COUNT}", re.IGNORECASE)
_EPOCH = re.compile(rf"\b(?:epochs?|ep|{'|'.join(EPOCHS)})\b{_COUNT}", re.IGNORECASE)
_WITHIN = re.compile(  # "Epoch: [0][ 10/5005]", "Train Epoch: 1 [640/60000 (1%)]"
    r"\bepoch\b\W{0,4}\d{1,18}(?:\s*+/\s*+\d{1,18})?[\])]?\s*+"
    r"(?:,?\s*+[\[(]|,)\s*+(?P<at>\d{1,18})\s*+/\s*+(?P<of>\d{1,18})",
    re.IGNORECASE,
)
_PAIR = re.compile(  # "[1,  2000] loss: 2.2", PyTorch's tutorial on CIFAR-10
    r"^[^\w\[]{0,20}\[\s{0,9}(?P<epoch>\d{1,6})\s{0,9},\s{0,9}(?P<at>\d{1,18})\s{0,9}\]:?\s+[A-Za-z]"
)
_PAIRS = re.compile(  # "[0/25][50/1583] Loss_D: 1.2", PyTorch's example of a DCGAN
    r"^[^\w\[]{0,20}\[\s{0,9}(?P<epoch>\d{1,6})\s{0,9}/\s{0,9}(?P<epochs>\d{1,6})\s{0,9}\]\s{0,9}"
    r"\[\s{0,9}(?P<at>\d{1,18})\s{0,9}/\s{0,9}(?P<of>\d{1,18})\s{0,9}\]"
)
_BAR = re.compile(  # tqdm, format_meter: "{n}/{total} [{elapsed}<{remaining}, "
    r"(?P<at>\d{1,18})/(?P<of>\d{1,18})\s\[(?:\d+:)?\d+:\d+<"
)
_BAR_OF_EPOCHS = re.compile(rf"^\W*(?:epochs?|{'|'.join(EPOCHS)})\b\W*\d{{1,3}}%", re.IGNORECASE)
_SAVED = re.compile(r"\bSaving checkpoints for (?P<at>\d{1,18}) into\b")  # TF Estimator's hook
_MOST = 10**18  # a count has no more digits than a step may have


@dataclass(frozen=True, slots=True)
class Place:
    """The place on the axis that a line gives."""

    epoch: int | None = None
    epochs: int | None = None  # planned
    at: int | None = None  # the count
    of: int | None = None  # and of how many

    @property
    def is_given(self) -> bool:
        """Whether the line gives any place."""
        return self.epoch is not None or self.at is not None


NOWHERE = Place()
Span = tuple[int, int]


class _Fields(NamedTuple):
    """The positions of the numbers of the place, on all lines of one shape."""

    epoch: Span | None = None
    epochs: Span | None = None
    at: Span | None = None
    of: Span | None = None


def place_of(line: str, shape: str) -> Place:
    """The place that ``line``, without accents and of that shape, gives."""
    spans = _fields_of(shape)
    if spans is None:
        return NOWHERE
    epoch, epochs, at, of = (None if span is None else _whole(line, span) for span in spans)
    return Place(epoch, epochs, at, of)


def _whole(line: str, span: Span) -> int:
    return min(int(line[slice(*span)].replace(",", "")), _MOST)


@by_shape
def _fields_of(shape: str) -> _Fields | None:
    """The numbers of the place, the most specific patterns first."""
    leading = _PAIR.match(shape) or _PAIRS.match(shape)
    if leading is not None:
        epoch, epochs, at, of = _spans(leading, "epoch", "epochs", "at", "of")
        return _Fields(epoch, epochs, at, of)
    of_epoch = _EPOCH.search(shape)
    if of_epoch is None:
        return _without_epoch(shape)
    epoch, epochs = _spans(of_epoch, "at", "of")
    count = _WITHIN.search(shape) or _GLOBAL.search(shape) or _STEP.search(shape)
    at, of = (None, None) if count is None else _count(count)
    return _Fields(epoch, epochs, at, of)


def _without_epoch(shape: str) -> _Fields | None:
    named = (_GLOBAL, _EPISODE, _STEP, _SAVED, _EPISODES)
    found = next((match for one in named if (match := one.search(shape)) is not None), None)
    if found is None and "<" in shape:
        found = _BAR.search(shape)
    if found is None:
        return None
    at, of = _count(found)
    if found.re is _BAR and _BAR_OF_EPOCHS.match(shape) is not None:
        return _Fields(at, of)
    return _Fields(at=at, of=of)


def _count(match: re.Match[str]) -> tuple[Span | None, Span | None]:
    at, of = _spans(match, "at", "of")
    if at is None:
        at, of = _spans(match, "batch", "batches")
    if at is None:
        at, of = _spans(match, "bare", "batches")
    return at, of


def _spans(match: re.Match[str], *names: str) -> tuple[Span | None, ...]:
    """The positions of the groups of those names, ``None`` for those that are not there."""
    known = match.re.groupindex
    return tuple(
        match.span(name) if name in known and match[name] is not None else None for name in names
    )
