"""The cells of a delimited text as columns of numbers.

pyarrow parses what is regular, fast; a column with something else in it is gone through cell by
cell.  An empty cell is absent, a written NaN is a number that was logged.
"""

import math
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]
from pyarrow import csv as arrow_csv

from dashboard.logs.parsing.dialect import Dialect
from dashboard.model.table import FloatArray, IntArray

ABSENT = ("", "NA", "N/A", "null", "None", "-")  # how writers mark that nothing was logged
_BLOCK_BYTES = 4 << 20  # parsed at a time by one thread; a longer cell than this is refused
_BLANK = 4096  # bytes; a longer rest of a file is not looked through for emptiness
_LOOKED_AT = 65_536  # bytes looked through for quoted cells that run over a line
_THOUSANDS = re.compile(r"^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$")
_WRAPPED = re.compile(r"^\[\s*([^\s,\[\]]+)\s*\]$")  # "[nan]", "[0.1]"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: values (n,), and where a cell was there at all."""

    name: str
    value: FloatArray  # NaN where absent or no number
    present: npt.NDArray[np.bool_]
    text: tuple[str, ...] | None = None  # the cells of a column of words
    bad: IntArray | None = None  # the rows whose cell is no number

    def at(self, rows: npt.NDArray[np.intp]) -> "Column":
        """The column with just these rows."""
        text = None if self.text is None else tuple(self.text[row] for row in rows.tolist())
        bad = None if self.bad is None else np.flatnonzero(np.isin(rows, self.bad))
        return Column(self.name, self.value[rows], self.present[rows], text, bad)


@dataclass(frozen=True, slots=True)
class Cells:
    """A table of columns, with the rows and cells that could not be read."""

    columns: tuple[Column, ...]
    rows: int
    bad_rows: int = 0
    first_bad_row: int | None = None  # line number, counted from 1
    bad_after: IntArray = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    """For each row that was left out and found again, the row before it."""
    bad_cells: int = 0
    first_bad_cell: str = ""
    repeated_headers: int = 0


class UnreadableTableError(Exception):
    """The text cannot be parsed as a table at all."""


def read_cells(text: bytes, dialect: Dialect) -> Cells:
    """Parse UTF-8 ``text`` laid out as ``dialect`` says.

    Raises:
        UnreadableTableError: when the parser gives up, as on a cell of many megabytes.
    """
    names = _unique(dialect.header)
    body, start = _body(text, dialect)
    if len(body) - start < _BLANK and not body[start:].strip():
        nothing = np.empty(0)
        columns = tuple(Column(name, nothing, nothing.astype(np.bool_)) for name in names)
        return Cells(columns, 0)
    bad: list[str] = []
    beginning = body[start : start + _LOOKED_AT]
    table = _parsed(pa.py_buffer(body).slice(start), dialect, names, beginning, bad)
    return _cells(table, dialect, names, _bad_rows(body[start:] if bad else b"", dialect, bad))


def read_cells_of_file(path: Path, beginning: bytes, dialect: Dialect) -> Cells | None:
    """The same for the rows of a file of UTF-8, whose text is never held as a whole.

    ``beginning`` is the file's; None where the whole text is needed after all: for runs of spaces,
    for lines without a line feed, to find bad rows again, for other encodings further on.

    Raises:
        OSError: when the file cannot be read.
        UnreadableTableError: as above.
    """
    names = _unique(dialect.header)
    body, start = _body(beginning, dialect)
    if body is not beginning or b"\n" not in body[start:]:
        return None
    bad: list[str] = []
    with pa.OSFile(str(path)) as file:
        file.seek(start)
        table = _parsed(file, dialect, names, body[start : start + _LOOKED_AT], bad)
    if bad or any(pa.types.is_binary(kind) for kind in table.schema.types):
        return None
    return _cells(table, dialect, names, _BadRows(0))


def _parsed(
    source: object, dialect: Dialect, names: list[str], beginning: bytes, bad: list[str]
) -> pa.Table:
    """The columns of ``source`` as pyarrow reads them; rows of another width go to ``bad``."""

    def skip(row: arrow_csv.InvalidRow) -> str:
        bad.append(row.text)
        return "skip"

    try:
        return arrow_csv.read_csv(
            source,
            read_options=arrow_csv.ReadOptions(
                column_names=names, block_size=_BLOCK_BYTES, use_threads=True
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=dialect.delimiter if dialect.delimiter != " " else "\t",
                newlines_in_values=_quoted_newlines(beginning),
                invalid_row_handler=skip,
            ),
            convert_options=arrow_csv.ConvertOptions(
                null_values=list(ABSENT),
                strings_can_be_null=True,
                decimal_point="," if dialect.decimal_comma else ".",
                auto_dict_encode=False,
            ),
        )
    except (pa.ArrowException, ValueError, OverflowError) as error:
        raise UnreadableTableError(str(error)) from error


@dataclass(frozen=True, slots=True)
class _BadRows:
    """Rows with more or fewer cells than the header, and the first one's line."""

    count: int
    first: int | None = None
    after: tuple[int, ...] = ()  # rows of the table before them


def _bad_rows(body: bytes, dialect: Dialect, rows: list[str]) -> _BadRows:
    """Find the ``rows`` that the parser left out of ``body`` again: it does not say where."""
    left_out = {row.encode() for row in rows}
    after: list[int] = []
    first, good = None, 0
    for number, line in enumerate(body.split(b"\n") if rows else ()):
        if line.rstrip(b"\r") in left_out:
            first = number if first is None else first
            after.append(max(good - 1, 0))
        elif line.strip(b"\r"):
            good += 1
    if first is not None:
        first += dialect.skip_lines + dialect.has_header + 1
    return _BadRows(len(rows), first, tuple(after))


def _quoted_newlines(beginning: bytes) -> bool:
    """Whether a quoted cell runs over a line's end, as generated text in a history does."""
    return any(line.count(b'"') % 2 for line in beginning.split(b"\n")[:-1])


def _unique(header: tuple[str, ...]) -> list[str]:
    """Column names, none of them twice and none empty."""
    names: list[str] = []
    seen: set[str] = set()
    last: dict[str, int] = {}  # the number tried last for a name, so that many equal ones are quick
    for index, written in enumerate(header):
        name = choice = written or f"column {index + 1}"
        while choice in seen:
            last[name] = last.get(name, 1) + 1
            choice = f"{name}.{last[name]}"
        seen.add(choice)
        names.append(choice)
    return names


def _body(text: bytes, dialect: Dialect) -> tuple[bytes, int]:
    """The text and where the rows under the header start; runs of spaces become one tab.

    A large text is not copied for the sake of its first line.
    """
    position = 0
    for _ in range(dialect.skip_lines + int(dialect.has_header)):
        position = _next_line(text, position)
    if text.find(b"\n", position) < 0 and text.find(b"\r", position) >= 0:
        text = text.replace(b"\r", b"\n")
    if dialect.delimiter == " ":
        text = b"\n".join(b"\t".join(line.split()) for line in text[position:].splitlines())
        position = 0
    return text, position


def _next_line(text: bytes, position: int) -> int:
    newline = text.find(b"\n", position)
    carriage = text.find(b"\r", position, newline if newline >= 0 else len(text))
    if carriage >= 0 and carriage + 1 != newline:
        return carriage + 1
    return newline + 1 if newline >= 0 else len(text)


def _cells(table: pa.Table, dialect: Dialect, names: list[str], bad: _BadRows) -> Cells:
    keep = _not_headers(table, dialect)
    repeated = 0
    after = np.array([row for row in bad.after if row < table.num_rows], dtype=np.int64)
    if keep is not None:
        repeated = table.num_rows - int(pc.sum(keep).as_py() or 0)
        after = np.maximum(np.cumsum(keep.to_numpy())[after] - 1, 0)
        table = table.filter(keep)
    columns: list[Column] = []
    bad_cells, first_bad = 0, ""
    for name in names:
        column, wrong, example = _column(name, table[name], dialect.decimal_comma)
        columns.append(column)
        if wrong and column.text is None:
            bad_cells += wrong
            first_bad = first_bad or f"{name}: {example[:40]}"
    return Cells(
        tuple(columns), table.num_rows, bad.count, bad.first, after, bad_cells, first_bad, repeated
    )


def _not_headers(table: pa.Table, dialect: Dialect) -> pa.ChunkedArray | None:
    """Which rows are not repetitions of the header, None without any repetition."""
    if not dialect.has_header or not table.num_rows:
        return None
    first = next(
        (
            index
            for index, name in enumerate(dialect.header)
            if pa.types.is_string(table.column(index).type) and name
        ),
        None,
    )
    if first is None:
        return None
    is_header = pc.equal(pc.utf8_trim_whitespace(table.column(first)), dialect.header[first])
    if not pc.any(is_header).as_py():
        return None
    return pc.invert(pc.fill_null(is_header, False))


def _column(name: str, cells: pa.ChunkedArray, comma: bool) -> tuple[Column, int, str]:
    """The column as numbers, how many of its cells are none, and the first of those."""
    kind = cells.type
    plain = pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_boolean(kind)
    if plain or pa.types.is_null(kind):
        present = None if cells.null_count == 0 else pc.is_valid(cells).to_numpy()
        value = cells if pa.types.is_float64(kind) else pc.cast(cells, pa.float64(), safe=False)
        return Column(name, value.to_numpy(), _mask(present, len(cells))), 0, ""
    words = [str(cell) if cell is not None else "" for cell in cells.to_pylist()]
    return _from_words(name, words, comma)


def _mask(present: npt.NDArray[np.bool_] | None, count: int) -> npt.NDArray[np.bool_]:
    """The mask, or one that is true everywhere without taking a byte for every cell."""
    return np.broadcast_to(np.True_, (count,)) if present is None else present


def _from_words(name: str, words: list[str], comma: bool) -> tuple[Column, int, str]:
    value = np.full(len(words), np.nan)
    present = np.zeros(len(words), dtype=np.bool_)
    bad: list[int] = []
    for index, word in enumerate(words):
        stripped = word.strip()
        if stripped in ABSENT:
            continue
        number = to_number(stripped, comma)
        if number is None:
            bad.append(index)
            continue
        value[index], present[index] = number, True
    read = int(np.count_nonzero(present))
    if len(bad) > read:
        return Column(name, value, present, tuple(words)), len(bad), words[bad[0]].strip()
    example = words[bad[0]].strip() if bad else ""
    return Column(name, value, present, None, np.array(bad) if bad else None), len(bad), example


def to_number(cell: str, comma: bool = False) -> float | None:
    """A cell as a number: ``1e-3``, ``1.234,5``, ``806,131``, ``12.5%``, ``[0.1]``; or None."""
    wrapped = _WRAPPED.match(cell)
    text = wrapped.group(1) if wrapped else cell
    if comma:
        text = text.replace(".", "").replace(",", ".") if "," in text else text
    elif _THOUSANDS.match(text):
        text = text.replace(",", "")
    percent = text.endswith("%")
    try:
        number = float(text.rstrip("%"))
    except ValueError:
        return None
    if "_" in text:
        return None  # Python reads 1_000, logs do not write it
    return number / 100 if percent and math.isfinite(number) else number
