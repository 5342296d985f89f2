"""Other ways of weighing a run's readings: the section, read from ``models.csv``.

The file is written by ``python -m benchmarks.learn.compare``; nothing is measured here.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

FILE = Path(__file__).resolve().parent / "models.csv"
TOLD = {"settings": "With settings", "none": "Without settings"}
COSTS = {
    "fit, s": "fit, s",
    "ask, ms for 1,000 logs": "1,000 logs, ms",
    "size, MB": "size, MB",
}
LIKELIEST = ("macro-F1 of the likeliest", "alarms of the likeliest", "calibration error")
AT_LIMITS = ("macro-F1", "alarms on good")

Key = tuple[str, str, str, str]  # model, told, source, measure


@dataclass(frozen=True, slots=True)
class Cell:
    """One measure with its 90% interval over problems."""

    value: float
    low: str
    high: str

    def said(self) -> str:
        """The value, with its interval where it has one."""
        interval = f" [{float(self.low):.2f}, {float(self.high):.2f}]" if self.low else ""
        return f"{self.value:.2f}{interval}"


def lines() -> Sequence[Mapping[str, str]]:
    """Every line of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def section() -> Iterator[str]:
    """The lines of the section."""
    every = lines()
    found = {
        (line["model"], line["told"], line["source"], line["measure"]): Cell(
            float(line["value"]), line["low"], line["high"]
        )
        for line in every
        if line["value"]
    }
    words = {line["model"]: line["words"] for line in every if line["words"]}
    models = list(dict.fromkeys(model for model, *_ in found))
    sources = list(dict.fromkeys(source for *_, source, measure in found if measure == "macro-F1"))
    yield "## Other ways of weighing"
    yield ""
    yield _lead("; ".join(f"*{model}*: {said}" for model, said in words.items()))
    for told, title in TOLD.items():
        yield f"### {title}"
        yield ""
        yield from _by_source(found, models, sources, told)
    yield "### Worst family, at our limits, costs"
    yield ""
    yield "Macro-F1 and alarms on good runs are the means of all sources, where a side is named"
    yield "at the limits of the lamp.\n"
    yield from _costs(found, models, sources)


def _lead(ways: str) -> str:
    return f"""Low, good or high by the likeliest, of the same logs in the same folds: of every
third problem of the world, of our own grids and of DeepOBS (the ensemble above learned from all of
the world). {ways}. The others than the networks learn the rate alone, from the readings that these
have, the convolution from the curves and the settings; the settings of a third of the logs are
hidden from all while they learn. Each cell holds macro-F1 with its 90% interval, the share of good
runs that are called low or high, and the calibration error.

Networks, the card, both kinds of trees and the means are within each other's intervals nearly
everywhere; neighbours and the convolution are worse outside our own grids. The card calls more good
runs of DeepOBS wrong. Networks and gradient-boosted trees together call fewer good runs wrong than
the networks alone at about the same macro-F1, and are the best calibrated where no settings are
logged: on the rate the engine takes their mean. The networks answer the other questions too. The
engine looks at all splits of its trees together, which takes a small part of the time given here.

Made by `python -m benchmarks.learn.compare --data PATH`.
"""


def _by_source(
    found: Mapping[Key, Cell], models: Sequence[str], sources: Sequence[str], told: str
) -> Iterator[str]:
    yield f"| way | {' | '.join(sources)} |"
    yield "|" + "---|" * (len(sources) + 1)
    for model in models:
        row = []
        for source in sources:
            f1, alarms, error = (found[model, told, source, name] for name in LIKELIEST)
            row.append(f"{f1.said()}; {alarms.value:.2f}; {error.value:.3f}")
        yield f"| {model} | {' | '.join(row)} |"
    yield ""


def _costs(
    found: Mapping[Key, Cell], models: Sequence[str], sources: Sequence[str]
) -> Iterator[str]:
    worst = {
        (model, told): (cell.value, source)
        for (model, told, source, measure), cell in found.items()
        if measure == "worst family"
    }
    titles = [
        *(f"worst family, {title.lower()}" for title in TOLD.values()),
        *(f"{one}, {title.lower()}" for title in TOLD.values() for one in AT_LIMITS),
        *COSTS.values(),
    ]
    yield f"| way | {' | '.join(titles)} |"
    yield "|" + "---|" * (len(titles) + 1)
    for model in models:
        row = [f"{value:.2f} ({name})" for value, name in (worst[model, told] for told in TOLD)]
        for told in TOLD:
            for measure in AT_LIMITS:
                mean = fmean(found[model, told, source, measure].value for source in sources)
                row.append(f"{mean:.3f}")
        costs = (found.get((model, "settings", "all", name)) for name in COSTS)
        row += ["–" if cost is None else f"{cost.value:.3g}" for cost in costs]
        yield f"| {model} | {' | '.join(row)} |"
    yield ""
