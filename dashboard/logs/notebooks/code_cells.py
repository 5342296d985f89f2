"""The cells of a notebook: their source, and what they printed and showed.

Plain JSON, as the format is described at https://nbformat.readthedocs.io; the third version keeps
its cells in worksheets.  Knows no log.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_MOST_CELLS = 10_000
_MOST_OUTPUTS = 20_000  # of one cell; a loop that shows a table at each step makes thousands
_MOST_CHARACTERS = 64 << 20  # of one cell's text
_BEGINS = re.compile(r"^Epoch 1/(\d{1,9})[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CodeCell:
    """A cell of code: its number among all cells, from 1, its source and its outputs.

    ``texts`` are what it printed and what its values look like as text, ``pages`` as HTML.
    """

    number: int
    source: str
    texts: tuple[str, ...]
    pages: tuple[str, ...]


def code_cells(notebook: Any) -> Iterator[CodeCell]:
    """The cells of code; whatever is not laid out as a notebook's is passed over."""
    for number, cell in enumerate(_cells(notebook)[:_MOST_CELLS], start=1):
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            texts, pages = _outputs(cell.get("outputs"))
            source = _text(cell.get("source") or cell.get("input"))
            yield CodeCell(number, source, texts, pages)


def _cells(notebook: Any) -> list[Any]:
    if not isinstance(notebook, dict):
        return []
    cells = notebook.get("cells")
    if isinstance(cells, list):
        return cells
    sheets = notebook.get("worksheets")
    held = sheets if isinstance(sheets, list) else []
    lists = [sheet.get("cells") for sheet in held if isinstance(sheet, dict)]
    return [cell for one in lists if isinstance(one, list) for cell in one]


def _outputs(outputs: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was printed, as one text, and the values shown, each as HTML where it is a table."""
    printed: list[str] = []
    texts: list[str] = []
    pages: list[str] = []
    stream = ""
    for output in outputs[:_MOST_OUTPUTS] if isinstance(outputs, list) else ():
        if not isinstance(output, dict):
            continue
        if output.get("output_type") == "stream":
            name = str(output.get("name") or output.get("stream"))
            if printed and name != stream and not printed[-1].endswith("\n"):
                printed.append("\n")  # the streams were written side by side
            printed.append(_text(output.get("text")))
            stream = name
            continue
        data = output.get("data")
        shown = data if isinstance(data, dict) else output
        page = _text(shown.get("text/html") or shown.get("html"))
        if "<table" in page.lower():
            pages.append(page)
        else:
            texts.append(_text(shown.get("text/plain") or shown.get("text")))
    found = ("".join(printed), *texts)
    return tuple(text for text in found if text and len(text) <= _MOST_CHARACTERS), tuple(pages)


def _text(value: Any) -> str:
    """A text of the format: one string, or a list of its lines."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(line for line in value if isinstance(line, str))
    return ""


def trainings_in(text: str) -> list[str]:
    """What one cell printed, divided where a training begins again: Keras' ``Epoch 1/10``.

    ``fit`` in a loop over folds prints several trainings into one cell.  In a loop that trains one
    epoch at a time every call prints ``Epoch 1/1``: those are the epochs of one training, and are
    numbered in their order.
    """
    found = list(_BEGINS.finditer(text.replace("\r\n", "\n")))
    if len(found) < 2:
        return [text]
    text = text.replace("\r\n", "\n")
    if all(match[1] == "1" for match in found):
        counted = iter(range(1, len(found) + 1))
        return [_BEGINS.sub(lambda _: f"Epoch {next(counted)}/{len(found)}", text)]
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
