"""What the Curves page marks and warns of, and that every switch of it draws a figure."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

Curves = Callable[..., AppTest]


def spec(app: AppTest) -> dict[str, Any]:
    (chart,) = app.get("vega_lite_chart")
    found: dict[str, Any] = json.loads(chart.proto.spec)
    return found


def layers(app: AppTest) -> set[str]:
    """The layers of the uppermost panel, without the panel's name."""
    names = (layer["name"] for layer in spec(app)["vconcat"][0]["layer"])
    return {name.removeprefix("overlay_panel_") for name in names}


@pytest.mark.parametrize(
    "asked", [{"view": "one"}, {"view": "book"}, {"view": "one", "facet": "batch_size"}]
)
def test_every_figure_marks_what_happened_until_it_is_switched_off(
    curves: Curves, asked: dict[str, str]
) -> None:
    app = curves("learning_rate", **asked)
    assert "_events" in json.dumps(spec(app))
    app.toggle("events").set_value(False).run()
    assert not app.exception
    assert "_event" not in json.dumps(spec(app))
    assert app.query_params["events"] == "False"


def test_what_happened_is_marked_until_it_is_switched_off(curves: Curves) -> None:
    app = curves("switch", view="one", metric=["loss.test"])
    assert {"events", "event_words_right"} <= layers(app)
    app.toggle("events").set_value(False).run()
    assert "events" not in layers(app)
    assert app.query_params["events"] == "False"


@pytest.mark.parametrize("view", ["one", "book"])
def test_every_point_can_be_shown(curves: Curves, view: str) -> None:
    app = curves("learning_rate", view=view, events="False")
    some = json.dumps(spec(app))
    app.toggle("whole").set_value(True).run()
    every = json.dumps(spec(app))
    assert "_beyond" in some
    assert "_beyond" not in every
    assert app.query_params["whole"] == "True"


def test_the_books_figure_warns_of_its_axis_and_leads_to_the_fair_one(curves: Curves) -> None:
    app = curves("learning_rate")
    assert spec(app)["name"] == "book_figure"
    app.button("fair-axis").click().run()
    assert not app.exception
    assert spec(app)["name"] == "overlay"
    assert app.selectbox("x").value == "tau"
    assert app.query_params["view"] == "one"
