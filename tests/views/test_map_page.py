"""The map always has a picture, says whose and which value, opens runs and keeps some of them."""

from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.views.maps import opened_runs, outcome_figure
from dashboard.views.state import kept_runs
from tests.views import conftest
from tests.views.conftest import gathered, run_at, training


def seeded(**varied: tuple[Any, ...]) -> Any:
    """A book of one run for each value of one setting and each of two seeds."""
    ((name, values),) = varied.items()
    return gathered(
        *(
            training(f"{name}-{place}-{seed}", 0.05 + place / 20, **{name: value, "seed": seed})
            for place, value in enumerate(values)
            for seed in (1, 2)
        )
    )


def grid() -> Any:
    return gathered(
        *(
            training(
                f"{optimizer}-{lr:g}-{size}", 0.05 + abs(place - 1) / 10 + size / 5000,
                lr=lr, batch_size=size, optimizer=optimizer,
            )
            for optimizer in ("sgd", "adam")
            for place, lr in enumerate((0.01, 0.1, 1.0))
            for size in (64, 256)
        )
    )  # fmt: skip


BOOKS = {
    "a switch": lambda: seeded(augment=(True, False)),
    "an optimizer": lambda: seeded(optimizer=("sgd", "adam", "rmsprop")),
    "one number": lambda: seeded(weight_decay=(0.0, 1e-4, 1e-2)),
    "the batch": lambda: seeded(batch_size=(16, 64, 1024)),
    "the rate": lambda: seeded(lr=(0.01, 0.1, 1.0)),
    "names alone": lambda: gathered(*(training(f"version_{n}", 0.1 + n / 50) for n in range(5))),
    "one run": lambda: gathered(training("only", 0.2)),
    "a grid": grid,
}


@dataclass
class Drawn:
    """What the page drew: the names of its figures and their titles."""

    kinds: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """The figures that a page draws."""
    found = Drawn()
    draw = ChartKind.draw

    def noted(kind: ChartKind, book: Any, report: Any, words: Any, options: Any) -> Any:
        found.kinds.append(kind.name)
        found.titles[kind.name] = kind.panels(book, report, words, options)[0].title
        return draw(kind, book, report, words, options)

    monkeypatch.setattr(ChartKind, "draw", noted)
    return found


def map_page(name: str, lang: str) -> None:
    """What AppTest runs: the map of a book."""
    from tests.views.conftest import draw_page  # noqa: PLC0415 (the function is run as a file)

    draw_page("map", name, lang)


@pytest.fixture
def opened_map(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Open the map of a book of this file."""
    for name, book in BOOKS.items():
        monkeypatch.setitem(conftest.BOOKS, name, book)

    def opened(name: str, lang: str = "en", **query: str) -> AppTest:
        app = AppTest.from_function(
            map_page, kwargs={"name": name, "lang": lang}, default_timeout=120
        )
        return run_at(app, query)

    return opened


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
@pytest.mark.parametrize("name", BOOKS)
def test_the_map_always_has_a_picture(name: str, lang: str, opened_map: Any, drawn: Drawn) -> None:
    opened_map(name, lang)
    pictures = {"lr_batch_map", "lr_curve", "setting_outcomes"}
    assert pictures & set(drawn.kinds)
    assert all(drawn.titles[kind] for kind in pictures & set(drawn.kinds))


@pytest.mark.parametrize(
    ("name", "axis"),
    [
        ("a switch", "augmentation"),
        ("an optimizer", "optimizer"),
        ("one number", "weight decay"),
        ("the batch", "batch size"),
        ("names alone", "name of the run"),
    ],
)
def test_the_axis_is_what_varies(name: str, axis: str, opened_map: Any, drawn: Drawn) -> None:
    opened_map(name)
    assert f"by {axis}" in drawn.titles["setting_outcomes"]


def test_figures_say_the_statistic_and_the_optimizer_and_both_can_be_chosen(
    opened_map: Any, drawn: Drawn
) -> None:
    app = opened_map("a grid")
    first = drawn.titles["lr_batch_map"]
    assert first.endswith(("median of the last values · sgd", "median of the last values · adam"))
    (optimizer,) = [one for one in app.selectbox if one.label == "Optimizer"]
    assert set(optimizer.options) == {"sgd", "adam"}
    other = next(one for one in optimizer.options if not first.endswith(one))
    optimizer.set_value(other).run()
    assert drawn.titles["lr_batch_map"].endswith(f"median of the last values · {other}")
    app.session_state["value"] = "best"
    app.run()
    assert drawn.titles["lr_batch_map"].endswith(f"best value of each run · {other}")
    assert drawn.titles["parallel_settings"].endswith("best value of each run · adam, sgd")


def test_runs_that_were_clicked_on_are_listed_with_links_that_open_them(opened_map: Any) -> None:
    app = opened_map("a grid")
    assert not [one for one in app.get("page_link") if "run=" in one.proto.query_string]
    app.session_state[opened_runs.KEY] = ("given", "map", "sgd-0.1-64", "sgd-0.01-64")
    app.run()
    links = [one for one in app.get("page_link") if "run=" in one.proto.query_string]
    assert [one.proto.query_string.rpartition("run=")[2] for one in links] == [
        "sgd-0.1-64",
        "sgd-0.01-64",
    ]


def test_what_is_dragged_over_an_axis_is_kept_and_nothing_else() -> None:
    places = pd.DataFrame(
        {
            "key": ["r0", "r0", "r1", "r1", "r2", "r2"],
            "x": [0.0, 1.0, 0.0, 1.0, 0.0, 1.0],
            "y": [0.1, 0.9, 0.5, 0.2, 0.8, 0.4],
        }
    )
    within = outcome_figure.within
    assert within(places, -0.1, 0.1, 0.4, 1.0) == ["r1", "r2"]
    assert within(places, 0.6, 0.8, 0.0, 0.5) == ["r1", "r2"]  # the nearer axis
    assert within(places, -0.1, 1.1, 0.3, 1.0) == ["r2"]  # both axes
    assert within(places, -0.1, 0.1, 2.0, 3.0) == []


def test_a_drag_is_told_from_a_click() -> None:
    assert outcome_figure.dragged({"span": {"x": [0.2, 0.1], "y": [0.9, 0.1]}}) == (
        0.1, 0.2, 0.1, 0.9,
    )  # fmt: skip
    assert outcome_figure.dragged({"span": {"x": [0.1, 0.1], "y": [0.5, 0.501]}}) is None
    assert outcome_figure.dragged({"span": {}}) is None
    assert outcome_figure.clicked({"picked": [{"key": "r3r7"}]}) == "r3r7"
    assert outcome_figure.clicked({"picked": {"key": ["r1"]}}) == "r1"
    assert outcome_figure.clicked({}) == ""


def told(app: AppTest) -> str:
    """All that the page writes in HTML."""
    return " ".join(one.proto.body for one in app.get("html"))


@pytest.mark.parametrize("page", ["overview", "curves", "map", "diagnosis"])
def test_kept_runs_are_all_that_a_page_shows(page: str, opened: Any) -> None:
    app = opened(page, set="batch_size", lang="en")
    assert not [one for one in app.button if one.key == "filter-undo"]
    ids = [one.run_id for one in conftest.sample_runs("batch_size")]
    app.session_state[kept_runs.KEY] = ("batch_size", *ids[:2])
    app.run()
    assert not app.exception
    assert f"Filtered: 2 of {len(ids)} runs" in told(app)
    (undo,) = [one for one in app.button if one.key == "filter-undo"]
    undo.click().run()
    assert "Filtered" not in told(app)


def test_the_kept_runs_stand_in_the_address(opened: Any) -> None:
    app = opened("map", set="batch_size", lang="en")
    ids = [one.run_id for one in conftest.sample_runs("batch_size")]
    app.session_state[kept_runs.KEY] = ("batch_size", *ids[:1])
    app.run()
    only = app.query_params["only"]
    only = only if isinstance(only, str) else only[0]
    again = opened("curves", set="batch_size", lang="en", only=only)
    assert f"Filtered: 1 of {len(ids)} runs" in told(again)
