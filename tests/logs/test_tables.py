"""Tables of every dialect become the same curves; what is no curve is refused."""

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.logs.load import load_paths
from dashboard.model.run import Note, ReceiptNote, XUnit
from tests.logs.small_logs import codes, curve, read_bytes, read_text

PLAIN = "epoch,train_loss,val_loss\n0,1.5,2.0\n1,1.25,1.75\n2,1e-1,nan\n"
EXPECTED = [(0, 1.5), (1, 1.25), (2, 0.1)]

DIALECTS = {
    "plain": PLAIN.encode(),
    "CRLF": PLAIN.replace("\n", "\r\n").encode(),
    "old Mac line ends": PLAIN.replace("\n", "\r").encode(),
    "tabs": PLAIN.replace(",", "\t").encode(),
    "semicolons": PLAIN.replace(",", ";").encode(),
    "decimal comma": PLAIN.replace(",", ";").replace(".", ",").encode(),
    "decimal comma and tabs": PLAIN.replace(",", "\t").replace(".", ",").encode(),
    "bars": PLAIN.replace(",", "|").encode(),
    "spaces": PLAIN.replace(",", "   ").encode(),
    "padded cells": PLAIN.replace(",", ",      ").encode(),
    "padded before the comma": PLAIN.replace(",", "  ,").encode(),
    "quoted header": PLAIN.replace("train_loss", '"train_loss"').encode(),
    "UTF-8 with a mark": PLAIN.encode("utf-8-sig"),
    "UTF-16": PLAIN.encode("utf-16"),
    "UTF-16 without a mark": PLAIN.encode("utf-16-le"),
    "Latin-1": PLAIN.replace("val_loss", "época_loss").encode("latin-1"),
    "comments first": b"# trained on a laptop\n\n" + PLAIN.encode(),
    "header repeated": (PLAIN + "epoch,train_loss,val_loss\n").encode(),
    "no last line end": PLAIN.rstrip("\n").encode(),
    "empty lines between": PLAIN.replace("\n", "\n\n").encode(),
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_gives_the_same_curve(dialect: str) -> None:
    book = read_bytes(("log.csv", DIALECTS[dialect]))
    assert curve(book, "loss", "train") == EXPECTED
    assert book.runs[0].x_unit is XUnit.EPOCH


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0.5", 0.5),
        ("nan", math.nan),
        ("NaN", math.nan),
        ("inf", math.inf),
        ("-inf", -math.inf),
        ("[nan]", math.nan),
        ("[0.25]", 0.25),
        ("12.5%", 0.125),
        ('"806,131"', 806131.0),
        ("-0.7775", -0.7775),
    ],
)
def test_a_cell_is_the_number_it_says(cell: str, value: float) -> None:
    book = read_text("log.csv", f"epoch,loss\n1,{cell}\n2,1.0\n3,1.0\n4,1.0\n")
    assert np.array_equal([curve(book, "loss", "train")[0][1]], [value], equal_nan=True)


@pytest.mark.parametrize("absent", ["", "NA", "None", "-"])
def test_an_absent_cell_is_no_point(absent: str) -> None:
    book = read_text("log.csv", f"epoch,loss\n1,2.0\n2,{absent}\n3,1.0\n")
    assert curve(book, "loss", "train") == [(1, 2.0), (3, 1.0)]


def test_a_decimal_comma_may_have_thousands_points() -> None:
    book = read_text("log.csv", "epoch;loss\n1;1.234,5\n2;0,5\n")
    assert curve(book, "loss", "train") == [(1, 1234.5), (2, 0.5)]


def test_a_cell_that_is_no_number_is_named_and_the_rest_read() -> None:
    book = read_text("log.csv", "epoch,loss\n1,2.0\n2,oops\n3,1.0\n")
    assert curve(book, "loss", "train") == [(1, 2.0), (3, 1.0)]
    (note,) = book.receipt.sources[0].notes
    assert (note.code, note.count, note.where) == (Note.BAD_CELLS, 1, "loss: oops")
    assert book.receipt.total("damaged") == 1


def test_a_ragged_row_is_left_out_and_named_by_its_line() -> None:
    book = read_text("log.csv", "epoch,loss\n1,2.0\n2,1.5,7\n3,1.0\n")
    assert curve(book, "loss", "train") == [(1, 2.0), (3, 1.0)]
    (note,) = book.receipt.sources[0].notes
    assert (note.code, note.where) == (Note.BAD_ROWS, "3")


@pytest.mark.parametrize("step", ["", "nan", "1e300", "x"])
def test_a_row_without_a_step_is_left_out_and_counted(step: str) -> None:
    book = read_text("log.csv", f"step,loss\n1,3.0\n{step},2.0\n5,1.0\n")
    assert curve(book, "loss", "train") == [(1, 3.0), (5, 1.0)]
    assert Note.BAD_ROWS in codes(book)


def test_negative_and_huge_steps_stay_what_they_are() -> None:
    book = read_text("log.csv", f"step,loss\n-5,3.0\n{10**18},2.0\n")
    assert curve(book, "loss", "train") == [(-5, 3.0), (10**18, 2.0)]


def test_two_columns_of_one_name_are_both_kept() -> None:
    book = read_text("log.csv", "epoch,loss,loss\n1,2.0,3.0\n2,1.0,2.0\n")
    metrics = set(book.scalars["metric"].astype(str))
    assert curve(book, "loss", "train") == [(1, 2.0), (2, 1.0)]
    assert len(metrics) == 2


def test_train_and_validation_on_different_rows_are_both_whole() -> None:
    text = "epoch,step,train_loss,val_loss\n0,10,,2.0\n0,10,1.0,\n1,20,,1.5\n1,20,0.5,\n"
    book = read_text("run/metrics.csv", text)
    assert curve(book, "loss", "train") == [(10, 1.0), (20, 0.5)]
    assert curve(book, "loss", "val") == [(10, 2.0), (20, 1.5)]
    assert book.runs[0].format == "lightning"
    assert book.scalars["epoch"].tolist() == [0.0, 1.0, 0.0, 1.0]


def test_step_and_epoch_averages_of_one_loss_do_not_collide() -> None:
    text = "epoch,step,loss_epoch,loss_step\n0,1,,3.0\n0,2,2.5,2.0\n"
    book = read_text("run/metrics.csv", text)
    assert curve(book, "loss", "train") == [(2, 2.5)]
    assert curve(book, "loss_step", "train") == [(1, 3.0), (2, 2.0)]


HISTORY = "val_loss,val_accuracy,loss,accuracy\n" + "".join(
    f"{2 - 0.1 * row},0.5,{1 - 0.1 * row},0.6\n" for row in range(5)
)


def test_a_history_without_an_epoch_column_counts_its_rows_and_says_so() -> None:
    book = read_text("log.csv", HISTORY)
    assert curve(book, "loss", "train") == [(row, 1 - 0.1 * row) for row in range(5)]
    assert curve(book, "accuracy", "val") == [(row, 0.5) for row in range(5)]
    assert book.runs[0].format == "keras"
    assert book.runs[0].x_unit is XUnit.EPOCH
    (note,) = book.receipt.sources[0].notes
    assert (note.code, note.count) == (Note.ROWS_AS_EPOCHS, 5)


def test_a_history_with_an_axis_has_no_note_on_its_rows() -> None:
    numbered = [f"{row},{line}" for row, line in enumerate(HISTORY.splitlines()[1:])]
    book = read_text("log.csv", "\n".join(["epoch,val_loss,val_accuracy,loss,accuracy", *numbered]))
    assert codes(book) == []


AXES = {
    "época": XUnit.EPOCH,
    "epoca": XUnit.EPOCH,
    "Época": XUnit.EPOCH,
    "ÉPOCA": XUnit.EPOCH,
    "e\u0301poca": XUnit.EPOCH,
    "Epoch #": XUnit.EPOCH,
    "époque": XUnit.EPOCH,
    "Epoche": XUnit.EPOCH,
    "passo": XUnit.STEP,
    "Iteração": XUnit.STEP,
    "iteración": XUnit.STEP,
    "Schritt": XUnit.STEP,
    "episode": XUnit.STEP,
    "Episódio": XUnit.STEP,
}


@pytest.mark.parametrize("axis", AXES)
def test_an_axis_is_known_in_every_language_and_case(axis: str) -> None:
    book = read_text("log.csv", f"{axis};perda_treino;acurácia validação\n1;2,5;0,5\n2;1,5;0,6\n")
    assert curve(book, "loss", "train") == [(1, 2.5), (2, 1.5)]
    assert curve(book, "accuracy", "val") == [(1, 0.5), (2, 0.6)]
    assert book.runs[0].x_unit is AXES[axis]


def test_time_steps_go_before_episodes_as_the_axis() -> None:
    book = read_text("log.csv", "episode,total_timesteps,loss\n1,200,2.0\n2,380,1.0\n")
    assert curve(book, "loss", "train") == [(200, 2.0), (380, 1.0)]


def test_a_long_table_may_be_in_portuguese() -> None:
    text = "execução,época,conjunto,métrica,valor\na,1,treino,perda,2.0\na,1,validação,perda,2.5\n"
    book = read_text("tudo.csv", text)
    assert curve(book, "loss", "train") == [(1, 2.0)]
    assert curve(book, "loss", "val") == [(1, 2.5)]


def falling(start: float, count: int) -> list[float]:
    """A loss that falls by a tenth at a time."""
    return [start * 0.9**n for n in range(count)]


def appended(*trainings: list[float]) -> str:
    rows = (f"{epoch},{loss},1\n" for held in trainings for epoch, loss in enumerate(held))
    return "epoch,loss,val_loss\n" + "".join(rows)


def test_an_appended_training_that_begins_anew_is_a_run_of_its_own() -> None:
    crashed, whole = falling(2.0, 31), falling(2.1, 125)
    book = read_text("log.csv", appended(crashed, whole))
    assert [run.run_id for run in book.runs] == ["log.csv/fit_1", "log.csv/fit_2"]
    assert curve(book, "loss", "train", "log.csv/fit_1") == list(enumerate(crashed))
    assert curve(book, "loss", "train", "log.csv/fit_2") == list(enumerate(whole))
    assert codes(book) == [Note.FITS_ANEW]


def test_an_appended_training_that_goes_on_is_one_run_and_counted_on() -> None:
    losses = falling(2.0, 40)
    book = read_text("log.csv", appended(losses[:10], losses[10:30], losses[30:]))
    assert curve(book, "loss", "train") == list(enumerate(losses))
    assert book.receipt.sources[0].notes == (ReceiptNote(Note.FITS_GO_ON, 2),)


def test_a_training_that_goes_on_after_another_began_anew_belongs_to_the_later() -> None:
    first, second = falling(2.0, 10), falling(2.1, 30)
    book = read_text("log.csv", appended(first, second[:10], second[10:]))
    assert curve(book, "loss", "train", "log.csv/fit_1") == list(enumerate(first))
    assert curve(book, "loss", "train", "log.csv/fit_2") == list(enumerate(second))


def test_a_table_copied_behind_itself_says_everything_once() -> None:
    losses = falling(2.0, 10)
    book = read_text("log.csv", appended(losses, losses))
    assert curve(book, "loss", "train") == list(enumerate(losses))
    assert codes(book) == [Note.RESTART_REPLACED]


def test_a_training_taken_up_at_a_checkpoint_replaces_what_it_repeats() -> None:
    text = "epoch,loss\n" + "".join(f"{e},{9 - e}\n" for e in [*range(6), *range(3, 9)])
    book = read_text("log.csv", text)
    assert curve(book, "loss", "train") == [(e, 9.0 - e) for e in range(9)]
    assert codes(book) == [Note.RESTART_REPLACED]


def test_epochs_in_another_order_are_put_in_order() -> None:
    book = read_text("log.csv", "epoch,auc,loss\n15,1,1\n5,2,2\n16,3,3\n1,4,4\n")
    assert curve(book, "loss", "train") == [(1, 4.0), (5, 2.0), (15, 1.0), (16, 3.0)]
    assert book.receipt.total("reordered") == 4
    assert book.receipt.total("points") == 8


def test_a_long_table_is_one_run_for_each_name_in_its_run_column() -> None:
    text = (
        "run,step,split,metric,value\n"
        "a,1,train,loss,2.0\na,2,train,loss,1.0\na,1,test,accuracy,0.5\n"
        "b,1,train,loss,4.0\n"
    )
    book = read_text("all.csv", text)
    assert [run.label for run in book.runs] == ["a", "b"]
    assert curve(book, "loss", "train", book.runs[0].run_id) == [(1, 2.0), (2, 1.0)]
    assert curve(book, "accuracy", "test", book.runs[0].run_id) == [(1, 0.5)]
    assert curve(book, "loss", "train", book.runs[1].run_id) == [(1, 4.0)]


def test_an_accuracy_in_percent_becomes_a_share_and_is_said_so() -> None:
    book = read_text("log.csv", "epoch,val_acc,loss\n1,55.0,1\n2,97.5,1\n")
    assert curve(book, "accuracy", "val") == [(1, 0.55), (2, 0.975)]
    assert Note.PERCENT_TO_SHARE in codes(book)


NOT_CURVES = {
    "a data set": ("sepal,petal,species\n1.5,0.2,setosa\n1.4,0.2,setosa\n", Note.NO_AXIS),
    "a sweep, one row per run": (
        "lr,batch_size,loss,accuracy\n0.1,64,1.0,0.5\n0.2,64,0.9,0.6\n",
        Note.NO_AXIS,
    ),
    "labels, one row per run": (
        "run_id,epochs,final_loss\na,10,0.5\nb,10,0.25\n",
        Note.NO_AXIS,
    ),
    "two metrics of one split, no axis": ("loss,acc\n" + "1.0,0.5\n" * 9, Note.NO_AXIS),
    "train and validation of unlike metrics, no axis": (
        "train_loss,val_accuracy\n" + "1.0,0.5\n" * 9,
        Note.NO_AXIS,
    ),
    "a history of four rows, no axis": ("loss,val_loss\n" + "1.0,1.5\n" * 4, Note.NO_AXIS),
    "one named model a row": (
        "model,train_acc,val_acc\n" + "".join(f"net{n},0.9,0.8\n" for n in range(9)),
        Note.NO_AXIS,
    ),
    "one row of results": ("loss,accuracy\n0.1,0.9\n", Note.NO_AXIS),
    "prose": ("This is a letter.\nIt has lines, and commas.\n", Note.NOT_A_LOG),
    "an axis alone": ("epoch,comment\n1,good\n2,bad\n", Note.NO_NUMBERS),
    "a header alone": ("epoch,loss\n", Note.NO_NUMBERS),
    "a million columns": (",".join(map(str, range(10**6))) + "\n1,2\n", Note.NOT_A_LOG),
}


@pytest.mark.parametrize("case", NOT_CURVES)
def test_what_is_no_curve_is_refused_with_its_reason(case: str) -> None:
    text, note = NOT_CURVES[case]
    name = "letter.txt" if case == "prose" else "table.csv"
    book = read_text(name, text)
    assert note in codes(book)
    assert book.runs == ()


def test_a_cell_of_many_megabytes_is_refused() -> None:
    text = "epoch,loss\n1,2.0\n2," + "9" * (20 << 20) + "\n"
    book = read_text("log.csv", text)
    assert codes(book) in ([Note.UNREADABLE], [Note.BAD_CELLS])


def test_cells_that_begin_like_formulas_are_only_text() -> None:
    book = read_text("log.csv", "epoch,=cmd()|x,loss\n1,=1+1,0.5\n2,@SUM(A1),0.25\n")
    assert curve(book, "loss", "train") == [(1, 0.5), (2, 0.25)]


NUMBERS = st.floats(allow_subnormal=False)


@given(
    st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=30),
    st.sampled_from([",", ";", "\t"]),
)
def test_what_is_written_as_csv_is_read(rows: list[tuple[float, float]], delimiter: str) -> None:
    lines = [delimiter.join(("step", "train_loss", "val_loss"))]
    lines += [f"{n}{delimiter}{a!r}{delimiter}{b!r}" for n, (a, b) in enumerate(rows)]
    book = read_text("log.csv", "\n".join(lines) + "\n")
    found = [value for _, value in curve(book, "loss", "train")]
    assert np.array_equal(found, [a for a, _ in rows], equal_nan=True)


@given(st.binary(max_size=400))
def test_no_bytes_make_a_table_fail(junk: bytes) -> None:
    book = read_bytes(("log.csv", b"epoch,loss\n1,2.0\n" + junk))
    (source,) = book.receipt.sources
    assert source.points or source.notes


ROWS = "".join(f"{step},{2 / (step + 1):.6f},{step / 9:.3f}\n" for step in range(9_000))
LONG = {
    "plain": f"step,loss,acc\n{ROWS}".encode(),
    "lines that end as on Windows": f"step,loss,acc\n{ROWS}".replace("\n", "\r\n").encode(),
    "lines that end as on an old Macintosh": f"step,loss,acc\n{ROWS}".replace("\n", "\r").encode(),
    "a byte order mark": f"\ufeffstep,loss,acc\n{ROWS}".encode(),
    "UTF-16": f"step,loss,acc\n{ROWS}".encode("utf-16"),
    "comments first": f"# a\n# b\nstep,loss,acc\n{ROWS}".encode(),
    "no header": ROWS.encode(),
    "runs of spaces": f"step,loss,acc\n{ROWS}".replace(",", "   ").encode(),
    "semicolons and decimal commas": (
        f"step,loss,acc\n{ROWS}".replace(",", ";").replace(".", ",").encode()
    ),
    "a bad row far behind": f"step,loss,acc\n{ROWS}9000,1,2,3\n9001,1,2\n".encode(),
    "a bad cell far behind": f"step,loss,acc\n{ROWS}9000,x,2\n9001,1,2\n".encode(),
    "the header again": f"step,loss,acc\n{ROWS}step,loss,acc\n9001,1,2\n".encode(),
    "another encoding far behind": f"step,loss,acc\n{ROWS}9000,1,ação\n9001,1,2\n".encode(
        "latin-1"
    ),
    "words of another encoding throughout": (
        f"step,loss,acc,nome\n{ROWS}".replace("\n", ",ação\n").encode("latin-1")
    ),
    "words that no head shows": f"step,loss,acc\n{ROWS}9000,1,\n9001,ação,2\n".encode(),
    "cut within a row": f"step,loss,acc\n{ROWS}9000,1".encode(),
    "a cell of many megabytes": f"step,loss,acc\n{ROWS}9000,{'1' * (9 << 20)},1\n".encode(),
}


@pytest.mark.parametrize("case", LONG)
def test_a_long_file_on_disk_is_read_as_its_bytes_are(case: str, tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_bytes(LONG[case])
    from_disk = load_paths([tmp_path / "log.csv"])
    from_bytes = read_bytes(("log.csv", LONG[case]))
    pd.testing.assert_frame_equal(from_disk.scalars, from_bytes.scalars)
    assert from_disk.receipt == from_bytes.receipt
    assert from_disk.changes == from_bytes.changes
