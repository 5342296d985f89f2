"""A table of numbers as a CSV file that programs read and that spreadsheets open as it is.

A cell of text that a spreadsheet would take for a formula is made text by an apostrophe before it
(OWASP, "CSV Injection"): names of runs come from logs, and those are somebody else's.
"""

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

BYTE_ORDER_MARK = "\ufeff"
"""Tells Excel that the file is UTF-8; pandas, R and other spreadsheets pass over it."""

END = "\r\n"  # of a line

FORMULA = re.compile("(^|[;,\t\r\n|])(?=[=+\\-@\t\r\n＝＋－＠])")
"""Where a formula could begin: at the head of a cell, or behind what some spreadsheet, set to
another language, takes for the end of one."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written: what parts its cells and its fractions."""

    separator: str
    decimal: str


POINT = Dialect(",", ".")
"""As programs and a spreadsheet in English read it."""

COMMA = Dialect(";", ",")
"""As a spreadsheet in Portuguese reads it, where the comma parts the fraction."""


def write(table: pd.DataFrame, dialect: Dialect) -> bytes:
    """The table as UTF-8 with a line of names; numbers in full, NaN and infinity as words."""
    head = dialect.separator.join(_cell(str(name), dialect) for name in table.columns)
    columns = [_column(table.iloc[:, place], dialect) for place in range(table.shape[1])]
    lines = pc.binary_join_element_wise(*columns, dialect.separator).to_pylist()
    return (BYTE_ORDER_MARK + END.join([head, *lines, ""])).encode("utf-8")


def _column(values: "pd.Series[Any]", dialect: Dialect) -> pa.Array:
    """The cells of one column; of texts each is looked at once, however often it stands there."""
    if pd.api.types.is_numeric_dtype(values):
        written = pc.cast(pa.array(values.to_numpy()), pa.string())
        point = pc.replace_substring(written, ".", dialect.decimal)
        return pc.if_else(pc.equal(written, "nan"), "NaN", point)
    texts = values.astype("category").cat
    cells = pa.array([_cell(str(text), dialect) for text in texts.categories], pa.string())
    return pc.take(cells, pa.array(texts.codes.to_numpy()))


def _cell(text: str, dialect: Dialect) -> str:
    """``text`` made harmless, in quotes where it would not stay one cell without."""
    safe = harmless(text)
    if any(mark in safe for mark in (dialect.separator, '"', "\r", "\n")):
        return '"' + safe.replace('"', '""') + '"'
    return safe


def harmless(text: str) -> str:
    """``text`` so that no spreadsheet takes it, or a part of it, for a formula."""
    return FORMULA.sub(r"\1'", text)
