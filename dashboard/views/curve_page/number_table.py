"""A table whose numbers sort as numbers and read as the page's language writes them.

Streamlit's own formats of a column know the browser's language, not the page's, and no words beside
a number; what pandas' Styler displays stands in their place and leaves the order to the numbers.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from dashboard.report.run_columns import Column

Colours = Mapping[str, Mapping[int, str]]
"""Colours of text by column and row."""


def written(columns: Sequence[Column], colours: Colours, bold: Collection[str] = ()) -> Styler:
    """The columns as a table for ``st.dataframe``, one row per entry, named by their ``name``.

    ``colours`` are those of cells, ``bold`` are columns.

    Styler itself lays out every cell anew, which takes three to ten times as long for a thousand
    runs.  Streamlit asks it for two things only, what each cell displays and its colours; they are
    handed over as they are.  ``tests/views/test_written_table.py`` says when pandas or Streamlit
    have changed that.
    """
    frame = pd.DataFrame(
        {one.name: list(one.numbers if one.numbers is not None else one.texts) for one in columns}
    )
    body = [
        [
            {"id": f"row{row}_col{place}", "display_value": text}
            for row, text in enumerate(column.texts)
        ]
        for place, column in enumerate(columns)
        if column.numbers is not None
    ]
    laid_out = {"body": body, "cellstyle": _rules(columns, colours, bold), "table_styles": []}
    styler = frame.style
    styler._compute = lambda: styler  # type: ignore[attr-defined]  # noqa: SLF001
    styler._translate = lambda *_args, **_more: laid_out  # type: ignore[attr-defined]  # noqa: SLF001
    return styler


def _rules(
    columns: Sequence[Column], colours: Colours, bold: Collection[str]
) -> list[dict[str, Any]]:
    """One rule for each colour and one for the bold type, with the cells that have it."""
    cells: dict[tuple[str, str], list[str]] = {}
    for place, column in enumerate(columns):
        for row, colour in colours.get(column.name, {}).items():
            cells.setdefault(("color", colour), []).append(f"row{row}_col{place}")
        if column.name in bold:
            every = [f"row{row}_col{place}" for row in range(len(column.texts))]
            cells.setdefault(("font-weight", "600"), []).extend(every)
    return [{"props": [look], "selectors": those} for look, those in cells.items()]
