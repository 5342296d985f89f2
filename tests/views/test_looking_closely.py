"""The Curves page: what is picked and zoomed into, by button and from the address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.charts.data.extent import Extent
from dashboard.model.run import LogBook, Receipt
from dashboard.views.state import figure_focus
from dashboard.views.widgets.live_figure import clicked, dragged, finding

RUNS = "runs-learning_rate"

START_S = 60
"""Seconds for a first drawing on a busy machine."""


def page() -> None:
    """The Curves page on a bundled study, without the frame around it."""
    from functools import partial  # noqa: PLC0415 (the script runs by itself)

    import streamlit  # noqa: PLC0415

    from dashboard.text.catalogue import Catalogue  # noqa: PLC0415
    from dashboard.text.sentences import Sentences  # noqa: PLC0415
    from dashboard.views import curves  # noqa: PLC0415
    from dashboard.views.state.log_set import Offer, open_set  # noqa: PLC0415
    from dashboard.views.state.page import Screen  # noqa: PLC0415

    logs = open_set("learning_rate", Offer((), None, ()), lambda _: None)
    pages: dict = {}
    screen = Screen("en", "light", Catalogue("en"), Sentences("en"), logs, pages)
    pages["curves"] = streamlit.Page(
        partial(curves.draw, screen), title="Curves", url_path="curves", default=True
    )
    pages["diagnosis"] = streamlit.Page(lambda: None, title="Diagnosis", url_path="diagnosis")
    streamlit.navigation(list(pages.values()), position="hidden").run()


def opened(**asked: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=START_S)
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def asked(app: AppTest, name: str) -> str:
    """What the address of the page says of ``name``."""
    return "".join(app.query_params.get(name, []))


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return " ".join(one.proto.body for one in app.get("html"))


def test_next_and_previous_go_round_all_runs_and_the_address_follows() -> None:
    app = opened()
    assert asked(app, "pick") == ""
    seen = [asked(press(app, "next-run"), "pick") for _ in range(10)]
    assert len(set(seen)) == 9
    assert seen[9] == seen[0]
    assert asked(press(app, "previous-run"), "pick") == seen[8]


def test_a_picked_run_shows_its_card_and_can_be_let_go() -> None:
    app = press(opened(), "next-run")
    assert 'class="card"' in said(app)
    assert "Batch 1024" in said(app)
    press(app, "unpick-run")
    assert 'class="card"' not in said(app)
    assert asked(app, "pick") == ""


def test_a_finding_zooms_and_the_whole_axis_comes_back() -> None:
    app = press(opened(view="one", metric="loss.test"), "next-run")
    buttons = [one for one in app.button if one.key.startswith("finding-")]
    falls = next(one for one in buttons if "epochs 24 to 30" in one.label)
    falls.click().run()
    assert asked(app, "zoom") == "epoch_20_30"
    assert app.session_state["metric-learning_rate"] == ["loss.train", "loss.test"]
    assert "epochs 20 to 30" in said(app)
    press(app, "whole-axis")
    assert asked(app, "zoom") == ""
    assert "drag to zoom in" in said(app)


def test_a_link_opens_runs_pick_and_zoom_as_they_were() -> None:
    first = press(opened(view="one"), "next-run")
    chosen = first.multiselect(key=RUNS).value[:2]
    first.multiselect(key=RUNS).set_value(chosen).run()
    focus_of = {name: asked(first, name) for name in ("runs", "pick", "view")}
    assert all(focus_of.values())
    second = opened(**focus_of, zoom="epoch_3_9")
    assert second.multiselect(key=RUNS).value == chosen
    assert asked(second, "pick") == focus_of["pick"]
    assert "epochs 3 to 9" in said(second)


@pytest.mark.parametrize("zoom", ["step_3_9", "epoch_9_3", "epoch_nan_inf", "<b>", "epoch_1_2_3"])
def test_a_zoom_of_another_axis_or_of_nothing_is_not_followed(zoom: str) -> None:
    app = opened(zoom=zoom)
    assert "drag to zoom in" in said(app)
    assert asked(app, "zoom") == ""


def test_the_key_for_findings_turns_the_switch() -> None:
    app = press(opened(), "switch-findings")
    assert app.toggle(key="findings").value is False
    assert asked(app, "findings") == "False"
    assert press(app, "switch-findings").toggle(key="findings").value is True


def test_reset_puts_everything_back() -> None:
    app = opened(view="one", smoothing="0.9", x="step", zoom="step_100_900")
    everyone = app.multiselect(key=RUNS).value
    app.multiselect(key=RUNS).set_value(everyone[:1]).run()
    press(app, "next-run")
    assert all(asked(app, one) for one in ("view", "smoothing", "x", "zoom", "runs", "pick"))
    press(app, "reset-view")
    assert not any(app.query_params.values())
    assert app.multiselect(key=RUNS).value == everyone
    assert app.select_slider(key="smoothing").value == 0.0


def test_on_a_logarithmic_axis_a_zoom_from_zero_shows_the_whole_axis() -> None:
    app = opened(view="one", x="step", zoom="step_0_900", **{"log-x": "True"})
    assert "drag to zoom in" in said(app)


@given(st.floats(-1e12, 1e12), st.floats(1e-6, 1e12))
def test_a_stretch_is_read_from_the_address_as_it_was_within_a_pixel(
    start: float, length: float
) -> None:
    if not start < start + length:
        return
    read = figure_focus.read(figure_focus.write("tau", start, start + length))
    if read is None:  # too short a stretch that far out to be told
        assert length < 1e-2 * abs(start)
        return
    unit, low, high = read
    assert unit == "tau"
    room = max(length * 1e-2, abs(start) * 1e-12)
    assert low == pytest.approx(start, abs=room)
    assert high == pytest.approx(start + length, abs=room)


@pytest.mark.parametrize(
    ("ends", "log_x", "found"),
    [
        ([12.0, 20.0], False, Extent(12, 20)),
        ([20.0, 12.0], False, Extent(12, 20)),
        ([-5.0, 12.0], False, Extent(1, 12)),
        ([12.0, 12.3], False, None),
        ([1.0, 1.3], True, Extent(1, 1.3)),
        ([], False, None),
        (None, False, None),
    ],
)
def test_a_drag_is_a_stretch_unless_it_is_a_click(
    ends: list[float] | None, log_x: bool, found: Extent | None
) -> None:
    selection = {"span": {"x": ends} if ends is not None else {}}
    assert dragged(selection, Extent(1, 100), log_x=log_x) == found


@pytest.mark.parametrize(
    "told", [{}, [], {"key": []}, {"key": [None]}, [{"key": None}], [{"other": 1}], {"key": ["q"]}]
)
def test_a_click_beside_all_curves_picks_no_run(told: object) -> None:
    assert clicked({"picked": told}, LogBook((), {}, Receipt()), ()) is None


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([{"stretch": "3.5 12.0"}], Extent(3.5, 12.0)),
        ({"stretch": ["3.5 12.0"]}, Extent(3.5, 12.0)),
        ([{"stretch": None}], None),
        ([{"stretch": "x y"}], None),
        ([], None),
        ({}, None),
    ],
)
def test_a_click_on_a_finding_is_its_stretch(told: object, found: Extent | None) -> None:
    assert finding({"found": told}) == found
