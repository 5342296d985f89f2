"""The Diagnosis page: a finding zooms the run's figure, the address keeps it, a way leads back."""

import json
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.axes.zoom import BACK, PICKED, SPAN
from dashboard.charts.data.extent import Extent
from dashboard.model.run import LogBook
from dashboard.views.state import figure_focus
from dashboard.views.widgets import live_figure

Open = Callable[..., AppTest]

RUN = "batch1024_lr0.01"


def visit(opened: Open, **query: str) -> AppTest:
    page = opened("diagnosis", **{"set": "learning_rate", "lang": "en"} | query)
    assert not page.exception
    return page


def asked(page: AppTest, name: str) -> str:
    return "".join(page.query_params.get(name, []))


def findings(page: AppTest) -> list:
    return [one for one in page.button if one.key.startswith("finding-")]


def said(page: AppTest) -> str:
    return " ".join(one.proto.body for one in page.get("html"))


def x_axes(page: AppTest) -> set[str]:
    """The ends of the x axes of the run's figure, as its specification says them."""
    spec = page.get("vega_lite_chart")[0].proto.spec
    return {ends for ends in ("[0.0, 30.0]", "[20.0, 30.0]", "[3.0, 9.0]") if ends in spec}


def test_every_finding_is_a_button_with_its_sentence_and_says_where_it_lies(opened: Open) -> None:
    labels = {one.label: one.help for one in findings(visit(opened, run=RUN))}
    falling = next(text for text in labels if "· The training loss still fell" in text)
    assert labels[falling].startswith("epochs 24 to 30: Still falling at the end")


def test_a_finding_has_one_number_in_the_list_and_in_the_figure(opened: Open) -> None:
    page = visit(opened, run=RUN)
    numbers = [one.label.partition(" · ")[0] for one in findings(page)]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    falling = next(one.label for one in findings(page) if "still fell" in one.label)
    spec = json.loads(page.get("vega_lite_chart")[0].proto.spec)
    named = [row["text"] for row in with_a_stretch(spec)]
    assert f"{falling.partition(' · ')[0]} · Still falling at the end" in {
        text.removesuffix(" · test").removesuffix(" · training") for text in named
    }


def with_a_stretch(spec: object) -> list[dict[str, str]]:
    """The rows of the figure that name a finding."""
    if isinstance(spec, list):
        return [row for one in spec for row in with_a_stretch(one)]
    if not isinstance(spec, dict):
        return []
    own = [spec] if "stretch" in spec else []
    return own + [row for one in spec.values() for row in with_a_stretch(one)]


def test_a_finding_zooms_and_the_way_back_shows_everything(opened: Open) -> None:
    page = visit(opened, run=RUN)
    assert x_axes(page) == {"[0.0, 30.0]"}
    next(one for one in findings(page) if "still fell" in one.label).click().run()
    assert x_axes(page) == {"[20.0, 30.0]"}
    assert asked(page, "zoom") == "epoch_20_30"
    assert "You are seeing epochs 20 to 30" in said(page)
    page.button(key="whole-axis").click().run()
    assert x_axes(page) == {"[0.0, 30.0]"}
    assert asked(page, "zoom") == ""


def test_a_link_shows_the_same_stretch_of_the_same_run(opened: Open) -> None:
    page = visit(opened, run=RUN, zoom="epoch_3_9")
    assert x_axes(page) == {"[3.0, 9.0]"}
    assert asked(page, "run") == RUN
    assert asked(page, "zoom") == "epoch_3_9"


@pytest.mark.parametrize("zoom", ["step_3_9", "epoch_9_3", "epoch_nan_inf", "<b>"])
def test_a_zoom_that_the_figure_has_no_place_for_shows_everything(opened: Open, zoom: str) -> None:
    page = visit(opened, run=RUN, zoom=zoom)
    assert x_axes(page) == {"[0.0, 30.0]"}
    assert asked(page, "zoom") == ""


def test_another_run_is_shown_whole_and_the_first_is_still_zoomed(opened: Open) -> None:
    page = visit(opened, run=RUN, zoom="epoch_20_30")
    page.selectbox(key="run").set_value("batch64_lr0.01").run()
    assert x_axes(page) == {"[0.0, 30.0]"}
    assert asked(page, "zoom") == ""
    page.selectbox(key="run").set_value(RUN).run()
    assert x_axes(page) == {"[20.0, 30.0]"}


@pytest.mark.parametrize(
    ("selection", "window"),
    [
        ({SPAN: {"x": [4.0, 9.0]}}, ("place", "epoch", 4.0, 9.0)),
        ({SPAN: {"x": [9.0, 4.0]}}, ("place", "epoch", 4.0, 9.0)),
        ({SPAN: {"x": [4.0, 4.0]}}, ("place", "epoch", 1.0, 2.0)),  # a click: nothing changes
        ({}, ("place", "epoch", 1.0, 2.0)),
        ({BACK: [{"whole": 1}]}, ()),
    ],
)
def test_a_drag_zooms_a_double_click_leads_back_and_a_click_picks_nothing(
    selection: dict, window: tuple, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = {"key": {"selection": selection}, figure_focus.PICK: ("set", "run of the Curves page")}
    state[figure_focus.ZOOM] = ("place", "epoch", 1.0, 2.0)
    fake = SimpleNamespace(session_state=state)
    monkeypatch.setattr(live_figure, "st", fake)
    monkeypatch.setattr(figure_focus, "st", fake)
    book = LogBook(())
    live_figure._answer("key", "place", "epoch", Extent(0, 30), False, book, (), False)
    assert state[figure_focus.ZOOM] == window
    assert state[figure_focus.PICK] == ("set", "run of the Curves page")


def test_the_figure_takes_drags_and_offers_no_run_to_pick(opened: Open) -> None:
    spec = visit(opened, run=RUN).get("vega_lite_chart")[0].proto.spec
    assert f'"name": "{SPAN}"' in spec
    assert f'"name": "{BACK}"' in spec
    assert f'"name": "{PICKED}"' not in spec
