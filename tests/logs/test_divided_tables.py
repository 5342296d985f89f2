"""One table of several runs is read as several runs; a table of one run stays one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.run import LogBook, Note
from tests.logs.small_logs import codes, curve, read_text

EPOCHS = range(4)


def rows(*runs: str) -> str:
    """Four epochs of every run, its cells before the epoch and a loss after it."""
    return "".join(
        f"{cells},{epoch},{number + 1 / (1 + epoch)}\n"
        for number, cells in enumerate(runs)
        for epoch in EPOCHS
    )


def read(text: str) -> LogBook:
    return read_text("sweep.csv", text)


SEVERAL = {
    "a column of names": ("run,epoch,loss\n" + rows("first", "second"), 2, {}),
    "a column of numbers": ("run_id,epoch,loss\n" + rows("1", "2", "3"), 3, {}),
    "folds": ("fold,epoch,loss\n" + rows("0", "1", "2"), 3, {}),
    "seeds": ("seed,epoch,loss\n" + rows("41", "42"), 2, {"seed": 41}),
    "rates": ("lr,epoch,loss\n" + rows("0.1", "0.01"), 2, {"lr": 0.1}),
    "a grid": (
        "lr,batch_size,epoch,loss\n" + rows("0.1,64", "0.1,128", "0.01,64", "0.01,128"),
        4,
        {"lr": 0.1, "batch_size": 64},
    ),
    "optimizers": (
        "optimizer,epoch,loss\n" + rows("sgd", "adam"),
        2,
        {"optimizer": "sgd"},
    ),
    "names of which seeds repeat": (
        "experiment,seed,epoch,loss\n" + rows("a,1", "a,2", "b,1", "b,2"),
        4,
        {"seed": 1},
    ),
    "runs taken in turns": (
        "run,epoch,loss\n" + "".join(f"{run},{epoch},1\n" for epoch in EPOCHS for run in "ab"),
        2,
        {},
    ),
    "Portuguese names": ("execução;época;perda\n" + rows("a", "b").replace(",", ";"), 2, {}),
}


@pytest.mark.parametrize("case", SEVERAL)
def test_a_table_of_several_runs_is_divided(case: str) -> None:
    text, runs, config = SEVERAL[case]
    book = read(text)
    assert len(book.runs) == runs
    assert codes(book) == [Note.TABLE_DIVIDED]
    assert book.receipt.sources[0].notes[0].count == runs
    assert len(book.scalars[book.scalars["metric"] == "loss"]) == runs * len(EPOCHS)
    assert any(config.items() <= dict(run.config).items() for run in book.runs)


ONE = {
    "one name": "run,epoch,loss\n" + rows("only"),
    "a schedule": "lr,epoch,loss\n0.1,0,3\n0.1,1,2\n0.01,2,1\n",
    "a schedule, taken up again at a lower rate": (
        "lr,epoch,loss\n0.1,0,3\n0.1,1,2\n0.01,2,1.5\n0.01,3,1.4\n0.001,2,1.3\n0.001,3,1.2\n"
    ),
    "batches counted within each epoch": "batch,epoch,loss\n"
    + "".join(f"{batch},{epoch},1\n" for epoch in EPOCHS for batch in range(5)),
    "the same run twice": "run,epoch,loss\n" + 2 * rows("only"),
}


@pytest.mark.parametrize("case", ONE)
def test_a_table_of_one_run_stays_one(case: str) -> None:
    book = read(ONE[case])
    assert len(book.runs) == 1
    assert Note.TABLE_DIVIDED not in codes(book)


def test_rows_of_several_splits_become_curves_of_their_own() -> None:
    book = read(
        "phase,epoch,loss,acc\n"
        + "".join(
            f"train,{epoch},{3 - epoch},0.5\nval,{epoch},{4 - epoch},0.4\n" for epoch in EPOCHS
        )
    )
    assert codes(book) == []
    assert curve(book, "loss", "train") == [(epoch, 3 - epoch) for epoch in EPOCHS]
    assert curve(book, "loss", "val") == [(epoch, 4 - epoch) for epoch in EPOCHS]
    assert {"accuracy"} < set(book.scalars["metric"])


def test_runs_and_splits_are_told_apart_together() -> None:
    book = read(
        "run,phase,epoch,loss\n"
        + "".join(
            f"{run},{phase},{epoch},1\n"
            for run in "ab"
            for epoch in EPOCHS
            for phase in ("train", "val")
        )
    )
    assert len(book.runs) == 2
    assert book.receipt.total("points") == 16
    assert book.receipt.total("duplicated") == 0


def test_a_run_that_was_taken_up_again_is_settled_within_itself() -> None:
    text = "run,epoch,loss\n" + rows("a", "b") + "b,2,9\nb,3,8\n"
    book = read(text)
    assert len(book.runs) == 2
    assert book.receipt.total("replaced") == 2


def test_a_row_without_a_place_does_not_keep_the_runs_together() -> None:
    book = read("run,epoch,loss\n" + rows("a", "b") + "b,,0.5\n")
    assert len(book.runs) == 2
    assert book.receipt.total("damaged") == 1
    assert set(codes(book)) == {Note.BAD_ROWS, Note.TABLE_DIVIDED}


@given(st.permutations(range(12)))
def test_the_order_of_the_rows_does_not_change_the_runs(order: list[int]) -> None:
    lines = rows("a", "b", "c").splitlines(keepends=True)
    book = read("run,epoch,loss\n" + "".join(lines[at] for at in order))
    assert sorted(run.label for run in book.runs) == ["a", "b", "c"]
    assert {len(curve(book, "loss", "train", run.run_id)) for run in book.runs} == {4}


def test_a_rate_that_rows_of_validation_lack_parts_nothing() -> None:
    rows = "".join(f"{n},0.1,{1 / (n + 1)},\n{n},,,{2 / (n + 1)}\n" for n in range(6))
    book = read(f"step,lr,train_loss,val_loss\n{rows}")
    assert len(book.runs) == 1
    assert len(curve(book, "learning_rate", "none")) == 6
    assert len(curve(book, "loss", "val")) == 6
