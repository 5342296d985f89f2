"""Tables inside text: which are read, as what, and which are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.logs.text_tables.find import tables_in
from dashboard.model.run import Note
from tests.logs.small_logs import codes, curve, read_text
from tests.logs.text_tables.no_curves import NO_CURVES
from tests.logs.text_tables.printed_tables import HUGGING_FACE, MATLAB, PRINTED, Printed


@pytest.mark.parametrize("case", PRINTED.values(), ids=PRINTED.keys())
def test_a_printed_table_is_read_under_the_names_of_its_header(case: Printed) -> None:
    book = read_text(case.name, case.text)
    assert {run.format for run in book.runs} == {"text tables"}
    assert [run.run_id.removeprefix(case.name).strip("/") for run in book.runs] == list(case.runs)
    assert {run.x_unit for run in book.runs} == {case.unit}
    run = book.runs[-1]
    for name, points in case.curves.items():
        metric, split = name.rsplit("/", 1)
        assert curve(book, metric, split, run.run_id) == points, name
    assert case.config.items() <= dict(run.config).items()


@pytest.mark.parametrize("name", NO_CURVES)
def test_a_table_of_something_else_is_no_curve(name: str) -> None:
    book = read_text(name, NO_CURVES[name])
    assert book.runs == ()
    assert all(source.skipped and source.notes for source in book.receipt.sources)


@pytest.mark.parametrize("name", [name for name in NO_CURVES if name.endswith(".md")])
def test_a_table_of_something_else_beside_a_curve_is_said_to_be_left_out(name: str) -> None:
    alone = read_text("card.md", HUGGING_FACE)
    book = read_text("card.md", f"{HUGGING_FACE}\n{NO_CURVES[name]}")
    assert len(book.runs) == 1
    assert len(book.scalars) == len(alone.scalars)
    is_table = "|" in NO_CURVES[name]
    assert codes(book) == ([Note.TABLES_READ, Note.TABLES_LEFT] if is_table else [])


def test_the_receipt_names_the_lines_of_the_tables() -> None:
    book = read_text("nets.md", MATLAB)
    (source,) = book.receipt.sources
    (note,) = source.notes
    assert (note.code, note.count, note.where) == (Note.TABLES_READ, 2, "8, 22")


def test_a_table_said_twice_counts_once() -> None:
    book = read_text("card.md", f"{HUGGING_FACE}\nAgain:\n{HUGGING_FACE}")
    assert len(book.runs) == 1
    assert Note.TABLES_AGAIN in codes(book)


def test_a_row_that_lost_cells_is_counted_and_the_others_stand() -> None:
    lines = ["log", "epoch train_loss val_loss", "1 0.5 0.6", "2 0.4", "3 0.3 0.4"]
    book = read_text("run.log", "\n".join(lines) + "\n")
    assert curve(book, "loss", "train") == [(1, 0.5), (3, 0.3)]
    assert book.receipt.sources[0].damaged == 1


def test_numbers_far_below_a_table_that_do_not_go_on_with_it_are_no_rows() -> None:
    lines = ["log", "epoch loss val_loss", "1 0.5 0.6", "2 0.4 0.5", "matrix:", "1 0 7", "0 2 9"]
    book = read_text("run.log", "\n".join(lines) + "\n")
    assert curve(book, "loss", "train") == [(1, 0.5), (2, 0.4)]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_card_is_read_in_every_encoding_and_with_every_end_of_line(
    ending: str, encoding: str
) -> None:
    book = read_text("card.md", HUGGING_FACE.replace("\n", ending), encoding)
    assert len(curve(book, "wer", "val")) == 3


NAMES = ("Epoch", "Train loss", "Val loss", "Acc")


def _barred(rows: list[list[str]]) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in [list(NAMES), *rows]]
    return [lines[0], "|---" * len(NAMES) + "|", *lines[1:]]


def _spaced(rows: list[list[str]]) -> list[str]:
    return ["".join(f"{cell:>14}" for cell in row) for row in [list(NAMES), *rows]]


def _ruled(rows: list[list[str]]) -> list[str]:
    lines = _spaced(rows)
    return [lines[0], "  ------------" * len(NAMES), *lines[1:]]


def _tabbed(rows: list[list[str]]) -> list[str]:
    return ["\t".join(row) for row in [list(NAMES), *rows]]


@given(
    st.lists(
        st.lists(st.floats(-1e6, 1e6).map(lambda x: f"{x:.4f}"), min_size=3, max_size=3),
        min_size=2,
        max_size=8,
    ),
    st.sampled_from([_barred, _spaced, _ruled, _tabbed]),
    st.sets(st.integers(0, 7), max_size=3),
)
def test_every_cell_is_found_however_it_is_laid_out(rows, draw, before) -> None:  # type: ignore[no-untyped-def]
    cells = [[str(number), *row] for number, row in enumerate(rows, start=1)]
    lines = draw(cells)
    body = len(lines) - len(cells)
    for at in sorted(before, reverse=True):
        if draw is not _barred and at < len(cells):
            lines.insert(body + at, "saved the model, going on")
    (table,) = tables_in(["Some words.", "", *lines, "", "More words."])
    assert table.header == NAMES
    assert [list(row) for row in table.rows] == cells


@given(
    st.lists(st.text(alphabet="Epoch lose|-+=\t0123456789.%:,│─#<th>", max_size=40), max_size=30)
)
def test_any_lines_give_rows_as_wide_as_their_header(lines: list[str]) -> None:
    for table in tables_in(lines):
        assert {len(row) for row in table.rows} == {len(table.header)}
