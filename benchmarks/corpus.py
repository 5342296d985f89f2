"""How many of the logs of other people are read, and how many of their points.

    python -m benchmarks.corpus --data PATH [--files]

PATH holds the logs and ``index.csv``: ``format``, ``path`` and ``n_points``, the numbers that an
independent count found.  Each file is read alone, under its whole path, which tells a reader the
folders that its format needs.  ``equal`` counts the files of which as many points were read as the
index says, those that were logged twice or taken back by a restart included; ``with axes`` those
that are equal once the cells of axes and clocks, or the points that are no finite number, are
counted as the index does for tables.  ``curves of none`` are the files in which the index found no
point and we did: side files taken for curves, unless somebody looked and saw a log there.
``--files`` names the files that are not read, and those whose points differ, with their notes.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dashboard.logs.load import UploadedBytes, load_uploads

AXES = 4  # columns of a table that are axes or clocks: step, epoch, time, an index
HEADINGS = ("format", "files", "with points", "read", "equal", "with axes", "curves of none")
TABLES = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The reading of one file, beside its entry in the index."""

    format: str
    path: str
    expected: int  # points by the index
    kept: int  # points in the table
    logged: int  # with those that were logged twice or taken back
    missing: int  # kept, and NaN or infinite
    rows: int  # lines of the file, 0 where it is no table
    notes: Counter[str]

    @property
    def is_equal(self) -> bool:
        """Whether the points are as many as in the index."""
        return self.expected in (self.kept, self.logged)

    @property
    def is_equal_with_axes(self) -> bool:
        """Whether they are once axes count, which the index counts in tables, and NaN does not."""
        if self.is_equal:
            return True
        finite = self.logged - self.missing
        allowed = {self.logged, finite}
        for columns in range(1, AXES + 1):
            allowed |= {finite + columns * rows for rows in (self.rows, self.rows - 1)}
            allowed |= {self.logged + columns * rows for rows in (self.rows, self.rows - 1)}
        return self.expected in allowed


def read(data: Path, row: dict[str, str]) -> Outcome:
    """Read one file of the corpus; a crash is an outcome too, and goes on being one."""
    content = (data / row["path"]).read_bytes()
    book = load_uploads([UploadedBytes(row["path"], content)])
    values = book.scalars["value"].to_numpy()
    again = book.receipt.total("duplicated") + book.receipt.total("replaced")
    is_table = row["path"].endswith(TABLES) or b"," in content[:200]
    return Outcome(
        row["format"],
        row["path"],
        int(row["n_points"]),
        len(values),
        len(values) + again,
        int(np.count_nonzero(~np.isfinite(values))),
        len([line for line in content.splitlines() if line.strip()]) if is_table else 0,
        Counter(note.code for source in book.receipt.sources for note in source.notes),
    )


def summary(outcomes: Sequence[Outcome]) -> list[tuple[str, ...]]:
    """A line per format and one for all, under ``HEADINGS``."""
    formats = sorted({one.format for one in outcomes})
    groups = [(name, [one for one in outcomes if one.format == name]) for name in formats]
    lines = []
    for name, held in [*groups, ("all", list(outcomes))]:
        known = [one for one in held if one.expected]
        counts = (
            len(held),
            len(known),
            sum(one.kept > 0 for one in known),
            sum(one.kept > 0 and one.is_equal for one in known),
            sum(one.kept > 0 and one.is_equal_with_axes for one in known),
            sum(one.kept > 0 for one in held if not one.expected),
        )
        lines.append((name, *map(str, counts)))
    return lines


def refusals(outcomes: Sequence[Outcome]) -> list[tuple[str, ...]]:
    """The notes of the files that gave nothing, in counts: where points were known, or not."""
    found = {
        is_known: Counter(
            code
            for one in outcomes
            if not one.kept and bool(one.expected) is is_known
            for code in one.notes
        )
        for is_known in (True, False)
    }
    codes = sorted(found[True].keys() | found[False].keys())
    return [(code, str(found[True][code]), str(found[False][code])) for code in codes]


def show(headings: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """Print a table, names to the left and numbers to the right."""
    widths = [max(map(len, column)) for column in zip(headings, *lines, strict=True)]
    for first, *others in [headings, *lines]:
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        print(first.ljust(widths[0]), *cells, sep="  ")
    print()


def main() -> None:
    """Read the corpus and print how much of it was understood."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--files", action="store_true", help="name the files that differ")
    options = parser.parse_args()
    index = options.data / "index.csv"
    if not index.is_file():
        sys.exit(f"{index} is missing: give the folder that holds the logs and their index.csv")
    with index.open(encoding="utf-8", newline="") as file:
        outcomes = [read(options.data, row) for row in csv.DictReader(file)]
    show(HEADINGS, summary(outcomes))
    show(("refused, by note", "with points", "without"), refusals(outcomes))
    for one in outcomes if options.files else ():
        is_taken = one.kept > 0 and not one.expected
        if is_taken or (one.expected and not (one.kept and one.is_equal_with_axes)):
            print(one.path, f"index {one.expected}", f"read {one.kept}", *one.notes, sep="  ")


if __name__ == "__main__":
    main()
