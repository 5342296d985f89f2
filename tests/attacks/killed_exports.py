"""What a server that will be killed exports over and over, and what must hold of it afterwards.

The commands ``chart`` and ``report`` write their files in the server's process, so that they end
with it; a figure is taken into the report of chosen figures and out again.
"""

import json
import os
import random
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout, suppress
from pathlib import Path

import numpy as np

from dashboard.logs.load import load_paths
from dashboard.logs.sources.disk import find_files
from dashboard.report.collection.entry import Collection, Entry, id_of
from dashboard.report.collection.store import Drawing, store_of
from dashboard.whole_files import write_whole

RUNS, ROWS = 2, 2_000
METRICS = ("loss.train", "loss.val")
TABLE, REPORT = "figure.csv", "report.html"
BY_COMMAND = 0.3  # of the servers begin with the commands
BETWEEN = 200  # writings of files that are made, between two that make them

SPEC = json.dumps({"data": np.random.default_rng(0).random(2_000).tolist()})
SVG = b"<svg>" + b"<path/>" * 5_000 + b"</svg>"
FIGURE = Entry(id_of(SPEC, "Loss"), "Loss", "It falls.", "2 runs", "A line.", "Curva")


def write_logs(folder: Path) -> None:
    """The small set that is exported."""
    for run in range(RUNS):
        (folder / f"lr{run + 1}").mkdir(parents=True)
        loss = np.exp(-np.arange(ROWS) / 300) + run / 10
        rows = "".join(f"{n},{y:.17g},{y + 0.1:.17g}\n" for n, y in enumerate(loss))
        place = folder / f"lr{run + 1}" / "log.csv"
        place.write_text(f"step,train_loss,val_loss\n{rows}", encoding="utf-8")


def made(logs: Path, into: Path) -> Iterator[Path]:
    """Each export after it was written by its command."""
    from dashboard.__main__ import main  # noqa: PLC0415 (in the server, once it has loaded)

    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        for metric in METRICS:
            main(["chart", str(logs), "--metric", metric, "-o", str(into / TABLE)])
            yield into / TABLE
        main(["report", str(logs), "-o", str(into / REPORT)])
        yield into / REPORT


def export_for_ever(logs: str, into: str, key: str) -> None:
    """Export by the commands, then as they write; take a figure into the report, and out.

    Most servers begin with what they find: the commands are slow, and a kill would come before they
    write.
    """
    store = store_of(key)
    found = [Path(into) / name for name in (TABLE, REPORT)]
    places: Iterable[Path] = made(Path(logs), Path(into)) if random.random() < BY_COMMAND else found
    while True:
        held = [(place, place.read_bytes()) for place in places]
        places = made(Path(logs), Path(into))
        for number in range(BETWEEN):
            write_whole(*held[number % len(held)])
            if store is not None:
                store.add(FIGURE, Drawing(SPEC, SVG))
                store.change(lambda collection: collection.without(FIGURE.entry_id))


class Exports:
    """The folder that the servers export to, and what its files may hold."""

    def __init__(self, logs: Path, into: Path, key: str) -> None:
        """Write the logs, and each export once."""
        into.mkdir()
        write_logs(logs)
        self.into, self.key = into, key
        *tables, _ = [place.read_bytes() for place in made(logs, into)]
        self.tables = tuple(tables)
        self.points = _points(logs)
        assert len(set(self.tables)) == len(METRICS)

    def faults(self) -> Iterator[str]:
        """What does not hold: each file is one of those that were made, whole."""
        if (self.into / TABLE).read_bytes() not in self.tables:
            yield "a table is torn"
        if _points(self.into / REPORT) != self.points:
            yield "a report is torn"
        store = store_of(self.key)
        collection = Collection() if store is None else store.read()
        for entry in collection.entries:
            drawing = store.drawing(entry.entry_id) if store is not None else None
            if drawing is None or not drawing.svg.rstrip().endswith(b"</svg>"):
                yield f"a chosen figure is torn: {entry.title}"
                continue
            with suppress(ValueError):
                json.loads(drawing.spec)
                continue
            yield f"the numbers of a chosen figure are torn: {entry.title}"


def _points(path: Path) -> dict[tuple[str, str, str], bytes]:
    """The points of a set, by run, metric and split."""
    assert find_files(path).files
    return {
        (name, one.metric, one.split.value): one.step.tobytes() + one.value.tobytes()
        for name, many in load_paths([path]).series.items()
        for one in many
    }
