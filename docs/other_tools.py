"""Other tools beside ours on the same curves: the tables, read from ``other-tools.csv``.

The file is written by ``python -m benchmarks.other_tools``; nothing is measured here.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parent / "other-tools.csv"
OURS = "Curva"
NOT_MEASURED = "not measured"
LEARNED = "it learned from this source"

SOURCES = {
    "overfitguard_simulated": "OverfitGuard, simulated",
    "deepobs": "DeepOBS",
    "deeplearningbugs": "seeded bugs of Keras",
    "deepfd_cov": "DeepFD",
    "koitu_large_batch": "CIFAR-100, large batches",
    "algoperf_nan": "AlgoPerf",
    "grids": "our grids",
    "trainer_grids": "our trainer's grids",
    "outcomes": "our outcomes",
    "all": "all",
}
"""The names of the sources, in the order of the tables."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file: a measure of a tool on a source, with its 90% interval."""

    tool: str
    version: str
    licence: str
    source: str
    measure: str
    value: str  # numbers as written, "" where there is none
    low: str
    high: str
    runs: str
    note: str


@dataclass(frozen=True, slots=True)
class Lamp:
    """A table: the measures of one lamp and what their columns are called."""

    title: str
    text: str
    columns: tuple[tuple[str, str], ...]


LAMPS = (
    Lamp(
        "Learning rate",
        "Low, good or high; what is not said of the rate counts as good.",
        (("rate_macro_f1", "macro-F1"), ("rate_false_alarms", "false alarms on good")),
    ),
    Lamp(
        "Overfitting",
        "Yes or no.",
        (("overfitting_macro_f1", "macro-F1"), ("overfitting_false_alarms", "false alarms")),
    ),
    Lamp(
        "Divergence",
        "Share of the lost runs that are called diverged: those that ended in NaN, those whose loss"
        " stayed finite.",
        (("divergence_recall_nan", "NaN"), ("divergence_recall_finite", "finite")),
    ),
    Lamp(
        "Broken from the start",
        "Share of the broken runs that are called broken or diverged, and of the healthy runs of"
        " the same study.",
        (("broken_recall", "recall"), ("broken_false_alarms", "false alarms on healthy")),
    ),
)

HEALTHY = (
    ("healthy_alarms", "Any complaint, remarks included."),
    ("healthy_warnings", "Complaints at the tool's own level of a warning, or above."),
    (
        "healthy_other_alarms",
        "Any complaint but overfitting; runs that are *good* by their rate may still overfit.",
    ),
)


def rows(file: Path = FILE) -> list[Row]:
    """The lines of the file, ours first, else in its order."""
    with file.open(encoding="utf-8", newline="") as opened:
        found = [Row(**line) for line in csv.DictReader(opened)]
    return sorted(found, key=lambda row: row.tool != OURS)


def lamp_tables(found: Sequence[Row]) -> Iterator[str]:
    """A table a lamp, every source apart."""
    for lamp in LAMPS:
        yield from (f"### {lamp.title}", "", lamp.text, "")
        yield "| source | tool | " + " | ".join(name for _, name in lamp.columns) + " |"
        yield "|---|---|" + "---:|" * len(lamp.columns)
        measures = [measure for measure, _ in lamp.columns]
        for source, name in SOURCES.items():
            part = [row for row in found if row.source == source and row.measure in measures]
            for tool in dict.fromkeys(row.tool for row in part):
                by_measure = {row.measure: row for row in part if row.tool == tool}
                cells = [_cell(by_measure.get(measure)) for measure in measures]
                yield f"| {name} | {_named(tool)} | " + " | ".join(cells) + " |"
        yield ""


def healthy_tables(found: Sequence[Row]) -> Iterator[str]:
    """False alarms on healthy runs, a column a source."""
    for measure, text in HEALTHY:
        part = {(row.tool, row.source): row for row in found if row.measure == measure}
        sources = [name for name in SOURCES if any(name == source for _, source in part)]
        yield from (text, "")
        yield "| tool | " + " | ".join(SOURCES[name] for name in sources) + " |"
        yield "|---|" + "---:|" * len(sources)
        for tool in dict.fromkeys(tool for tool, _ in part):
            cells = [_share(part.get((tool, source))) for source in sources]
            yield f"| {_named(tool)} | " + " | ".join(cells) + " |"
        yield ""


def tools_table(found: Sequence[Row]) -> Iterator[str]:
    """What was measured: version, licence, how many runs it could read, and what was left out."""
    yield from ("| tool | version | licence | runs read | asked about |", "|---|---|---|---:|---|")
    for tool in dict.fromkeys(row.tool for row in found):
        first = next(row for row in found if row.tool == tool)
        if first.measure == NOT_MEASURED:
            yield f"| {tool} | – | – | – | {NOT_MEASURED}: {first.note} |"
            continue
        read = next(
            row for row in found if (row.tool, row.source, row.measure) == (tool, "all", "read")
        )
        about = read.note or "all runs"
        count = round(float(read.value) * int(read.runs))
        licence = first.licence or "–"
        line = (_named(tool), first.version, licence, f"{count} of {read.runs}", about)
        yield "| " + " | ".join(line) + " |"
    yield ""


def _named(tool: str) -> str:
    return f"**{tool}**" if tool == OURS else tool


def _cell(row: Row | None) -> str:
    """``0.845 (0.774–0.907) of 396``, with a dagger where the tool learned from the source."""
    if row is None:
        return "–"
    return f"{row.value} ({row.low}–{row.high}) of {row.runs}{_dagger(row)}"


def _share(row: Row | None) -> str:
    """``31% (2–68)``."""
    if row is None:
        return "–"
    value, low, high = (f"{100 * float(number):.0f}" for number in (row.value, row.low, row.high))
    return f"{value}% ({low}–{high}){_dagger(row)}"


def _dagger(row: Row) -> str:
    return " †" if LEARNED in row.note else ""
