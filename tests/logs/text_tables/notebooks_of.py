"""Notebooks made for tests: cells with what they printed and showed."""

import json
from typing import Any

Cell = dict[str, Any]


def code(source: str, *outputs: Cell) -> Cell:
    return {
        "cell_type": "code",
        "execution_count": 1,
        "metadata": {},
        "source": source.splitlines(keepends=True),
        "outputs": list(outputs),
    }


def prose(text: str) -> Cell:
    return {"cell_type": "markdown", "metadata": {}, "source": [text]}


def printed(text: str, name: str = "stdout") -> Cell:
    return {"output_type": "stream", "name": name, "text": text.splitlines(keepends=True)}


def shown(html: str, plain: str = "<IPython.core.display.HTML object>") -> Cell:
    data = {"text/html": html.splitlines(keepends=True), "text/plain": [plain]}
    return {"output_type": "display_data", "metadata": {}, "data": data}


def value(plain: str) -> Cell:
    return {"output_type": "execute_result", "metadata": {}, "data": {"text/plain": [plain]}}


def notebook(*cells: Cell) -> str:
    """The text of a notebook of the fourth version."""
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def old_notebook(*cells: Cell) -> str:
    """The same in the third version, whose cells lie in worksheets."""
    old = [_old_cell(cell) for cell in cells]
    return json.dumps({"metadata": {}, "nbformat": 3, "worksheets": [{"cells": old}]})


def _old_cell(cell: Cell) -> Cell:
    outputs = [
        {"output_type": "stream", "stream": one["name"], "text": one["text"]}
        for one in cell["outputs"]
    ]
    return {"cell_type": "code", "input": cell["source"], "outputs": outputs}


def keras(first: int, last: int, of: int, start: float = 0.5) -> str:
    """What ``fit`` prints from one epoch to another, the loss halved at each."""
    lines = []
    for epoch in range(first, last + 1):
        loss = start / 2**epoch
        lines.append(f"Epoch {epoch}/{of}\n")
        lines.append(
            f"375/375 [====] - 2s 5ms/step - loss: {loss:.6f} - val_loss: {2 * loss:.6f}\n"
        )
    return "".join(lines)


def page(header: list[str], *rows: list[object], index: bool = False) -> str:
    """A table of HTML as pandas writes it."""
    names = ["", *header] if index else header
    head = "".join(f"<th>{name}</th>" for name in names)
    body = ""
    for number, row in enumerate(rows):
        cells = "".join(f"<td>{cell}</td>" for cell in row)
        body += f"<tr>{f'<th>{number}</th>' if index else ''}{cells}</tr>\n"
    head = f"<thead><tr>{head}</tr></thead>"
    return f'<table border="1" class="dataframe">{head}<tbody>{body}</tbody></table>'
