"""A table whose header was seen and whose rows are being collected, line by line."""

from dataclasses import dataclass, field

from dashboard.logs.names.column_names import EPOCH_NAMES, STEP_NAMES, find
from dashboard.logs.text_tables.found_table import Row, TextTable, column_names
from dashboard.logs.text_tables.printed_cell import is_absent, value_of
from dashboard.logs.text_tables.table_lines import (
    spaced_cells,
    tabbed_cells,
    under,
    words,
)

_SIGNS = frozenset("+*✓✔←")  # marks of the best row so far
_BEGINS_A_ROW = frozenset("0123456789+-.")
_LEAST_NUMBERS = 0.5  # share of a row's cells that are numbers, where some are words


@dataclass(slots=True)
class Growing:
    """The rows so far; ``columns`` are the places of the columns, where blanks part them."""

    header: Row
    line: int
    heading: str = ""
    columns: list[tuple[int, int]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    is_interrupted: bool = False
    axis: int | None = None
    last: float | None = None
    is_first: bool = False
    is_fenced: bool = False
    caption: str = ""
    bad_lines: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find the column along which the rows must continue after other lines."""
        names = column_names(self.header)
        self.axis = find(names, (*STEP_NAMES, *EPOCH_NAMES))

    def add(self, row: Row | None) -> bool:
        """Take the row; after other lines only one that continues along the axis."""
        if row is None:
            return False
        if self.is_interrupted and not self.goes_on(row):
            return False
        place = self._place(row)
        self.last = place if place is not None else self.last
        self.is_interrupted = False
        self.rows.append(row)
        return True

    def goes_on(self, row: Row) -> bool:
        """Whether the row comes after the last one on the axis."""
        place = self._place(row)
        return place is not None and (self.last is None or place > self.last)

    def _place(self, row: Row) -> float | None:
        return None if self.axis is None else value_of(row[self.axis])

    def done(self) -> TextTable:
        """The table with the rows that were found."""
        rows, bad_lines = tuple(self.rows), tuple(self.bad_lines)
        return TextTable(
            self.header,
            rows,
            self.line,
            self.heading,
            self.is_first,
            bad_lines,
            self.is_fenced,
            self.caption,
        )


def barred_row(cells: list[str], width: int, *, strict: bool) -> Row | None:
    """The cells as a row of ``width``; ``strict`` requires numbers, as after other lines."""
    if len(cells) > width or not cells or (strict and len(cells) < width):
        return None
    if strict and not is_numeric(cells):
        return None
    return tuple(cells) + ("",) * (width - len(cells))


def is_numeric(cells: list[str]) -> bool:
    """Whether most of the cells that hold something are numbers, and one is at least."""
    held = [cell for cell in cells if not is_absent(cell)]
    numbers = sum(value_of(cell) is not None for cell in held)
    return numbers > 0 and numbers >= _LEAST_NUMBERS * len(held)


def spaced_row(line: str, width: int, columns: list[tuple[int, int]]) -> Row | None:
    """The cells of a line of blanks and tabs as a row of ``width``, None where they are none.

    A row that has fewer words than there are columns is read by where the words stand.
    """
    texts = line.split()
    if not texts or value_of(texts[0]) is None:
        return None
    if "\t" in line:
        cells = tabbed_cells(line)
        if len(cells) == width and is_numeric(cells):
            return tuple(cells)
    if all(map(_is_cell, texts)):
        if len(texts) == width:
            return tuple(texts)
        placed = under(words(line), columns) if columns and len(texts) < width else None
        return tuple(placed) if placed is not None and _one_each(texts, placed) else None
    if len(texts) >= width:
        texts = [cell.text for cell in spaced_cells(line)]
        if len(texts) == width and value_of(texts[0]) is not None and is_numeric(texts):
            return tuple(texts)
    return None


def is_torn(line: str) -> bool:
    """Whether a line is of numbers alone, two at least: a row that lost some of its cells."""
    texts = line.split()
    return len(texts) > 1 and all(map(_is_cell, texts))


def begins_a_row(line: str) -> bool:
    """Whether a line begins as a row of numbers does; called for every line of a long log."""
    return line.lstrip()[:1] in _BEGINS_A_ROW


def _is_cell(text: str) -> bool:
    return text in _SIGNS or is_absent(text) or value_of(text) is not None


def _one_each(texts: list[str], placed: list[str]) -> bool:
    """Whether no two words fell into one column."""
    return sum(bool(cell) for cell in placed) == len(texts)
