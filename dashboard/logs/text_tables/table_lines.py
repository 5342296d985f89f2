"""One line of text as part of a table: a rule, or cells with their positions.

Knows bars, blanks and tabs; knows no header.
"""

import re
from dataclasses import dataclass

_DASHES = "-=_─━═╌┄"
_CORNERS = "+|:│┃║┼╪╇┿┬┴├┤┌┐└┘╞╡╒╕╘╛┏┓┗┛┡┩┢┪┠┨┣┫╭╮╰╯╠╣╔╗╚╝╬╦╩╤╧╟╢╫┳┻╋*"
_DRAWN = frozenset(_DASHES + _CORNERS)
_BARS = str.maketrans("│┃║", "|||")
_RULE = re.compile(rf"^[\s{re.escape(_DASHES + _CORNERS)}]+$")
_STROKE = re.compile(rf"[{re.escape(_DASHES)}]+")
_WORD = re.compile(r"\S+")
_GAP = re.compile(r"\s{2,}|\t")
_LEAST_DASHES = 2  # of a rule; one dash alone is an empty cell


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text and the characters of its line from ``start`` up to ``end``."""

    text: str
    start: int
    end: int


def is_rule(line: str) -> bool:
    """Whether a line is drawn to part others: ``---  ----``, ``|:---:|``, ``+====+``, ``├──┤``."""
    if line.lstrip()[:1] not in _DRAWN:
        return False
    return bool(_RULE.match(line)) and sum(line.count(dash) for dash in _DASHES) >= _LEAST_DASHES


def strokes(line: str) -> list[tuple[int, int]]:
    """Where the dashes of a rule run, one stretch for each column."""
    return [match.span() for match in _STROKE.finditer(line)]


def barred_cells(line: str) -> list[str] | None:
    """The cells between bars, None for a line without.  Bars at the edges close no empty cell."""
    if not ("|" in line or "│" in line or "┃" in line or "║" in line):
        return None
    text = line.translate(_BARS).strip()
    return [cell.strip() for cell in text.removeprefix("|").removesuffix("|").split("|")]


def words(line: str) -> list[Cell]:
    """The words of a line."""
    return [Cell(match[0], *match.span()) for match in _WORD.finditer(line)]


def spaced_cells(line: str) -> list[Cell]:
    """The cells parted by two blanks or more, or by a tab, so that names may hold a blank."""
    cells: list[Cell] = []
    start = len(line) - len(line.lstrip())
    end_of_line = len(line.rstrip())
    for gap in _GAP.finditer(line, start, end_of_line):
        if gap.start() > start:
            cells.append(Cell(line[start : gap.start()], start, gap.start()))
        start = gap.end()
    if end_of_line > start:
        cells.append(Cell(line[start:end_of_line], start, end_of_line))
    return cells


def tabbed_cells(line: str) -> list[str]:
    """The cells between tabs; two tabs have an empty cell between them."""
    return [cell.strip() for cell in line.strip("\n").split("\t")]


def under(cells: list[Cell], columns: list[tuple[int, int]]) -> list[str] | None:
    """The text of ``cells`` by the column above each, None where one has none.

    Several words of one column belong together.  Both lists rise, and are walked through once.
    """
    found = [""] * len(columns)
    at = 0
    for cell in cells:
        while at + 1 < len(columns) and _nearer(cell, columns[at], columns[at + 1]):
            at += 1
        start, end = columns[at]
        if cell.end + _LOOSE <= start or cell.start >= end + _LOOSE:
            return None
        found[at] = f"{found[at]} {cell.text}".strip()
    return found


_LOOSE = 4  # characters that a cell may be beside its column


def _nearer(cell: Cell, column: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether ``cell`` belongs to the column that follows: it overlaps more, or is nearer."""
    here = min(cell.end, column[1]) - max(cell.start, column[0])
    there = min(cell.end, following[1]) - max(cell.start, following[0])
    return there > here
