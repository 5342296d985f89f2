"""Runs that are ranked by no loss: map and headline speak of the metric that counts."""

from functools import partial
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.figures import (
    lr_batch_map,
    lr_curve,
    parallel_settings,
    setting_importance,
    setting_outcomes,
)
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.charts.outcome_panels import OutcomePanel
from dashboard.diagnosis.engine import diagnose
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from dashboard.report.opening import opening
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from tests.views import conftest
from tests.views.conftest import run_at, without_terms

EPOCH = np.arange(31.0)
RATES, SIZES, SEEDS = (0.001, 0.01, 0.1), (16, 64), (1, 2)
BEST_RATE = 0.01
"""The rate at which the metric that counts ends best; the loss ends lowest at the highest one."""

COUNTED = {
    "a word error rate": ("wer", Split.VAL, lambda good: 0.6 - 0.5 * good),
    "BLEU": ("bleu", Split.VAL, lambda good: 34 * good),
    "mAP": ("metrics/mAP50-95(B)", Split.VAL, lambda good: 0.6 * good),
    "a reward": ("rollout/ep_rew_mean", Split.NONE, lambda good: 400 * good - 100),
}
LOSS = {"en": "loss", "pt-BR": "perda"}
KINDS = (lr_batch_map, lr_curve, parallel_settings, setting_importance, setting_outcomes)


def training(kind: str, lr: float, size: int, seed: int) -> tuple[Run, list[Series]]:
    """A run whose loss falls lowest at the highest rate, and whose metric is best in the middle."""
    metric, split, of = COUNTED[kind]
    rising = 1 - np.exp(-EPOCH / 5)
    good = (1 - 0.2 * abs(np.log10(lr / BEST_RATE)) - 0.02 * (size > 16)) * rising
    loss = 2.0 - (1.2 + 0.2 * np.log10(lr / BEST_RATE)) * rising + 0.001 * seed
    curves = {(metric, split): of(good - 0.001 * seed)}
    if kind == "mAP":
        curves |= {(f"{part}_loss", Split.TRAIN): loss for part in ("box", "cls")}
    elif kind == "a reward":
        curves |= {("value_loss", Split.TRAIN): loss, ("policy_gradient_loss", Split.TRAIN): -loss}
    else:
        curves |= {("loss", Split.TRAIN): loss, ("loss", Split.VAL): loss + 0.05}
    name = f"lr{lr:g}-b{size}-s{seed}"
    series = [
        Series.of(f"{part}/{named}", named, part, EPOCH * 100, y, EPOCH)
        for (named, part), y in curves.items()
    ]
    config = {"lr": lr, "batch_size": size, "seed": seed}
    return Run(name, name, name, "csv", XUnit.EPOCH, config), series


def book(kind: str) -> LogBook:
    made = [training(kind, lr, size, seed) for lr in RATES for size in SIZES for seed in SEEDS]
    return LogBook(tuple(run for run, _ in made), {run.run_id: its for run, its in made})


def map_page(name: str, lang: str) -> None:
    """What AppTest runs: the map of a book."""
    from tests.views.conftest import draw_page  # noqa: PLC0415 (the function is run as a file)

    draw_page("map", name, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", COUNTED)
def test_every_figure_of_the_map_is_of_the_metric_that_counts(kind: str, lang: str) -> None:
    metric, split, _ = COUNTED[kind]
    made = book(kind)
    report, words = diagnose(made), Sentences(lang).among(made.runs)
    for module in KINDS:
        drawn: ChartKind = module.CHART
        (panel,) = drawn.panels(made, report, words, FigureOptions())
        assert isinstance(panel, OutcomePanel)
        assert panel.title.startswith(words.metric_title(metric, split.value)), drawn.name
        described = drawn.draw(made, report, words, FigureOptions()).description
        assert LOSS[lang] not in f"{panel.title} {described}".lower()


@pytest.mark.parametrize("kind", COUNTED)
def test_the_best_rate_is_that_of_the_best_run(kind: str) -> None:
    made = book(kind)
    report, words = diagnose(made), Sentences("en").among(made.runs)
    assert report.best is not None
    (panel,) = lr_curve.CHART.panels(made, report, words, FigureOptions())
    assert panel.best.best(panel.outcomes) == BEST_RATE
    assert panel.outcomes.best_run == report.best.run_id
    assert made.by_id[report.best.run_id].config["lr"] == BEST_RATE
    worst = min(panel.outcomes.many, key=lambda one: panel.outcomes.rank(one.value))
    assert worst.lr != BEST_RATE
    ends = [one.value for one in panel.outcomes.many if one.lr == BEST_RATE]
    assert report.best.end in ends


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", COUNTED)
def test_no_sentence_of_the_map_speaks_of_the_loss(
    kind: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(conftest.BOOKS, kind, partial(book, kind))
    app = AppTest.from_function(
        map_page, kwargs={"name": kind, "lang": lang}, default_timeout=conftest.SLOW_S
    )
    run_at(app, {})
    said = [without_terms(one.body) for one in app.get("html")] + [one.value for one in app.caption]
    assert any('class="verdict"' in one for one in said)
    assert not [one for one in said if LOSS[lang] in one.lower()]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", COUNTED)
def test_the_sentence_on_one_run_has_the_metric_that_counts(kind: str, lang: str) -> None:
    metric, _, _ = COUNTED[kind]
    run, series = training(kind, BEST_RATE, 16, 1)
    made = LogBook((run,), {run.run_id: series})
    words = Sentences(lang).among(made.runs)
    said: Any = opening(diagnose(made), words)
    end = float(np.median(series[0].value[-3:]))
    assert words.metric(metric).lower() in said.lower()
    assert words.texts.number(end)[:3] in said
