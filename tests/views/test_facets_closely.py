"""The Curves page with a panel for each value: what is picked and zoomed into, as in one panel."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.views.test_looking_closely import asked, opened, press

Open = Callable[..., AppTest]


def spec(app: AppTest) -> dict[str, Any]:
    (chart,) = app.get("vega_lite_chart")
    found: dict[str, Any] = json.loads(chart.proto.spec)
    assert found["name"] == "facets"
    return found


def fronts(app: AppTest) -> int:
    """The panels with a curve that is not pale."""
    panels = [panel for row in spec(app)["vconcat"] for panel in row.get("hconcat", ())]
    return sum(any("_front" in layer["name"] for layer in panel["layer"]) for panel in panels)


def stretches(app: AppTest) -> set[tuple[float, float]]:
    """The x axes of all panels."""
    panels = [panel for row in spec(app)["vconcat"] for panel in row.get("hconcat", ())]
    return {
        tuple(layer["encoding"]["x"]["scale"]["domain"])
        for panel in panels
        for layer in panel["layer"]
        if "_front" in layer["name"] or "_muted" in layer["name"]
    }


def said(app: AppTest) -> str:
    return " ".join(one.proto.body for one in app.get("html"))


@pytest.mark.parametrize(("lang", "seen"), [("en", "epochs 5 to 15"), ("pt-BR", "épocas 5 a 15")])
def test_a_stretch_of_the_address_is_that_of_all_panels_until_all_is_asked_for(
    open_curves: Open, lang: str, seen: str
) -> None:
    app = open_curves(lang=lang, facet="lr", zoom="epoch_5_15")
    assert stretches(app) == {(5, 15)}
    assert seen in said(app)
    app.button(key="whole-axis").click().run()
    assert not app.exception
    assert stretches(app) == {(0, 20)}
    assert "zoom" not in app.query_params or not app.query_params["zoom"]


def test_a_picked_run_stands_out_in_its_panel_and_is_let_go(open_curves: Open) -> None:
    app = open_curves(facet="lr")
    assert fronts(app) == 3
    app.button(key="next-run").click().run()
    assert not app.exception
    assert fronts(app) == 1
    assert 'class="card"' in said(app)
    app.button(key="unpick-run").click().run()
    assert fronts(app) == 3


def test_a_finding_zooms_all_panels_to_where_it_lies() -> None:
    app = opened(view="one", metric="loss.test", facet="batch_size")
    press(app, "next-run")
    falls = next(
        one for one in app.button if one.key.startswith("finding-") and "24 to 30" in one.label
    )
    falls.click().run()
    assert not app.exception
    assert stretches(app) == {(20, 30)}
    assert asked(app, "zoom") == "epoch_20_30"


def test_on_a_logarithmic_axis_panels_have_no_stretch_from_zero(open_curves: Open) -> None:
    app = open_curves(facet="lr", zoom="epoch_0_15", **{"log-x": "True"})
    assert "ampliar" in said(app)
    assert all(low > 0 for low, _ in stretches(app))
