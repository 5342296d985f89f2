"""Where a line says that it lies: its epoch, its count within that, and of how many.

``Epoch [3/10], Step [100/600]`` · ``Epoch: [0][ 10/5005]`` · ``iter: 19`` · ``global_step = 1000`` ·
``--> STEP: 5/390 -- GLOBAL_STEP: 25``, of which the second goes on over the epochs ·
``75%|███  | 8270/11043 [1:02:03<20:00, loss=0.5]``.  Knows lines; knows no metric.
"""

import re
from dataclasses import dataclass

from dashboard.logs.translations import EPISODES, EPOCHS, STEPS

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
    r"|\b(?:batch|it)\b\s*+:?\s*+[\[(]?\s*+(?P<batch>\d{1,18})\s*+/\s*+(?P<batches>\d{1,18})",
    re.IGNORECASE,
)
_EPISODE = re.compile(rf"\b(?:episode|{EPISODES[0]})\b{_COUNT}", re.IGNORECASE)
_EPISODES = re.compile(rf"\b(?:episodes|{EPISODES[1]})\b{_COUNT}", re.IGNORECASE)
_EPOCH = re.compile(rf"\b(?:epochs?|ep|{'|'.join(EPOCHS)})\b{_COUNT}", re.IGNORECASE)
_WITHIN = re.compile(  # "Epoch: [0][ 10/5005]", "Train Epoch: 1 [640/60000 (1%)]"
    r"\bepoch\b\W{0,4}\d{1,18}(?:\s*+/\s*+\d{1,18})?[\])]?\s*+,?\s*+"
    r"[\[(]\s*+(\d{1,18})\s*+/\s*+(\d{1,18})",
    re.IGNORECASE,
)
_PAIR = re.compile(  # "[1,  2000] loss: 2.2", PyTorch's tutorial on CIFAR-10
    r"^[^\w\[]{0,20}\[\s{0,9}(\d{1,6})\s{0,9},\s{0,9}(\d{1,18})\s{0,9}\]:?\s+[A-Za-z]"
)
_PAIRS = re.compile(  # "[0/25][50/1583] Loss_D: 1.2", PyTorch's example of a DCGAN
    r"^[^\w\[]{0,20}\[\s{0,9}(\d{1,6})\s{0,9}/\s{0,9}(\d{1,6})\s{0,9}\]\s{0,9}"
    r"\[\s{0,9}(\d{1,18})\s{0,9}/\s{0,9}(\d{1,18})\s{0,9}\]"
)
_BAR = re.compile(  # tqdm, format_meter: "{n}/{total} [{elapsed}<{remaining}, "
    r"(?P<at>\d{1,18})/(?P<of>\d{1,18})\s\[(?:\d+:)?\d+:\d+<"
)
_BAR_OF_EPOCHS = re.compile(rf"^\W*(?:epochs?|{'|'.join(EPOCHS)})\b\W*\d{{1,3}}%", re.IGNORECASE)
_SAVED = re.compile(r"\bSaving checkpoints for (?P<at>\d{1,18}) into\b")  # TF Estimator's hook
_MOST = 10**18  # a count has no more digits than a step may have


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the axis a line says that it lies."""

    epoch: int | None = None
    epochs: int | None = None  # planned
    at: int | None = None  # the count
    of: int | None = None  # and of how many
    is_global: bool = False  # the count goes on over the epochs

    @property
    def is_said(self) -> bool:
        """Whether the line says any place."""
        return self.epoch is not None or self.at is not None


_NOWHERE = Place()


def place_of(line: str) -> Place:
    """The place that ``line``, without accents, says of itself."""
    pair = _PAIR.match(line)
    if pair is not None:
        return Place(int(pair[1]), None, int(pair[2]))
    pairs = _PAIRS.match(line)
    if pairs is not None:
        return Place(*map(int, pairs.groups()))
    of_epoch = _EPOCH.search(line)
    epoch, epochs = _numbers(of_epoch) if of_epoch else (None, None)
    within = _WITHIN.search(line) if of_epoch else None
    if within is not None:
        return Place(epoch, epochs, int(within[1]), int(within[2]))
    whole = _GLOBAL.search(line)
    if whole is not None:
        return Place(epoch, epochs, *_numbers(whole), is_global=True)
    episode = _EPISODE.search(line) if of_epoch is None else None
    step = episode or _STEP.search(line) or _SAVED.search(line)
    if step is not None:
        return Place(epoch, epochs, *_numbers(step))
    if of_epoch is not None:
        return Place(epoch, epochs)
    episodes = _EPISODES.search(line)
    if episodes is not None:
        return Place(None, None, *_numbers(episodes))
    bar = _BAR.search(line) if "<" in line else None
    if bar is None:
        return _NOWHERE
    at, of = int(bar["at"]), int(bar["of"])
    return Place(at, of) if _BAR_OF_EPOCHS.match(line) else Place(None, None, at, of)


def _numbers(match: re.Match[str]) -> tuple[int, int | None]:
    found = match.groupdict()
    at, of = found["at"] or found["batch"], found.get("of") or found.get("batches")
    return min(int(at.replace(",", "")), _MOST), int(of) if of else None
