"""The columns of the comparison: numbers that sort, texts in the language, nothing that acts."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.standings import split_of, standings
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from dashboard.report.run_columns import (
    MOST_SETTINGS,
    Column,
    lamp_columns,
    number_columns,
    setting_columns,
)
from dashboard.text.sentences import Sentences

FORMULA = ("=", "+", "-", "@", "\t")


def run(name: str, **config: object) -> Run:
    return Run(name, name, name, "csv", XUnit.STEP, config)


def measured_columns(
    book: LogBook, words: Sentences, metric: str = "loss", baseline: str = "", **more: object
) -> dict[str, Column]:
    split = split_of(book, metric) or Split.NONE
    ways = {"loss": False, "accuracy": True}
    found = standings(book, metric, split, XUnit.EPOCH, is_upward=ways.get(metric), **more)
    return {one.name: one for one in number_columns(found, words, baseline)}


def flat(metric: str, **ends: float) -> LogBook:
    """Runs that log one value of ``metric`` all along, on validation data."""
    epoch = np.arange(3)
    return LogBook(
        tuple(run(name) for name in ends),
        {
            name: [Series.of("v", metric, Split.VAL, epoch, np.full(3, end), epoch)]
            for name, end in ends.items()
        },
    )


def test_every_column_has_an_entry_for_every_run(log_book: LogBook, words: Sentences) -> None:
    report = diagnose(log_book)
    columns = [
        *setting_columns(log_book.runs, words),
        *lamp_columns(log_book.runs, report, words),
        *(measured_columns(log_book, words).values()),
    ]
    for column in columns:
        assert column.title
        assert len(column.texts) == len(log_book.runs)
        assert column.numbers is None or len(column.numbers) == len(log_book.runs)
        if not column.name.startswith(("delta", "gap")):
            assert not any(text.startswith(FORMULA) for text in column.texts)


def test_settings_that_are_numbers_sort_as_numbers_and_others_as_text() -> None:
    runs = [
        run("a", lr=0.1, optimizer="sgd", deep=True, layers=2),
        run("b", lr=0.01, optimizer="=adam()", deep=False),
    ]
    columns = {one.name: one for one in setting_columns(runs, Sentences("pt-BR"))}
    assert columns["setting-lr"].numbers == (0.1, 0.01)
    assert columns["setting-lr"].texts == ("0,1", "0,01")
    assert columns["setting-optimizer"].numbers is None
    assert columns["setting-optimizer"].texts == ("sgd", "'=adam()")
    assert columns["setting-deep"].numbers is None
    assert "setting-layers" not in columns


def test_a_setting_beyond_all_numbers_is_text() -> None:
    runs = [run("a", seed=10**400, lr=math.inf), run("b", seed=1, lr=0.1)]
    columns = {one.name: one for one in setting_columns(runs, Sentences("en"))}
    assert columns["setting-seed"].numbers is None
    assert columns["setting-lr"].texts == ("∞", "0.1")
    assert columns["setting-lr"].numbers is None


def test_a_sweep_over_many_settings_shows_the_first_of_them() -> None:
    runs = [run(name, **{f"s{i}": i + place for i in range(40)}) for place, name in enumerate("ab")]
    assert len(setting_columns(runs, Sentences("en"))) == MOST_SETTINGS


@pytest.mark.parametrize(
    ("ends", "texts"),
    [
        ({"a": 0.9812, "b": 0.93}, ("98,1%", "93,0%")),
        ({"a": 0.9812, "b": 0.9814}, ("98,12%", "98,14%")),
    ],
)
def test_numbers_have_as_few_digits_as_tell_them_apart(
    ends: dict[str, float], texts: tuple[str, ...]
) -> None:
    columns = measured_columns(flat("accuracy", **ends), Sentences("pt-BR"), "accuracy")
    assert columns["best"].texts == texts


@pytest.mark.parametrize(
    ("metric", "end", "said"),
    [
        ("loss", 0.5, "igual"),
        ("loss", 0.75, "+0,25 pior"),
        ("loss", 0.25, "\u22120,25 melhor"),
        ("accuracy", 0.75, "+25,0 p.p. melhor"),
        ("accuracy", 0.25, "\u221225,0 p.p. pior"),
        ("reward", 0.75, ""),
        ("loss", math.nan, ""),
    ],
)
def test_a_difference_says_its_sign_and_which_is_better(metric: str, end: float, said: str) -> None:
    book = flat(metric, base=0.5, other=end)
    columns = measured_columns(book, Sentences("pt-BR"), metric, baseline="base")
    texts = columns["delta-best"].texts if "delta-best" in columns else ("", "")
    assert texts == ("é a base" if metric != "reward" or texts[0] else "", said)


def test_of_a_metric_without_direction_the_last_values_are_compared_without_judging() -> None:
    book = flat("reward", base=1.0, other=3.5)
    columns = measured_columns(book, Sentences("en"), "reward", baseline="base")
    assert columns["delta-last"].texts == ("is the baseline", "+2.5")
    assert "best" not in columns


def test_a_last_value_that_is_no_number_is_said_and_one_that_is_missing_is_not() -> None:
    book = flat("loss", a=math.nan, b=math.inf, c=0.5)
    more = LogBook((*book.runs, run("d")), book.series)
    assert measured_columns(more, Sentences("en"))["last"].texts == ("NaN", "∞", "0.5", "")


def test_columns_without_any_entry_are_left_out() -> None:
    columns = measured_columns(flat("loss", a=0.5, b=0.6), Sentences("en"))
    assert not {"gap", "reached-s", "delta-best"} & set(columns)


@given(st.lists(st.floats(), min_size=1, max_size=8), st.sampled_from(["loss", "accuracy", "x"]))
def test_any_values_can_be_written(ends: list[float], metric: str) -> None:
    book = flat(metric, **{f"r{i}": end for i, end in enumerate(ends)})
    for column in measured_columns(book, Sentences("en"), metric, baseline="r0").values():
        assert len(column.texts) == len(ends)


@pytest.mark.parametrize(("metric", "said"), [("loss", "worse"), ("accuracy", "better")])
def test_a_difference_is_judged_by_a_word_and_not_by_the_colour_of_an_indicator(
    metric: str, said: str
) -> None:
    book = flat(metric, base=0.5, other=0.75, same=0.5)
    column = measured_columns(book, Sentences("en"), metric, baseline="base")["delta-best"]
    assert column.tones == ()
    assert said in column.texts[1]
    moved = column.of([1, 0])
    assert moved.numbers == (0.25, 0.0)
    assert moved.texts == (column.texts[1], column.texts[0])
