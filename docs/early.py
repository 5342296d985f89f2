"""How early, how surely and how often in vain a run is judged while it is being written.

The figures are those of ``early.csv``, written by ``python -m benchmarks.early``; nothing is
measured here.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from dashboard.diagnosis.live.running import ENOUGH
from dashboard.diagnosis.live.steadied import CONFIRMED, CONFIRMED_SHARE, MOVED
from dashboard.diagnosis.shared.lost import FALL, IN_A_ROW
from dashboard.diagnosis.verdict import LampName

FILE = Path(__file__).resolve().parent / "early.csv"
CUTS = ("10", "20", "40", "70", "100")
WORLD = "world"
CALLS = {
    "stop": "Stop it now",
    "stop, limits left out": "Stop it now, limits chosen without the families they are tested on",
    "divergence": "Diverging or diverged",
}
TITLES = {
    LampName.STABILITY: "Stability",
    LampName.LEARNING_RATE: "Learning rate",
    LampName.BATCH_SIZE: "Batch size",
    LampName.FIT: "Fit",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with its 90% interval; ``None`` where nothing could be measured."""

    value: float | None
    low: float | None
    high: float | None
    runs: int
    problems: int

    @property
    def percent(self) -> str:
        """The value in per cent."""
        return "–" if self.value is None else f"{100 * self.value:.3g}%"

    @property
    def interval(self) -> str:
        """The value with its interval, in per cent."""
        if self.value is None or self.low is None or self.high is None:
            return self.percent
        return f"{self.percent} [{100 * self.low:.3g}, {100 * self.high:.3g}]"


Key = tuple[str, str, str, str]  # source, what it is about, cut, measure


@cache
def rows() -> Mapping[Key, Row]:
    """Every line of the file, in its order."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            (line["source"], line["about"], line["cut"], line["measure"]): Row(
                _number(line["value"]),
                _number(line["low"]),
                _number(line["high"]),
                int(line["runs"]),
                int(line["problems"]),
            )
            for line in csv.DictReader(file)
        }


def _number(text: str) -> float | None:
    return float(text) if text else None


def section() -> Iterator[str]:
    """The section of the page on how far a verdict can be believed."""
    found = rows()
    yield from (_lead(), *_calls(found), _told_text())
    for name, title in TITLES.items():
        yield from (f"**{title}**", "", *_lamp(found, name.value))


def told_to_stop() -> Mapping[str, float]:
    """Of the world: the share of good and of lost runs that are told to stop, and their numbers."""
    good, recall, lost = (
        rows()[WORLD, "stop", "", measure] for measure in ("good runs told", "recall", "lost")
    )
    return {"good": good.value or 0.0, "lost": recall.value or 0.0, "runs": lost.runs}


def _lead() -> str:
    return f"""## Early

The same runs, cut at a tenth, two, four and seven tenths of their points and whole, judged as the
page judges a run that is still being written. The networks asked here are smaller than the one that
is shipped: each saw half of the world's families and judges the other half, and the published
studies and older grids were seen by neither. Made by `python -m benchmarks.early --data PATH`.

What may be concluded: a run that is told to **stop** has been above the loss it began with for
{IN_A_ROW.value:g} points in a row without falling {FALL.value:.0%}, or its loss is no number; the
tables say how many of those told were good in the end, or at least gained something after all,
and how much of the run was left. In the world most runs that end with nothing are not told so
while they run: silence is no promise. In DeepOBS and the grids most of those found are logs that
go on with NaN. *Diverging* is a warning and may pass, and so may *overfitting* where the rate is
still to fall: of the CIFAR-100 runs (koitu_large_batch) most that were called so midway ended
well. *Lost* are runs that ended with nothing where a lower rate learns; a run *gained after all*
if it ended better than it stood when told (or than before training), beyond what seeds make. A
time after the numbers were lost that is negative is one before.
"""


CALL_COLUMNS = (
    ("lost", "lost"),
    ("recall", "of the lost, told before their end"),
    ("good runs told", "good runs told"),
    ("good of the told", "good, of those told"),
    ("gained after all", "gained after all, of those told"),
)


def _calls(found: Mapping[Key, Row]) -> Iterator[str]:
    for about, title in CALLS.items():
        of_call = {key: row for key, row in found.items() if key[1] == about}
        sources = list(dict.fromkeys(key[0] for key in of_call))
        if not sources:
            continue
        yield from (f"**{title}**", "")
        titles = [title for _, title in CALL_COLUMNS]
        left, after = "left of the run when told (quarters)", "after the numbers were lost"
        yield _line(["source", "runs (problems)", *titles, left, after])
        yield _line(["---"] * (len(titles) + 4))
        for source in sources:
            named = {key[3]: row for key, row in of_call.items() if key[0] == source}
            first = next(iter(named.values()))
            cells = [named[measure].interval for measure, _ in CALL_COLUMNS]
            size = f"{first.runs} ({first.problems})"
            yield _line([source, size, *cells, _quarters(named, "left"), _after(named)])
        yield ""


def _quarters(named: Mapping[str, Row], what: str) -> str:
    middle = named[f"{what}, median"].percent
    edges = [named[f"{what}, {one} quarter"].percent for one in ("latest", "earliest")]
    return middle if middle == "–" else f"{middle} ({edges[0]} to {edges[1]})"


def _after(named: Mapping[str, Row]) -> str:
    return named["after the loss, median"].percent


def _told_text() -> str:
    return f"""What each lamp says at each cut: *told*, of all runs, those of which it names a
state; then how sure it is on average, the share that was right in the end (– where no truth is
known); and of those told the share that is said otherwise + taken back at a later cut. Nothing is
named before {ENOUGH.value:g} points. A lamp is given up only when another state stood for
{CONFIRMED.value:g} points and {CONFIRMED_SHARE.value:.0%} of the run; and a fact came or went or a
probability moved by {MOVED.value:g}.
"""


def _lamp(found: Mapping[Key, Row], name: str) -> Iterator[str]:
    of_lamp = [(key, row) for key, row in found.items() if key[1] == name]
    yield _line(["source", *(f"{cut}%" for cut in CUTS)])
    yield _line(["---"] * (len(CUTS) + 1))
    for source, lines in groupby(of_lamp, key=lambda one: one[0][0]):
        by_cut = {(key[2], key[3]): row for key, row in lines}
        if any(by_cut[cut, "told"].value for cut in CUTS):
            yield _line([source, *(_cell(by_cut, cut) for cut in CUTS)])
    yield ""


def _cell(by_cut: Mapping[tuple[str, str], Row], cut: str) -> str:
    told = by_cut[cut, "told"]
    if not told.value:
        return "–"
    sure, right = (by_cut[cut, name].value for name in ("sure", "right"))
    truly = "–" if right is None else f"{right:.0%}"
    otherwise, back = (
        by_cut[cut, f"{how} later"].percent for how in ("said otherwise", "taken back")
    )
    return f"{told.percent}: {sure:.0%} sure, {truly} right, {otherwise} + {back}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
