"""Every table of a text, in one pass over its lines.

A header is a line of names, one of them an axis, with rows of as many cells under it; between bars
any line of names over a rule is one.  Rows may be interrupted by other lines of the log, as long as
they continue along the axis.  Knows layouts; does not know which table is a curve.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.logs.names.metric_names import understand
from dashboard.logs.text_tables.found_table import (
    Row,
    TextTable,
    is_measure,
    may_be_header,
    names_axis,
)
from dashboard.logs.text_tables.open_table import (
    Growing,
    barred_row,
    begins_a_row,
    is_numeric,
    is_torn,
    spaced_row,
)
from dashboard.logs.text_tables.printed_cell import value_of
from dashboard.logs.text_tables.table_lines import (
    Cell,
    barred_cells,
    is_rule,
    spaced_cells,
    strokes,
    tabbed_cells,
    under,
    words,
)

_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_TITLES = 6  # levels of titles in Markdown
_LONGEST_NAME = 60  # characters of a column's name; longer cells are prose
_MOST_COLUMNS = 200
_HEADER_LINES = 4  # of a header between bars; MATLAB's has two
_WAITS = 2_000  # lines that may come between a header and its first row: progress bars
_NEAR = 3  # lines that a caption may be above its table
_LEAST_KNOWN = 2  # metrics in a header that names no axis, as pandas prints a history


@dataclass(slots=True)
class _Names:
    """A line that may be a header, with its cells read in each way that it can be."""

    line: int
    heading: str
    ways: list[list[Cell]]  # by words, by gaps of two blanks
    tabbed: list[str]
    is_measured: bool  # one of them is something measured that we know
    is_first: bool


@dataclass(slots=True)
class _Finder:
    """The state of the scan: two tables may be open, one of bars and one of blanks."""

    found: list[TextTable] = field(default_factory=list)
    barred: Growing | None = None
    spaced: Growing | None = None
    above: list[list[str]] = field(default_factory=list)  # lines between bars that may be a header
    names: _Names | None = None
    heading: str = ""
    is_fenced: bool = False
    first: int = 0  # the first line that holds something
    caption: tuple[str, int] = ("", 0)  # the last line of words, and its number

    def take(self, line: str, number: int) -> None:
        """Look at one line."""
        if not line or line.isspace():
            self._interrupt()
            self.above.clear()
            return
        self.first = self.first or number
        if is_rule(line):
            self.first = number + 1 if self.first == number else self.first
            self._rule(line, number)
            return
        cells = barred_cells(line)
        if cells is not None and len(cells) > 1:
            self._between_bars(cells, number)
            return
        self.above.clear()
        if not self._row(line, number):
            self._interrupt()
            self._plain(line, number)

    def close(self) -> list[TextTable]:
        """All tables, in the order of their headers."""
        for one in (self.barred, self.spaced):
            self._finish(one)
        return sorted(self.found, key=lambda table: table.line)

    def _finish(self, table: Growing | None) -> None:
        if table is not None and table.rows:
            self.found.append(table.done())

    def _interrupt(self) -> None:
        for one in (self.barred, self.spaced):
            if one is not None:
                one.is_interrupted = True

    def _rule(self, line: str, number: int) -> None:
        """A rule under the names of columns ends their header."""
        columns = strokes(line)
        if self.above and any(corner in line for corner in "|+│┃┼╪╇┿╬╫┡├╞┠┣╠"):
            self._open_barred(_merged(self.above), number)
            self.above.clear()
        elif self.names is not None and self.names.line == number - 1 and len(columns) > 1:
            header = under(self.names.ways[0], columns)
            if header is not None and all(header):
                self._open_spaced(tuple(header), columns, self.names)

    def _between_bars(self, cells: list[str], number: int) -> None:
        table = self.barred
        is_header = not any(value_of(cell) is not None for cell in cells)
        if table is not None and not (is_header and names_axis(cells)):
            row = barred_row(cells, len(table.header), strict=table.is_interrupted)
            if row is not None and not self.above and table.add(row):
                if self.spaced is not None:
                    self.spaced.is_interrupted = True
                return
        if is_header:
            self.above = [*self.above[1 - _HEADER_LINES :], cells]
        elif self.above and is_numeric(cells) and len(cells) == len(self.above[-1]):
            header = _merged(self.above)
            if names_axis(header):
                self._open_barred(header, number)
                self._between_bars_row(cells)
            self.above.clear()
        else:
            self.above.clear()
        if self.spaced is not None:
            self.spaced.is_interrupted = True

    def _between_bars_row(self, cells: list[str]) -> None:
        if self.barred is not None:
            self.barred.add(barred_row(cells, len(self.barred.header), strict=False))

    def _open_barred(self, header: Row, number: int) -> None:
        if not 1 < len(header) <= _MOST_COLUMNS or not any(header):
            return
        self._finish(self.barred)
        line = number - len(self.above)
        self.barred = self._begun(header, line, self.heading, [])

    def _open_spaced(self, header: Row, columns: list[tuple[int, int]], names: _Names) -> None:
        self._finish(self.spaced)
        self.spaced = self._begun(header, names.line, names.heading, columns)
        self.names = None

    def _begun(
        self, header: Row, line: int, heading: str, columns: list[tuple[int, int]]
    ) -> Growing:
        text, at = self.caption
        return Growing(
            header,
            line,
            heading,
            columns,
            is_first=line == self.first,
            is_fenced=self.is_fenced,
            caption=text if line - at <= _NEAR else "",
        )

    def _row(self, line: str, number: int) -> bool:
        """Whether a line is a row of the open table, or the first one under its names."""
        if not begins_a_row(line):
            return False
        names = self.names
        opened = _opened(line, names) if names is not None and names.is_measured else None
        if names is not None and opened is not None:
            header, columns, row = opened
            if self._is_repeated_header(header, names, row):
                self.names = None
            else:
                self._open_spaced(header, columns, names)
            return self.spaced is not None and self.spaced.add(row)
        return self.spaced is not None and self._add(self.spaced, line, number)

    def _is_repeated_header(self, header: Row, names: _Names, row: Row) -> bool:
        """Whether a header repeats that of the open table, which the row under it continues."""
        table = self.spaced
        return (
            table is not None
            and (table.header, table.heading) == (header, names.heading)
            and table.goes_on(row)
        )

    def _add(self, table: Growing, line: str, number: int) -> bool:
        """Whether the line is a row of the table; one that lost cells is counted."""
        if table.add(spaced_row(line, len(table.header), table.columns)):
            return True
        if table.rows and not table.is_interrupted and is_torn(line):
            table.bad_lines.append(number)
        return False

    def _plain(self, line: str, number: int) -> None:
        """A line of names, or a title, or anything else."""
        if self.names is not None and number - self.names.line > _WAITS:
            self.names = None
        if _FENCE.match(line):
            self.is_fenced = not self.is_fenced
        elif not self.is_fenced:
            self.heading = _title(line) or self.heading
        found = _names_in(line, number, self.heading, is_first=number == self.first)
        if found is not None and (found.is_measured or self.names is None or found.is_first):
            self.names = found
        elif not _FENCE.match(line):
            self.caption = (line.strip()[:_LONGEST_NAME], number)


def tables_in(lines: Iterable[str]) -> list[TextTable]:
    """The tables in ``lines``, in their order.

    Colours and cursor moves must have been taken out before.
    """
    finder = _Finder()
    for number, line in enumerate(lines, start=1):
        finder.take(line, number)
    return finder.close()


def _title(line: str) -> str:
    """The words of a title of Markdown, ``## Results``; empty where a line is none."""
    words = line.lstrip("#")
    count = len(line) - len(words)
    return words.strip(" #") if 0 < count <= _TITLES and words[:1] == " " else ""


def _merged(above: list[list[str]]) -> Row:
    """The header of one line or of several, whose first cell is then in the first line only."""
    last = above[-1]
    rows = [last]
    for row in reversed(above[:-1]):
        if len(row) != len(last) or rows[0][0]:
            break
        rows.insert(0, row)
    return tuple(" ".join(filter(None, cells)) for cells in zip(*rows, strict=True))


def _names_in(line: str, number: int, heading: str, *, is_first: bool) -> _Names | None:
    """The line as names of columns, None where it is nothing of the kind."""
    has_axis = may_be_header(line)
    if not has_axis and not (line[0] == " " and "loss" in line):
        return None
    found = words(line)
    texts = [cell.text for cell in found]
    if not 1 < len(texts) <= _MOST_COLUMNS or begins_a_row(line):
        return None
    has_axis = names_axis(texts)
    known = sum(understand(text).known for text in texts) if not has_axis and line[0] == " " else 0
    if not has_axis and known < _LEAST_KNOWN:
        return None
    is_measured = any(is_measure(cell.text) for cell in (*found, *spaced_cells(line)))
    if not is_measured and not is_first:
        return None
    ways = [way for way in (found, spaced_cells(line)) if _are_names(way)]
    tabbed = tabbed_cells(line) if "\t" in line else []
    return _Names(number, heading, ways, tabbed, is_measured, is_first) if ways else None


def _are_names(cells: list[Cell]) -> bool:
    return len(cells) > 1 and all(len(cell.text) <= _LONGEST_NAME for cell in cells)


def _opened(line: str, names: _Names) -> tuple[Row, list[tuple[int, int]], Row] | None:
    """The header, the places of its columns and the first row, read in the way that fits."""
    if names.tabbed:
        row = spaced_row(line, len(names.tabbed), [])
        if row is not None:
            return tuple(names.tabbed), [], row
    for cells in names.ways:
        header = tuple(cell.text for cell in cells)
        columns = [(cell.start, cell.end) for cell in cells]
        row = spaced_row(line, len(header), []) if names_axis(header) else None
        if row is not None:
            return header, columns, row
        row = spaced_row(line, len(header) + 1, [])  # pandas' index has no name
        if row is not None and row[0].isdigit():
            return ("", *header), [], row
    cells = names.ways[-1]
    header = tuple(cell.text for cell in cells)
    columns = [(cell.start, cell.end) for cell in cells]
    row = spaced_row(line, len(header), columns) if names_axis(header) else None
    return None if row is None else (header, columns, row)
