"""The note on a file that is no log: the nearest form, and the line that does not fit it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.logs.file_head import Head
from dashboard.logs.nearest_form import nearest_form
from dashboard.model.run import Note, ReceiptNote
from tests.examples import examples
from tests.logs.small_logs import read_text

NEAREST = {
    "JSON that is broken": ("history.json", '{"loss": [1, 2],\n "acc": [1 2]}\n', "history", 2),
    "JSON without a metric": ("r.json", '{"a": {"b": [1, 2, 3]}}', "history", 0),
    "JSON lines, one of them broken": (
        "log.jsonl",
        '{"a": 1, "b": 2}\n{"a": 1, "b": 3}\n{"a": 1, "b\n',
        "json lines",
        3,
    ),
    "a Python value without an end": ("h.txt", "{'loss': [0.5,\n", "python values", 1),
    "a table of numbers without an axis": ("a.dat", "x y\n1 2\n3 4\n5 6\n", "csv", 0),
    "a table that breaks off": ("a.dat", "x y\n1 2\n3 4\n5 6 7\n", "csv", 4),
    "a console without a place": ("out.log", "Hello\nwell, loss: 0.5 at last\n", "text log", 2),
}


@pytest.mark.parametrize(("name", "text", "form", "line"), NEAREST.values(), ids=NEAREST)
def test_the_nearest_form_is_named_with_its_line(
    name: str, text: str, form: str, line: int
) -> None:
    (source,) = read_text(name, text).receipt.sources
    assert source.skipped
    assert source.notes == (ReceiptNote(Note.NEAREST_FORM, line, form),)


def test_settings_in_json_come_near_to_nothing() -> None:
    (source,) = read_text("meta.json", '{"host": "a", "gpus": [0, 1], "x": 1}').receipt.sources
    assert source.notes == (ReceiptNote(Note.NOT_A_LOG),)


@pytest.mark.parametrize("name", ["letter.txt", "README.md", "train.py"])
def test_prose_and_programs_come_near_to_nothing(name: str) -> None:
    (source,) = read_text(name, "Dear all,\nthis is no log.\n").receipt.sources
    assert source.notes == (ReceiptNote(Note.NOT_A_LOG),)


@settings(max_examples=examples(100))
@given(st.binary(max_size=400) | st.text(alphabet="{[('\"\\,: \n]})a1.", max_size=200))
def test_no_file_breaks_the_search(held: bytes | str) -> None:
    data = held.encode() if isinstance(held, str) else held
    found = nearest_form(Head("any.log", data))
    assert found is None or 0 <= found.count <= data.count(b"\n") + data.count(b"\r") + 9
