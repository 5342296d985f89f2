"""Numbers as CSV: every digit, in the marks that a spreadsheet expects, and no formula."""

import csv
import io
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.report.figures.sheet import BYTE_ORDER_MARK, COMMA, POINT, Dialect, write

DIALECTS = [POINT, COMMA]
BEGINS_FORMULA = re.compile("[=+\\-@\t\r＝＋－＠]")
TEXTS = st.text(
    st.sampled_from("=+-@\t\r\n;,|\"' aé1＝") | st.characters(exclude_categories=["Cs"]),
    max_size=30,
)


def cells(file: bytes, separator: str) -> list[list[str]]:
    text = file.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


@pytest.mark.parametrize("dialect", DIALECTS)
@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
def test_no_cell_of_text_begins_a_formula(dialect: Dialect, texts: list[str]) -> None:
    file = write(pd.DataFrame({"run": texts, "value": np.ones(len(texts))}), dialect)
    rows = cells(file, dialect.separator)
    assert len(rows) == len(texts) + 1
    assert not [row[0] for row in rows if BEGINS_FORMULA.match(row[0])]


@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
def test_no_cell_begins_a_formula_in_a_spreadsheet_of_another_language(texts: list[str]) -> None:
    for dialect in DIALECTS:
        written = write(pd.DataFrame({"run": texts}), dialect).decode("utf-8")
        parts = re.split("[;,\t|\r\n]", written.removeprefix(BYTE_ORDER_MARK))
        assert not [part for part in parts if re.match("[=+\\-@]", part)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-run", "'-run"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("a;=1", "a;'=1"),
        ("lote 64 · taxa 0,01", "lote 64 · taxa 0,01"),
        ("batch_size=64 lr=1e-3", "batch_size=64 lr=1e-3"),
    ],
)
def test_an_apostrophe_makes_a_formula_text_and_leaves_the_rest(text: str, written: str) -> None:
    assert cells(write(pd.DataFrame({"run": [text]}), COMMA), ";")[1] == [written]


def test_a_name_of_a_column_is_made_harmless_too() -> None:
    assert cells(write(pd.DataFrame({"=1": [2.0]}), POINT), ",")[0] == ["'=1"]


@given(
    values=st.lists(st.floats(allow_nan=True, allow_infinity=True), min_size=1, max_size=20),
    steps=st.integers(-(2**60), 2**60),
)
def test_every_digit_of_a_number_comes_back(values: list[float], steps: int) -> None:
    table = pd.DataFrame({"run": "r", "step": [steps] * len(values), "value": values})
    for dialect in DIALECTS:
        rows = cells(write(table, dialect), dialect.separator)[1:]
        numbers = [float(row[2].replace(dialect.decimal, ".")) for row in rows]
        assert np.array_equal(numbers, values, equal_nan=True)
        assert [int(row[1]) for row in rows] == [steps] * len(values)


def test_a_spreadsheet_in_portuguese_finds_its_own_marks() -> None:
    table = pd.DataFrame({"época": [3], "valor": [-0.25]})
    assert write(table, COMMA) == "\ufeffépoca;valor\r\n3;-0,25\r\n".encode()
    assert write(table, POINT) == "\ufeffépoca,valor\r\n3,-0.25\r\n".encode()


def test_pandas_reads_both_without_a_stray_mark() -> None:
    table = pd.DataFrame({"run": ["ação"], "value": [0.5]})
    for dialect in DIALECTS:
        file = io.BytesIO(write(table, dialect))
        read = pd.read_csv(file, sep=dialect.separator, decimal=dialect.decimal)
        pd.testing.assert_frame_equal(read, table, check_dtype=False)
