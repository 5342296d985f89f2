"""A figure as Markdown, for an issue or a pull request: what it says, and where its curves end."""

import math
from collections.abc import Iterator, Sequence

import pandas as pd

from dashboard.report.as_markdown import escape
from dashboard.report.figures.picture import Caption
from dashboard.text.sentences import Sentences

MOST = 40
"""Rows of the table; the CSV has every number."""

NOTHING = "–"


def write(caption: Caption, rows: pd.DataFrame, words: Sentences) -> str:
    """The caption, the last point of every curve as a table, and what all rests on."""
    lines = [f"**{escape(caption.title)}**", ""]
    if caption.says:
        lines += [escape(caption.says), ""]
    lines += [*_table(rows, words), ""]
    if caption.foot:
        lines += [escape(caption.foot), ""]
    return "\n".join(lines)


def ends(rows: pd.DataFrame) -> pd.DataFrame:
    """The last row of each curve: of those with the same texts, which tell curves apart."""
    texts = [name for name in rows.columns if not pd.api.types.is_numeric_dtype(rows[name])]
    if not len(rows) or not texts:
        return rows
    return rows.groupby(texts, sort=False, observed=True).tail(1)


def _table(rows: pd.DataFrame, words: Sentences) -> Iterator[str]:
    last = ends(rows)
    yield _row([escape(str(name)) for name in last.columns])
    yield _row(
        ["---:" if pd.api.types.is_numeric_dtype(last[name]) else "---" for name in last.columns]
    )
    for row in last.head(MOST).itertuples(index=False, name=None):
        yield _row([_cell(value, words) for value in row])
    if len(last) > MOST:
        yield from ("", words.say("export-more", more=len(last) - MOST))


def _cell(value: object, words: Sentences) -> str:
    if isinstance(value, float) and math.isnan(value):
        return NOTHING
    if isinstance(value, int | float):
        return escape(words.texts.number(value))
    return escape(str(value)) or NOTHING


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
