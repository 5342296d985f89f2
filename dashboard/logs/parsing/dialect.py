"""How a delimited text is written: separator, decimal mark, header, comment lines.

Knows nothing of metrics or runs.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

DELIMITERS = (",", "\t", ";", "|")
SAMPLE_ROWS = 50  # rows looked at; a dialect shows itself in the first few
MAX_COLUMNS = (
    8_192  # a wider header is refused, each column takes 7 kB; the widest log seen has 2,400
)
_NUMBER = re.compile(
    r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?%?$|^[+-]?(nan|inf|infinity)$", re.IGNORECASE
)
_COMMA_NUMBER = re.compile(r"^[+-]?(\d{1,3}(\.\d{3})+|\d+),\d+([eE][+-]?\d+)?$")
_DRAWN = ("|", " ")
_RULE = re.compile(r"^(?=.*[-=_]{2})[\s|:+=_-]+$")  # "---  ----", "|:---:|---|" under the header


@dataclass(frozen=True, slots=True)
class Dialect:
    """The layout of a delimited text."""

    delimiter: str  # " " stands for any run of spaces
    decimal_comma: bool
    header: tuple[str, ...]  # column names as written, stripped; numbered when there is no header
    has_header: bool
    skip_lines: int  # lines before the first row of cells (header not counted)
    rows: tuple[tuple[str, ...], ...]  # the sample, header not counted


def is_number(cell: str) -> bool:
    """Whether a cell is a number, NaN and infinity included, in either decimal notation."""
    cell = cell.strip()
    return bool(_NUMBER.match(cell) or _COMMA_NUMBER.match(cell))


def split_row(line: str, delimiter: str) -> list[str]:
    """The cells of one line, stripped."""
    if delimiter == " ":
        return line.split()
    if '"' not in line:
        cells = line.split(delimiter)
    else:
        try:
            cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
        except csv.Error:
            cells = line.split(delimiter)
    return [cell.strip() for cell in cells]


def sniff(lines: Sequence[str]) -> Dialect | None:
    """The dialect of ``lines``, None when they are not rows of cells."""
    skip = 0
    while skip < len(lines) and (not lines[skip].strip() or lines[skip].startswith("#")):
        skip += 1
    body = _whole_rows([line for line in lines[skip : skip + SAMPLE_ROWS] if line.strip()])
    if not body:
        return None
    delimiter = _delimiter(body)
    if delimiter is None:
        return None
    rows = [split_row(line, delimiter) for line in body]
    if delimiter in _DRAWN and len(body) > 1 and _RULE.match(body[1]):
        return None  # a table drawn in text: its rules, blanks and bars are not cells
    first, rest = rows[0], rows[1:]
    if len(first) > MAX_COLUMNS:
        return None
    has_header = not all(is_number(cell) or not cell for cell in first)
    header = first if has_header else [f"column {at}" for at in range(1, len(first) + 1)]
    sample = rest if has_header else rows
    decimal_comma = delimiter != "," and _has_decimal_comma(sample)
    return Dialect(
        delimiter,
        decimal_comma,
        tuple(header),
        has_header,
        skip,
        tuple(tuple(row) for row in sample),
    )


def _whole_rows(lines: Sequence[str]) -> list[str]:
    """The lines, joined where a quoted cell runs over them; as they are if a quote stays open."""
    rows: list[str] = []
    is_open = False
    for line in lines:
        if is_open:
            rows[-1] += f" {line}"
        else:
            rows.append(line)
        is_open ^= line.count('"') % 2 == 1
    return list(lines) if is_open else rows


def _delimiter(body: Sequence[str]) -> str | None:
    """The separator that gives the first line most cells and the others as many."""
    best, best_score = None, 0.0
    for delimiter in (*DELIMITERS, " "):
        if len(split_row(body[0], delimiter)) < 2:
            continue
        widths = [len(split_row(line, delimiter)) for line in body]
        agreeing = sum(width == widths[0] for width in widths) / len(widths)
        score = agreeing + (0.0 if delimiter == " " else 0.5)
        if delimiter == "," and any(";" in line for line in body[:1]):
            score -= 0.6  # "0,5;0,7": the comma is the decimal mark
        if agreeing >= 0.5 and score > best_score:
            best, best_score = delimiter, score
    return best


def _has_decimal_comma(rows: Sequence[Sequence[str]]) -> bool:
    cells = [cell for row in rows for cell in row if cell]
    with_comma = sum(bool(_COMMA_NUMBER.match(cell)) for cell in cells)
    with_point = sum(bool(_NUMBER.match(cell)) and "." in cell for cell in cells)
    return with_comma > with_point
