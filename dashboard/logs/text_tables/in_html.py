"""The tables in the HTML output of notebooks: of pandas, Hugging Face and fastai.

Scanned from tag to tag in one pass; nothing of it is shown or run.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.logs.text_tables.found_table import TextTable
from dashboard.logs.text_tables.printed_cell import value_of

_TAG = re.compile(r"<(/?)(table|thead|tbody|tr|th|td)\b([^<>]*)>", re.IGNORECASE)
_OTHER_TAG = re.compile(r"<[^<>]*>")
_SPAN = re.compile(r"colspan\s*+=\s*+[\"']?(\d{1,3})", re.IGNORECASE)
_MOST_COLUMNS = 200
_MOST_CHARACTERS = 16 << 20  # of one output; a typical output has fewer than a million


@dataclass(slots=True)
class _Scan:
    """The rows of the table that is open, and where the text of its open cell begins."""

    text: str
    line: int = 1  # of the open table
    counted: int = 0  # characters whose lines were counted
    is_open: bool = False
    rows: list[list[str]] = field(default_factory=list)
    heads: list[bool] = field(default_factory=list)  # which rows are of ``th`` alone
    cell: int | None = None
    span: int = 1

    def take(self, tag: re.Match[str]) -> TextTable | None:
        """Look at one tag; the table, where it ends one."""
        is_closing, name = tag[1] == "/", tag[2].lower()
        if self.is_open:
            self._end_cell(tag.start())
        if name == "table":
            found = self.done()
            if not is_closing:
                self._open(tag.start())
            return found
        if self.is_open and not is_closing:
            self._begin(tag, name)
        return None

    def _open(self, start: int) -> None:
        self.line += self.text.count("\n", self.counted, start)
        self.counted = start
        self.rows, self.heads, self.is_open = [], [], True

    def _begin(self, tag: re.Match[str], name: str) -> None:
        if name == "tr":
            self.rows.append([])
            self.heads.append(True)
        elif name in ("td", "th") and self.rows:
            size = _SPAN.search(tag[3])
            self.span = int(size[1]) if size else 1
            self.cell = tag.end()
            self.heads[-1] &= name == "th"

    def _end_cell(self, end: int) -> None:
        if self.cell is None:
            return
        text = html.unescape(_OTHER_TAG.sub(" ", self.text[self.cell : end]))
        row = self.rows[-1]
        row.extend([" ".join(text.split())] * min(max(self.span, 1), _MOST_COLUMNS - len(row)))
        self.cell = None

    def done(self) -> TextTable | None:
        """The open table; it may end without a tag where an output was cut."""
        pairs = [(row, head) for row, head in zip(self.rows, self.heads, strict=True) if row]
        self.is_open = False
        count = next((at for at, one in enumerate(pairs) if not _is_header(*one)), len(pairs))
        heads = [row for row, _ in pairs[: count or 1]]
        body = [row for row, _ in pairs[len(heads) :]]
        self.rows, self.heads = [], []
        if not heads or not body:
            return None
        width = max(map(len, heads))
        header = tuple(" ".join(filter(None, names)) for names in _columns(heads, width))
        rows = tuple((*row, *[""] * (width - len(row)))[:width] for row in body)
        return TextTable(header, rows, self.line)


def tables_in_html(text: str) -> Iterator[TextTable]:
    """The tables of ``text``, each with the line on which it begins.

    The table around another ends where that begins.
    """
    if len(text) > _MOST_CHARACTERS:
        return
    scan = _Scan(text)
    for tag in _TAG.finditer(text):
        found = scan.take(tag)
        if found is not None:
            yield found
    found = scan.done()
    if found is not None:
        yield found


def _is_header(row: list[str], is_head: bool) -> bool:
    """Whether a row is of the header; early fastai wrote every cell as ``th``."""
    return is_head and not any(value_of(cell) is not None for cell in row)


def _columns(heads: list[list[str]], width: int) -> Iterator[list[str]]:
    """The names of each column, those of further lines of the header below."""
    for at in range(width):
        yield list(dict.fromkeys(row[at] for row in heads if at < len(row)))
