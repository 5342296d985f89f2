"""Runs that log no loss: what was found lies nowhere on a curve, and the pages say it."""

import math
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.verdict import RunDiagnosis, Symptom
from dashboard.model.metrics import COUNTS
from dashboard.model.moment import moment
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from dashboard.text.languages import LANGUAGES
from tests.views import conftest

METRICS = ("reward", "learning_rate", "gradient_norm", "fid")
COUNT = 12


def without_loss(metric: str, unit: XUnit) -> LogBook:
    """Two runs of one metric, the second with a rate of zero."""
    rising = np.linspace(1.0, 2.0, COUNT)
    series = [Series.of(metric, metric, Split.NONE, range(COUNT), rising, np.arange(COUNT))]
    runs = tuple(
        Run(name, name, name, "made up", unit, {"lr": lr}) for name, lr in (("a", 0.1), ("b", 0))
    )
    return LogBook(runs, {run.run_id: series for run in runs})


def page(name: str, book: str, lang: str) -> None:
    """What AppTest runs: it must import all that it needs."""
    from tests.views.conftest import draw_page  # noqa: PLC0415 (the script runs by itself)

    draw_page(name, book, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("unit", XUnit)
@pytest.mark.parametrize("metric", METRICS)
def test_every_finding_of_a_run_without_a_loss_has_its_button(
    metric: str, unit: XUnit, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"{metric} by {unit}"
    monkeypatch.setitem(conftest.BOOKS, name, partial(without_loss, metric, unit))
    app = AppTest.from_function(page, kwargs={"name": "diagnosis", "book": name, "lang": lang})
    app.query_params["run"] = "b"
    app.run(timeout=conftest.SLOW_S)
    assert not app.exception
    buttons = [one for one in app.button if one.key.startswith("finding-")]
    (found,) = (one for one in conftest.judged(name)[1].diagnoses if one.run_id == "b")
    assert any(math.isnan(one.from_x) for one in found.symptoms)
    assert len(buttons) == len(found.symptoms)
    assert all(one.disabled for one in buttons if math.isnan(_start(found, one.key)))
    assert not any("nan" in f"{one.label} {one.help}".lower().split() for one in buttons)


def _start(found: RunDiagnosis, key: str) -> float:
    return found.findings[int(key.removeprefix("finding-"))].from_x


def test_what_lies_nowhere_is_numbered_after_what_lies_on_the_curve() -> None:
    steps = np.arange(60)
    loss = np.where(steps == 40, 50.0, 2.3 * 0.95**steps)
    curves = [Series.of("loss", "loss", Split.TRAIN, steps, loss)]
    run = Run("a", "a", "a", "made up", XUnit.STEP, {})
    (found,) = diagnose(LogBook((run,), {"a": curves})).diagnoses
    nowhere = Symptom("no-loss", 1.0, "none", "loss", math.nan, math.nan)
    first, *others = found.symptoms
    found = replace(found, symptoms=(first, nowhere, *others, nowhere))
    starts = [one.from_x for one in found.findings]
    known = [one for one in starts if not math.isnan(one)]
    assert len(known) > 1
    assert starts[: len(known)] == sorted(known)


@pytest.mark.parametrize("far", [1e300, -1e300, math.inf, -math.inf, 1e18, -1e18])
def test_a_moment_that_no_calendar_has_is_the_nearest_that_one_has(far: float) -> None:
    assert moment(far) == moment(math.copysign(1e17, far))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", ["one", "book"])
def test_a_log_of_nothing_but_counts_has_its_page_of_curves(
    view: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = next(iter(COUNTS))
    monkeypatch.setitem(conftest.BOOKS, "counts", lambda: without_loss(count, XUnit.STEP))
    app = AppTest.from_function(page, kwargs={"name": "curves", "book": "counts", "lang": lang})
    app.query_params["view"] = view
    app.run(timeout=conftest.SLOW_S)
    assert not app.exception
