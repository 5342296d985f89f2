"""A log that counts epochs has a place among updates and examples where its settings say enough."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.data import axis_notes
from dashboard.charts.data.epoch_size import Missing, examples, updates
from dashboard.charts.data.traces import traces
from dashboard.charts.data.x_values import XAxis, logged_of, missing
from dashboard.charts.figures import overlay
from dashboard.charts.options import FigureOptions
from dashboard.model.run import LogBook, Run, Setting, XUnit
from dashboard.model.table import Series, Split
from dashboard.text.sentences import Sentences
from tests.charts.conftest import gathered
from tests.charts.test_figures import rows

EPOCHS = np.array([1, 2, 3, 4])


def book(rates: np.ndarray | None = None, **config: Setting) -> LogBook:
    series = [Series.of("l", "loss", Split.TRAIN, EPOCHS, 1 / EPOCHS)]
    if rates is not None:
        series.append(Series.of("lr", "learning_rate", Split.NONE, EPOCHS, rates))
    return LogBook((Run("a", "a", "a", "csv", XUnit.EPOCH, config),), {"a": series})


DROPPED = np.array([0.1, 0.1, 0.01, 0.01])


@pytest.mark.parametrize(
    ("axis", "logs", "x"),
    [
        (XAxis.SAMPLES, book(train_size=1000), [1000, 2000, 3000, 4000]),
        (XAxis.SAMPLES, book(n_train=1000, batch_size=64), [1000, 2000, 3000, 4000]),
        (XAxis.SAMPLES, book(steps_per_epoch=10, batch_size=64), [640, 1280, 1920, 2560]),
        (XAxis.TAU, book(train_size=1000, batch_size=100, lr=0.1), [1, 2, 3, 4]),
        (XAxis.TAU, book(train_size=1001, batch_size=100, lr=0.1), [1.1, 2.2, 3.3, 4.4]),
        (XAxis.TAU, book(steps_per_epoch=10, lr=0.1), [1, 2, 3, 4]),
        (XAxis.TAU, book(DROPPED, steps_per_epoch=10), [1, 2, 2.1, 2.2]),
        (XAxis.SAMPLES, book(batch_size=64), None),
        (XAxis.SAMPLES, book(train_size=0), None),
        (XAxis.SAMPLES, book(train_size="many"), None),
        (XAxis.TAU, book(train_size=1000, lr=0.1), None),
        (XAxis.TAU, book(train_size=1000, batch_size=100), None),
        (XAxis.TAU, book(train_size=1000, batch_size=100, lr="auto"), None),
    ],
)
def test_epochs_become_updates_and_examples(
    axis: XAxis, logs: LogBook, x: list[float] | None
) -> None:
    logged = logged_of(logs, axis)
    found = traces(logs, "loss", ("train",), axis, logged=logged)
    assert (missing(axis, logs.runs[0], logged.get("a")) == ()) == (x is not None)
    assert [one.x.tolist() for one in found] == ([pytest.approx(x)] if x is not None else [])


SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        name: st.none()
        | st.integers(-2, 10**6)
        | st.floats(-9, 1e9)
        | st.sampled_from([np.nan, np.inf, True, "auto"])
        for name in ("train_size", "batch_size", "steps_per_epoch", "lr")
    },
)


@given(SETTINGS, st.sampled_from([XAxis.TAU, XAxis.SAMPLES]), st.booleans())
def test_a_run_has_a_place_exactly_where_nothing_is_missing(
    config: Mapping[str, Any], axis: XAxis, by_epoch: bool
) -> None:
    unit = XUnit.EPOCH if by_epoch else XUnit.STEP
    run = Run("a", "a", "a", "csv", unit, config)
    logs = LogBook((run,), book().series)
    placed = traces(logs, "loss", ("train",), axis)
    assert bool(placed) == (missing(axis, run, None) == ())
    for count in (updates(run), examples(run)):
        assert count is None or count > 0


def test_updates_are_not_told_of_a_run_that_exchanged_its_batch() -> None:
    phases = ((("epoch", 1), ("batch_size", 64)), (("epoch", 3), ("batch_size", 128)))
    (run,) = book(train_size=1000, batch_size=64, epochs=4, schedule=phases).runs
    assert updates(run) is None
    assert examples(run) == 1000
    assert missing(XAxis.TAU, run, None) == (Missing.RATE, Missing.BATCH_SIZE)


@pytest.mark.parametrize(
    ("lang", "axis", "config", "said"),
    [
        (
            "pt-BR",
            "samples",
            {"batch_size": 64},
            "1 execução não tem este eixo: não se sabe o número de exemplos de treino (train_size)",
        ),
        (
            "en",
            "tau",
            {"train_size": 1000},
            "1 run lacks this axis: not known, the learning rate, the batch size",
        ),
    ],
)
def test_a_panel_says_what_is_missing(
    lang: str, axis: str, config: dict[str, Setting], said: str
) -> None:
    _, report = gathered([])
    spec = overlay.draw(
        book(**config),
        report,
        Sentences(lang),
        FigureOptions(metric="loss", split="train", x_axis=axis),
    ).to_dict()
    assert rows(spec, "overlay_panel_beyond")[0]["text"] == said


def test_nothing_is_said_where_every_run_is_drawn() -> None:
    assert axis_notes.notes(LogBook(()), XAxis.TAU, Sentences("en")) == []
