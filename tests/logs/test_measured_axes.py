"""The axis of a table is the count that keeps its points, whatever other counts are called."""

import itertools
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.logs.names.column_names import EPOCH_NAMES, STEP_NAMES
from dashboard.model.run import LogBook, Note, XUnit
from tests.examples import examples
from tests.logs.small_logs import codes, curve, read_text

ROWS = 40
LOSSES = [3 * 0.95**n for n in range(ROWS)]


def table(**columns: object) -> str:
    """A table of ``ROWS`` rows: each column a list, or one cell for all rows."""
    held = [column if isinstance(column, list) else [column] * ROWS for column in columns.values()]
    names = ",".join(name.replace("__", "/") for name in columns)
    return f"{names}\n" + "".join(",".join(map(str, row)) + "\n" for row in zip(*held, strict=True))


def steps(every: int = 10) -> list[object]:
    return [every * (n + 1) for n in range(ROWS)]


KEPT = {
    "a total beside the count": (
        table(current_steps=steps(), total_steps=8660, loss=LOSSES),
        [*range(10, 401, 10)],
        {"total_steps": 8660},
    ),
    "a total alone": (table(total_steps=8660, loss=LOSSES), [*range(ROWS)], {"total_steps": 8660}),
    "a step that stands still beside an iteration": (
        table(step=6275, iteration=steps(), loss=LOSSES),
        [*range(10, 401, 10)],
        {"step": 6275},
    ),
    "a part of a whole": (
        table(step=[f"{one}/11043" for one in steps()], loss=LOSSES),
        [*range(10, 401, 10)],
        {"total_step": 11043},
    ),
    "a part of a whole under another name": (
        table(global_step__max_steps=[f"{one}/873" for one in steps(20)], epoch=0, loss=LOSSES),
        [*range(20, 801, 20)],
        {},
    ),
    "a count within the epoch": (
        table(
            epoch=[n // 10 for n in range(ROWS)],
            iteration=[50 * (n % 10) for n in range(ROWS)],
            loss=LOSSES,
        ),
        [*range(0, 50 * ROWS, 50)],
        {},
    ),
    "a count within an epoch that no column tells": (
        table(batch=1, step=[n % 10 for n in range(ROWS)], loss=LOSSES),
        [*range(ROWS)],
        {},
    ),
    "an epoch of many rows": (
        table(epoch=[n // 10 for n in range(ROWS)], loss=LOSSES),
        [*range(ROWS)],
        {},
    ),
    "an epoch that is over for every row": (table(epoch=0, loss=LOSSES), [*range(ROWS)], {}),
    "percentages": (
        table(percentage=[2.5 * (n + 1) for n in range(ROWS)], total_steps=900, loss=LOSSES),
        [25 * (n + 1) for n in range(ROWS)],
        {"total_steps": 900},
    ),
    "a step that goes up and down": (
        table(frames=[7 * n % 23 for n in range(ROWS)], loss=LOSSES),
        [*range(ROWS)],
        {},
    ),
    "a step that stands still beside an epoch": (
        table(total_steps=100, epoch=[*range(ROWS)], loss=LOSSES),
        [*range(ROWS)],
        {"total_steps": 100},
    ),
}


@pytest.mark.parametrize(("text", "expected", "config"), KEPT.values(), ids=KEPT)
def test_every_point_is_kept_in_its_order(
    text: str, expected: list[int], config: dict[str, object]
) -> None:
    book = read_text("log.csv", text)
    assert curve(book, "loss", "train") == list(zip(expected, LOSSES, strict=True))
    (run,) = book.runs
    assert {name: run.config[name] for name in config} == config
    assert not {"total_steps", "total_step"} & set(book.scalars["metric"].astype(str))


def as_lines(text: str) -> str:
    """A table as JSON lines; what is no number stays text."""

    def value(cell: str) -> object:
        return cell if "/" in cell else json.loads(cell)

    header, *rows = (line.split(",") for line in text.splitlines())
    records = (
        {name: value(cell) for name, cell in zip(header, row, strict=True) if cell} for row in rows
    )
    return "".join(json.dumps(record) + "\n" for record in records)


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("name", KEPT)
def test_every_point_of_records_is_kept_in_its_order(name: str, whole: bool) -> None:
    text, expected, config = KEPT[name]
    lines = as_lines(text)
    held = f"[{','.join(lines.splitlines())}]" if whole else lines
    book = read_text("log.json" if whole else "log.jsonl", held)
    assert curve(book, "loss", "train") == list(zip(expected, LOSSES, strict=True))
    (run,) = book.runs
    assert {name: run.config[name] for name in config} == config


SAID = {
    "a total alone": [Note.ROWS_AS_STEPS],
    "a step that stands still beside an iteration": [Note.AXIS_MEASURED],
    "a count within the epoch": [],
    "a total beside the count": [],
    "an epoch of many rows": [Note.ROWS_AS_STEPS],
}


@pytest.mark.parametrize("name", SAID)
def test_an_axis_that_is_not_the_one_named_is_said(name: str) -> None:
    assert codes(read_text("log.csv", KEPT[name][0])) == SAID[name]


def test_an_epoch_beside_a_step_that_stands_still_counts_epochs() -> None:
    text = KEPT["a step that stands still beside an epoch"][0]
    assert read_text("log.csv", text).runs[0].x_unit is XUnit.EPOCH


def test_results_of_the_whole_run_at_its_end_do_not_unseat_the_epoch() -> None:
    text = "epoch,loss\n" + "".join(f"{n},{loss}\n" for n, loss in enumerate(LOSSES[:10]))
    book = read_text("log.csv", f"{text}9,1.1\n9,1.2\n")
    assert [step for step, _ in curve(book, "loss", "train")] == [*range(10)]
    assert codes(book) == [Note.SAME_STEP_KEPT_LAST]


def test_rows_written_twice_are_read_once() -> None:
    rows = "".join(f"{n},{loss}\n" * 2 for n, loss in enumerate(LOSSES))
    book = read_text("log.csv", f"step,loss\n{rows}")
    assert curve(book, "loss", "train") == list(enumerate(LOSSES))


def test_a_list_of_runs_with_one_epoch_in_all_rows_is_no_curve_of_rows() -> None:
    rows = "".join(f"net{n},100,{loss}\n" for n, loss in enumerate(LOSSES))
    book = read_text("results.csv", f"model,epoch,loss\n{rows}")
    assert len(book.scalars) <= 1


def test_a_validation_between_two_updates_stands_at_the_step_before_it() -> None:
    text = "epoch,step,loss,val_loss\n0,10,3,\n0,20,2,\n0,,,2.5\n1,30,1,\n1,,,1.5\n"
    book = read_text("log.csv", text)
    assert curve(book, "loss", "val") == [(20, 2.5), (30, 1.5)]
    assert codes(book) == []


def test_train_and_validation_that_both_count_within_the_epoch_are_both_whole() -> None:
    rows = "".join(
        f"{epoch},{split},{at},{3 - epoch - at / 10}\n"
        for epoch in range(3)
        for split, count in (("train", 8), ("val", 3))
        for at in range(count)
    )
    book = read_text("log.csv", f"epoch,phase,iteration,loss\n{rows}")
    assert len(curve(book, "loss", "train")) == 24
    assert len(curve(book, "loss", "val")) == 9


COUNTS = ("step", "iteration", "global_step", "current_steps", "cur_step", "num_updates", "updates")
STILL = ("total_steps", "max_steps", "num_epochs", "epochs", "total_timesteps", "max_epochs")


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, int]:
    """Any table of one count, counts that stand still, and losses; and how many points it has."""
    count = draw(st.integers(6, 60))
    every = draw(st.integers(1, 500))
    still = draw(st.lists(st.sampled_from(STILL), unique=True, max_size=4))
    columns: dict[str, list[str]] = {
        name: [str(draw(st.integers(0, 10**6)))] * count for name in still
    }
    counter = draw(st.sampled_from([*COUNTS, "epoch", ""]))
    if counter:
        columns[counter] = [str(every * (n + 1)) for n in range(count)]
    if counter != "epoch" and draw(st.booleans()):
        columns["epoch"] = ["0"] * count
    points = 0
    for name in draw(
        st.lists(
            st.sampled_from(("loss", "val_loss", "acc", "grad_norm", "own")),
            min_size=1,
            unique=True,
        )
    ):
        there = (
            draw(st.lists(st.booleans(), min_size=count, max_size=count))
            if name == "val_loss"
            else [True] * count
        )
        columns[name] = [f"{(n + 1) ** -0.5:.6f}" if here else "" for n, here in enumerate(there)]
        points += sum(there)
    if "loss" not in columns:
        columns["loss"] = [f"{1 / (n + 1):.6f}" for n in range(count)]
        points += count
    names = draw(st.permutations(list(columns)))
    cells = itertools.chain([names], zip(*(columns[name] for name in names), strict=True))
    return "\n".join(",".join(row) for row in cells) + "\n", points


def read_points(book: LogBook) -> int:
    measured = book.scalars["metric"].astype(str)
    return int(measured.isin(["loss", "accuracy", "grad_norm", "own"]).sum())


@settings(max_examples=examples(150))
@given(tables())
def test_no_point_is_merged_in_any_table(drawn: tuple[str, int]) -> None:
    text, points = drawn
    if not {*text.splitlines()[0].split(",")} & {*STEP_NAMES, *EPOCH_NAMES}:
        return  # without any name of a count it may be a data set
    for book in (read_text("log.csv", text), read_text("log.jsonl", as_lines(text))):
        assert read_points(book) == points, text
        assert len(book.runs) == 1


@settings(max_examples=examples(60))
@given(st.lists(st.integers(0, 12), min_size=6, max_size=80))
def test_an_axis_that_merges_rows_is_never_taken_in_silence(counted: list[int]) -> None:
    rows = "".join(f"{at},{1 / (n + 2)}\n" for n, at in enumerate(counted))
    book = read_text("log.csv", f"step,loss\n{rows}")
    if len(book.scalars) < len(counted):
        assert codes(book)
        merged = book.receipt.total("duplicated")
        assert merged <= max(3, 0.1 * len(counted))


RESTARTED = [*({"epoch": n, "loss": 2 * 0.9**n} for n in range(8))]


def test_records_of_several_trainings_are_told_apart_as_rows_are() -> None:
    anew = "".join(
        json.dumps(row) + "\n" for row in [*RESTARTED, *RESTARTED[:-1], {"epoch": 7, "loss": 0.1}]
    )
    assert [run.run_id for run in read_text("log.jsonl", anew).runs] == [
        "log.jsonl/fit_1",
        "log.jsonl/fit_2",
    ]
    on = [*RESTARTED, *({"epoch": n, "loss": 2 * 0.9 ** (n + 8)} for n in range(8))]
    book = read_text("log.json", json.dumps(on))
    assert curve(book, "loss", "train") == [(n, 2 * 0.9**n) for n in range(16)]
    assert codes(book) == [Note.FITS_GO_ON]


def test_folds_of_records_are_runs_with_their_fold() -> None:
    rows = [{"fold": fold, **row} for fold in range(3) for row in RESTARTED]
    book = read_text("log.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert [run.config["fold"] for run in book.runs] == [0, 1, 2]
    assert codes(book) == [Note.TABLE_DIVIDED]


def test_a_result_that_tells_no_place_stands_where_the_training_is() -> None:
    rows = [{"step": 10 * n, "loss": 1 / n} for n in range(1, 6)]
    rows += [{"eval_loss": 0.5}, {"train_runtime": 12.5}]
    book = read_text("log.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert curve(book, "loss", "val") == [(50, 0.5)]
    (note,) = book.receipt.sources[0].notes
    assert (note.code, note.where) == (Note.NUMBERS_LEFT_OUT, "train_runtime (1)")


def test_numbers_that_are_written_as_text_count_under_a_known_name() -> None:
    rows = [{"step": n, "loss": f"{1 / (n + 1):.3f}", "host": "12"} for n in range(3)]
    book = read_text("log.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert curve(book, "loss", "train") == [(0, 1.0), (1, 0.5), (2, 0.333)]
    assert set(book.scalars["metric"].astype(str)) == {"loss"}


TIMES = ("batch_cost", "reader_cost", "avg_batch_cost", "step_time", "iter_time", "data_time")


@pytest.mark.parametrize("name", TIMES)
def test_a_time_is_never_a_loss(name: str) -> None:
    rows = "".join(f"{n},{1 / (n + 1)},{0.25 + n}\n" for n in range(6))
    for book in (
        read_text("log.csv", f"step,loss,{name}\n{rows}"),
        read_text("log.jsonl", as_lines(f"step,loss,{name}\n{rows}")),
    ):
        assert curve(book, "loss", "train") == [(n, 1 / (n + 1)) for n in range(6)]
        assert len(book.scalars) == 12
        assert sum(book.scalars["metric"].astype(str).str.startswith("loss")) == 6


def test_a_long_table_lies_by_the_count_that_varies() -> None:
    rows = "".join(f"900,{n},loss,{1 / (n + 1)}\n" for n in range(6))
    book = read_text("log.csv", f"step,iteration,metric,value\n{rows}")
    assert [step for step, _ in curve(book, "loss", "train")] == [*range(6)]
