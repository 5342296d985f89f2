"""What was set on a page is set when one comes back to it, whatever was looked at meanwhile."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.views.lessons import own_run
from dashboard.views.state import address, figure_focus

Open = Callable[..., AppTest]
Drawn = dict[str, Sequence[Any]]

OF_EVERY_PAGE = {"lang", "set"}
"""Controls of the top row."""

STARTS = {
    "the textbook's figure": ("curves", {"set": "switch"}),
    "one metric": ("curves", {"set": "learning_rate", "view": "one", "grouped": "True"}),
    "one metric, not grouped": ("curves", {"set": "optimizers", "view": "one"}),
    "the map": ("map", {"set": "optimizers"}),
    "one run": ("diagnosis", {"set": "regimes"}),
}
"""Pages with their controls, and an address at which they are drawn."""

FIGURE = {"view", "grouped", "facet"}
"""Controls that decide which others there are."""

NONE_TO_CHOOSE = object()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """The controls that a page remembers, by their keys, with what they can be set to."""
    found: Drawn = {}
    one, many = address.recall, address.recall_many

    def recall(name: str, options: Sequence[Any], unasked: Any) -> Any:
        if name not in OF_EVERY_PAGE:
            found[name] = options
        return one(name, options, unasked)

    def recall_many(
        name: str, options: Sequence[str], unasked: Sequence[str], key: str
    ) -> list[str]:
        found[key] = [[option] for option in options]
        return many(name, options, unasked, key)

    monkeypatch.setattr(address, "recall", recall)
    monkeypatch.setattr(address, "recall_many", recall_many)
    return found


def go(page: AppTest, name: str, **more: str) -> AppTest:
    """Follow a link of the navigation: it names the language and the set alone."""
    query = page.query_params
    kept = {key: query[key] for key in ("lang", "set") if key in query}
    query.clear()
    for key, value in (kept | more).items():
        query[key] = value
    page._page_hash = calc_hash(name)
    page.run()
    assert not page.exception
    return page


def held(page: AppTest, keys: Sequence[str]) -> dict[str, Any]:
    return {key: page.session_state[key] for key in keys if key in page.session_state}


def other(options: Sequence[Any], value: object) -> object:
    return next((one for one in reversed(options) if one != value), NONE_TO_CHOOSE)


@pytest.mark.parametrize(("name", "query"), STARTS.values(), ids=STARTS)
def test_every_remembered_control_holds_its_value_after_another_page(
    opened: Open, drawn: Drawn, name: str, query: dict[str, str]
) -> None:
    page = opened(name, lang="en", **query)
    keys = sorted(set(drawn) - FIGURE)
    before = held(page, keys)
    assert sorted(before) == keys
    for key in keys:
        asked = other(drawn[key], before[key])
        if asked is not NONE_TO_CHOOSE:
            page.session_state[key] = asked
    page.run()
    said = held(page, keys)
    assert any(said[key] != before[key] for key in keys)
    query_then = dict(page.query_params)
    go(page, "guide")
    assert held(page, keys) == {}
    go(page, name)
    assert held(page, keys) == said
    assert dict(page.query_params) == query_then


@pytest.mark.parametrize("key", sorted(FIGURE))
def test_what_decides_on_other_controls_is_kept_too(opened: Open, drawn: Drawn, key: str) -> None:
    page = opened("curves", lang="en", set="learning_rate", view="one", grouped="True")
    page.session_state[key] = asked = other(drawn[key], page.session_state[key])
    page.run()
    go(page, "home")
    go(page, "curves")
    assert page.session_state[key] == asked


def test_the_group_of_the_map_is_kept_and_in_the_address(opened: Open, drawn: Drawn) -> None:
    query = {"lang": "en", "set": "optimizers", "map-optimizer": "sgd"}
    page = opened("map", **query)
    first, second = drawn["map-group"]
    assert page.session_state["map-group"] == first
    page.session_state["map-group"] = second
    page.run()
    go(page, "guide")
    go(page, "map")
    assert held(page, ["map-optimizer", "map-group"]) == {
        "map-optimizer": "sgd",
        "map-group": second,
    }
    assert held(opened("map", **page.query_params), ["map-group"]) == {"map-group": second}


def test_what_is_not_drawn_for_a_while_is_kept_on_the_same_page_too(opened: Open) -> None:
    page = opened("curves", lang="en", set="regimes", view="one", x="tau")
    page.session_state["view"] = "book"
    page.run()
    page.session_state["view"] = "one"
    page.run()
    assert page.session_state["x"] == "tau"


def test_what_finds_runs_in_the_table_is_kept(opened: Open) -> None:
    page = opened("curves", lang="en", set="regimes", view="one", metric="accuracy.test")
    page.text_input(key="find").set_value("lr").run()
    page.text_input(key="target-accuracy").set_value("90%").run()
    lamps = page.multiselect(key="lamps")
    lamps.select(lamps.options[0]).run()
    keys = ("find", "target-accuracy", "lamps")
    said = held(page, keys)
    assert all(said[key] for key in keys)
    go(page, "map")
    go(page, "curves")
    assert held(page, keys) == said


def test_which_runs_are_drawn_is_kept(opened: Open) -> None:
    page = opened("curves", lang="en", set="regimes")
    runs = page.session_state["runs-regimes"]
    page.session_state["runs-regimes"] = runs[:2]
    page.run()
    go(page, "home")
    go(page, "curves")
    assert page.session_state["runs-regimes"] == runs[:2]


def test_a_link_that_was_opened_and_left_at_once_is_kept_as_well(opened: Open) -> None:
    asked = {"set": "regimes", "view": "one", "x": "tau", "smoothing": "0.6", "find": "lr"}
    page = opened("curves", lang="en", **asked)
    go(page, "guide")
    go(page, "curves")
    assert {name: page.query_params[name] for name in asked} == asked


def test_the_picked_run_and_the_stretch_are_kept(opened: Open) -> None:
    page = opened("curves", lang="en", set="regimes", view="one")
    run = page.session_state["runs-regimes"][1]
    page.session_state[figure_focus.PICK] = ("regimes", run)
    page.session_state[figure_focus.ZOOM] = ("regimes", "epoch", 2.0, 9.0)
    page.run()
    go(page, "diagnosis")
    go(page, "curves")
    assert page.session_state[figure_focus.PICK] == ("regimes", run)
    assert page.query_params["zoom"] == "epoch_2_9"


def test_a_link_to_a_run_shows_that_run_and_not_the_one_looked_at_before(
    opened: Open, drawn: Drawn
) -> None:
    page = opened("diagnosis", lang="en", set="regimes")
    first, second, *_ = drawn["run"]
    page.session_state["run"] = first
    page.run()
    go(page, "home")
    go(page, "diagnosis", run=second)
    assert page.session_state["run"] == second


def test_the_run_that_the_lesson_places_is_kept(opened: Open) -> None:
    page = opened("lesson", lang="en", set="one_weight")
    said = page.selectbox(key=own_run.CHOSEN).select_index(1).run().session_state[own_run.CHOSEN]
    go(page, "guide")
    go(page, "lesson")
    assert page.session_state[own_run.CHOSEN] == said is not None
    assert page.query_params[own_run.CHOSEN] == said


def test_resetting_the_figure_is_not_undone_by_another_page(opened: Open) -> None:
    page = opened("curves", lang="en", set="regimes", smoothing="0.6", palette="faithful")
    page.button(key="reset-view").click().run()
    go(page, "home")
    go(page, "curves")
    assert held(page, ["smoothing", "palette"]) == {"smoothing": 0.0, "palette": "accessible"}


def test_resetting_the_figure_empties_what_was_typed_over_the_table(opened: Open) -> None:
    page = opened("curves", lang="en", set="regimes", view="one", metric="accuracy.test")
    page.text_input(key="find").set_value("lr").run()
    page.text_input(key="target-accuracy").set_value("90%").run()
    page.button(key="reset-view").click().run()
    assert held(page, ["find", "target-accuracy"]) == {"find": "", "target-accuracy": ""}
    assert not {"find", "target"} & set(page.query_params)


def test_a_control_that_appears_late_begins_with_what_it_is_set_to(opened: Open) -> None:
    """The browser hears of a value set here only at the time; later it takes the default."""
    page = opened(
        "curves", lang="en", set="regimes", view="one", palette="faithful", whole="True"
    ).run()
    toggles = {one.key: one.proto for one in page.toggle}
    assert {key: toggles[key].default for key in ("whole", "events", "log-y")} == {
        "whole": True,
        "events": True,
        "log-y": False,
    }
    assert not toggles["whole"].set_value
    (palette,) = (one.proto for one in page.get("button_group") if one.key == "palette")
    assert list(palette.default) == [1]


@pytest.mark.parametrize(("name", "query"), STARTS.values(), ids=STARTS)
def test_every_remembered_control_holds_its_value_after_a_reload(
    opened: Open, drawn: Drawn, name: str, query: dict[str, str]
) -> None:
    page = opened(name, lang="en", **query)
    keys = sorted(set(drawn) - FIGURE)
    before = held(page, keys)
    for key in keys:
        asked = other(drawn[key], before[key])
        if asked is not NONE_TO_CHOOSE:
            page.session_state[key] = asked
    page.run()
    address_then = dict(page.query_params)
    again = opened(name, **address_then)
    assert held(again, keys) == held(page, keys)
    assert dict(again.query_params) == address_then
