"""Histories as Python printed them, as boosting returns them, and one file for each epoch."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.logs.parsing.python_literals import NoValueError, value_of, values_in
from dashboard.model.run import Note, XUnit
from tests.examples import examples
from tests.logs.small_logs import codes, curve, read_bytes, read_text

LOSS = {"train": [(0, 0.9), (1, 0.5), (2, 0.25)], "val": [(0, 1.0), (1, 0.75), (2, 0.625)]}
PRINTED = {
    "on one line": "{'loss': [0.9, 0.5, 0.25], 'val_loss': [1.0, 0.75, 0.625]}\n",
    "over many lines": "{'loss': [0.9,\n     0.5,\n 0.25],\n 'val_loss': [1.0, 0.75, 0.625]}\n",
    "behind a name": "history = {'loss': [0.9, 0.5, 0.25], 'val_loss': [1.0, 0.75, 0.625]}\n",
    "in prose": (
        "Training took 3 minutes.\n{'loss': [0.9, 0.5, 0.25], 'val_loss': [1.0, 0.75, 0.625]}\n"
        "The end {of it}.\n"
    ),
    "of numpy's numbers": (
        "{'loss': [np.float64(0.9), np.float64(0.5), np.float64(0.25)],"
        " 'val_loss': array([1.   , 0.75 , 0.625], dtype=float32)}\n"
    ),
    "in order": ("OrderedDict([('loss', [0.9, 0.5, 0.25]), ('val_loss', [1.0, 0.75, 0.625])])\n"),
    "with a default": (
        "defaultdict(<class 'list'>, {'train_loss': [0.9, 0.5, 0.25],"
        " 'val_loss': [1.0, 0.75, 0.625]})\n"
    ),
    "by set, as boosting does": (
        "{'validation_0': OrderedDict([('logloss', [0.9, 0.5, 0.25])]),"
        " 'validation_1': OrderedDict([('logloss', [1.0, 0.75, 0.625])])}\n"
    ),
    "a record a line": "".join(
        f"{{'epoch': {n}, 'loss': {LOSS['train'][n][1]}, 'val_loss': {LOSS['val'][n][1]}}}\n"
        for n in range(3)
    ),
}


@pytest.mark.parametrize("name", ["history.txt", "train.log", "history.json"])
@pytest.mark.parametrize("title", PRINTED)
def test_a_printed_history_is_read(title: str, name: str) -> None:
    if name == "history.json" and not PRINTED[title].startswith("{'"):
        return
    book = read_text(name, PRINTED[title])
    assert len(book.runs) == 1
    for split, points in LOSS.items():
        assert curve(book, "loss", split) == points


def test_several_histories_in_one_text_are_several_runs() -> None:
    text = "adam = {'loss': [0.9, 0.5]}\nsgd = {'loss': [0.9, 0.75]}\n"
    book = read_text("compare.txt", text)
    assert [run.run_id for run in book.runs] == ["compare.txt/adam", "compare.txt/sgd"]
    assert curve(book, "loss", "train", "compare.txt/sgd") == [(0, 0.9), (1, 0.75)]
    nameless = read_text("twice.txt", "{'loss': [0.9, 0.5]}\nagain\n{'loss': [0.8, 0.4]}\n")
    assert [run.run_id for run in nameless.runs] == ["twice.txt/run1", "twice.txt/run2"]


def test_a_console_that_prints_its_history_at_the_end_is_read_by_its_lines() -> None:
    lines = "".join(f"Epoch {n}/9 - loss: {1 / n:.4f}\n" for n in range(1, 10))
    book = read_text("train.log", f"{lines}{{'loss': [1.0, 0.5]}}\n")
    assert len(curve(book, "loss", "train")) == 9


REFUSED = {
    "a call": "{'loss': open('secret').read()}",
    "an attribute": "{'loss': [().__class__]}",
    "a comprehension": "{'loss': [x for x in range(9)]}",
    "arithmetic": "{'loss': [9**9**9, 1]}",
    "a text that is formatted": "{f'{loss}': [1, 2]}",
    "nothing": "",
    "brackets without end": "[" * 5_000,
    "too deep": "[" * 50 + "]" * 50 + "'",
    "half a mapping": "{'loss': [0.5,",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_no_plain_value_is_refused(text: str) -> None:
    with pytest.raises(NoValueError):
        value_of(text)


def test_values_that_are_no_numbers_stay_what_they_are() -> None:
    found = value_of("{'loss': [nan, -inf, None, -0.5], 'on': True}")
    assert math.isnan(found["loss"][0])
    assert found["loss"][1:] == [-math.inf, None, -0.5]
    assert found["on"] is True


@settings(max_examples=examples(100))
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False)
        | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
        ),
        max_leaves=20,
    )
)
def test_what_python_prints_is_read_back(value: object) -> None:
    assert value_of(repr(value)) == value


@settings(max_examples=examples(100))
@given(st.text(alphabet="{[('\"\\,: \n]})a1", max_size=300))
def test_no_text_breaks_the_search_for_values(text: str) -> None:
    for one in values_in(text):
        assert 1 <= one.line <= len(text.splitlines())


def test_many_values_without_an_end_are_looked_through_a_few_times_only() -> None:
    assert list(values_in("{'loss': [1,\n" * 20_000)) == []


SETS = {
    "numbered": ({"validation_0": "train", "validation_1": "val"}),
    "one alone": ({"validation_0": "val"}),
    "after training": ({"training": "train", "valid_0": "val"}),
    "called after the second": ({"training": "train", "valid_1": "val"}),
    "three": ({"validation_0": "train", "validation_1": "val", "validation_2": "test"}),
    "by name": ({"train": "train", "eval": "val"}),
    "as XGBoost calls matrices": ({"dtrain": "train", "dtest": "test"}),
}


@pytest.mark.parametrize("nested", [False, True])
@pytest.mark.parametrize("title", SETS)
def test_the_sets_of_boosting_are_splits_of_one_run(title: str, nested: bool) -> None:
    sets = SETS[title]
    value: dict[str, object] = {
        name: {"logloss": [0.5, 0.25 + at], "ndcg": [0.5, 0.75 + at]}
        for at, name in enumerate(sets)
    }
    book = read_text("evals.json", json.dumps({"evals_result": value} if nested else value))
    assert len(book.runs) == 1
    for at, split in enumerate(sets.values()):
        assert curve(book, "loss", split) == [(0, 0.5), (1, 0.25 + at)]
        assert curve(book, "ndcg", split) == [(0, 0.5), (1, 0.75 + at)]


def test_folds_side_by_side_stay_runs_with_their_fold() -> None:
    value = {f"fold_{n}": {"loss": [1.0, 0.5], "val_loss": [1.0, 0.75]} for n in range(3)}
    book = read_text("cv.json", json.dumps(value))
    assert [run.config["fold"] for run in book.runs] == [0, 1, 2]
    listed = read_text("cv.json", json.dumps(list(value.values())))
    assert len(listed.runs) == 3


def test_chainers_names_are_understood() -> None:
    rows = [
        {
            "main/loss": 1 / n,
            "main/accuracy": n / 9,
            "validation/main/loss": 2 / n,
            "epoch": n,
            "iteration": 600 * n,
            "elapsed_time": 20.0 * n,
        }
        for n in range(1, 9)
    ]
    book = read_text("result/log", json.dumps(rows, indent=4))
    assert curve(book, "loss", "train") == [(600 * n, 1 / n) for n in range(1, 9)]
    assert curve(book, "loss", "val") == [(600 * n, 2 / n) for n in range(1, 9)]
    assert curve(book, "accuracy", "train")[0] == (600, 1 / 9)


@pytest.mark.parametrize("under", ["epochs", "history", "data"])
def test_statistics_in_mappings_are_read_by_their_names(under: str) -> None:
    rows = [
        {"train": {"loss": {"mean": 1 / n, "std": 0.1}, "own": n}, "val": {"loss": {"mean": 2 / n}}}
        for n in range(1, 7)
    ]
    book = read_text("stats.json", json.dumps({under: rows}))
    assert [value for _, value in curve(book, "loss", "train")] == [1 / n for n in range(1, 7)]
    assert [value for _, value in curve(book, "loss", "val")] == [2 / n for n in range(1, 7)]
    assert len(curve(book, "own", "train")) == 6


FILES = {
    "epoch_{n}.json": {},
    "metrics_epoch_{n:03d}.json": {},
    "epoch_{n}/eval.json": {},
    "epoch-{n}.json": {"epoch": True},
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_for_each_epoch_is_one_run(name: str) -> None:
    files = [
        (
            f"run/{name.format(n=n)}",
            json.dumps(
                {"train_loss": 1 / n, "val": {"loss": 2 / n}}
                | ({"epoch": n} if FILES[name] else {})
            ).encode(),
        )
        for n in range(3, 15)
    ]
    book = read_bytes(*files)
    (run,) = book.runs
    assert (run.run_id, run.x_unit) == ("run", XUnit.EPOCH)
    assert curve(book, "loss", "train") == [(n, 1 / n) for n in range(3, 15)]
    assert curve(book, "loss", "val") == [(n, 2 / n) for n in range(3, 15)]
    assert set(codes(book)) == {Note.MERGED}


def test_files_of_training_and_of_validation_are_splits_of_one_run() -> None:
    files = [
        (f"epoch_{n}_{split}.json", json.dumps({"loss": at + 1 / n}).encode())
        for n in range(1, 12)
        for at, split in enumerate(("train", "val"))
    ]
    book = read_bytes(*files)
    assert len(book.runs) == 1
    assert curve(book, "loss", "train") == [(n, 1 / n) for n in range(1, 12)]
    assert curve(book, "loss", "val") == [(n, 1 + 1 / n) for n in range(1, 12)]
