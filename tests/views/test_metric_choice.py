"""Which metrics the Curves page draws: asked for by address, by hand, or not at all."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.api import load_logs
from dashboard.views.widgets.metric_choice import metrics_of, unasked_of

SAMPLES = Path(__file__).resolve().parents[2] / "sample_logs"
Curves = Callable[..., AppTest]


@pytest.mark.parametrize(
    ("sample", "unasked"),
    [
        ("learning_rate", ["loss.train"]),
        ("switch", ["loss.train", "learning_rate.none", "batch_size.none"]),
    ],
)
def test_what_is_set_and_changes_on_the_way_is_drawn_unasked(
    sample: str, unasked: list[str]
) -> None:
    book = load_logs(SAMPLES / sample)
    found = unasked_of(book, metrics_of(book))
    assert [f"{metric}.{split}" for metric, split in found] == unasked


def panels(app: AppTest) -> int:
    (chart,) = app.get("vega_lite_chart")
    return len(json.loads(chart.proto.spec)["vconcat"])


def test_the_choice_stands_in_the_address_only_when_it_was_made(curves: Curves) -> None:
    app = curves("switch", view="one")
    assert panels(app) == 3
    assert "metric" not in app.query_params
    app.multiselect("metric-switch").select("grad_norm.none").run()
    assert panels(app) == 4
    chosen = ["loss.train", "learning_rate.none", "batch_size.none", "grad_norm.none"]
    assert app.query_params["metric"] == chosen
    app.multiselect("metric-switch").set_value(["accuracy.test"]).run()
    assert panels(app) == 1
    assert app.query_params["metric"] == "accuracy.test"


def test_an_address_opens_the_same_metrics_and_no_others(curves: Curves) -> None:
    asked = ["accuracy.test", "grad_norm.none", "<b>.none", "no.train", "accuracy.test"]
    app = curves("learning_rate", view="one", metric=asked)
    assert app.multiselect("metric-learning_rate").value == ["accuracy.test", "grad_norm.none"]
    assert panels(app) == 2


def test_without_any_metric_the_first_is_drawn(curves: Curves) -> None:
    app = curves("learning_rate", view="one", metric=["accuracy.test"])
    app.multiselect("metric-learning_rate").set_value([]).run()
    assert not app.exception
    assert panels(app) == 1
    assert app.multiselect("metric-learning_rate").value == []


def test_the_metrics_are_named_in_both_languages(curves: Curves) -> None:
    for lang, name in (("en", "Loss · training"), ("pt-BR", "Perda · treino")):
        app = curves("learning_rate", lang, view="one")
        assert name in app.multiselect("metric-learning_rate").options
