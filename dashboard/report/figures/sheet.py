"""A table of numbers as a CSV file that programs read and that spreadsheets open as it is.

A cell of text that a spreadsheet would take for a formula is made text by an apostrophe before it
(OWASP, "CSV Injection"): names of runs come from logs, and those are somebody else's.
"""

import re
from dataclasses import dataclass

import pandas as pd

BYTE_ORDER_MARK = "\ufeff"
"""Tells Excel that the file is UTF-8; pandas, R and other spreadsheets pass over it."""

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
    safe = table.rename(columns=harmless)
    for name in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[name]):
            texts = safe[name].astype(str)
            safe[name] = texts.map({text: harmless(text) for text in texts.unique()})
    written = safe.to_csv(
        index=False,
        sep=dialect.separator,
        decimal=dialect.decimal,
        na_rep="NaN",
        lineterminator="\r\n",
    )
    return (BYTE_ORDER_MARK + written).encode("utf-8")


def harmless(text: str) -> str:
    """``text`` so that no spreadsheet takes it, or a part of it, for a formula."""
    return FORMULA.sub(r"\1'", text)
