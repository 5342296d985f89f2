"""The best epoch of a run is marked where the table of runs has it, and nowhere else."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.charts.axes.event_lane import MOST_MARKS
from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.data.best_epoch import best_epochs
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.traces import traces
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import overlay
from dashboard.charts.marks.events import STAR
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.run_style import lines, run_styles
from dashboard.diagnosis.standings import measured_split, standings
from dashboard.diagnosis.verdict import LampName, Severity
from dashboard.model.metrics import is_upward
from dashboard.model.run import XUnit
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences
from tests.charts.conftest import GROUPS, Made, falling, gathered, made
from tests.charts.test_figures import rows
from tests.charts.test_strips import with_rate

PT, EN = Sentences("pt-BR"), Sentences("en")
PANEL = "overlay_panel"


def turning(turn: int, length: int = 20, at: float = 1.0) -> np.ndarray:
    """A loss that is best at ``turn``."""
    return at + np.abs(np.arange(length) - turn) / 10


def run(name: str, turn: int, splits: tuple[str, ...] = ("train", "test"), **more: Any) -> Made:
    return made(name, turning(turn), splits=splits, **more)


def found(
    many: list[Made], split: str = "test", metric: str = "loss", axis: XAxis = XAxis.EPOCH
) -> dict[str, float]:
    book, report = gathered(many)
    drawn = traces(book, metric, (split,), axis)
    front = lines(drawn, run_styles(book, report, EN, "accessible", "light"))
    events = best_epochs(book, front, metric, Split(split), axis)
    return {event.run_id: event.x for event in events}


def parted(train: int, held_out: int, other: str = "test") -> Made:
    """A run whose held-out loss is best at another epoch than its training loss."""
    one = run("a", train, ("train", other))
    one.curves["loss", other] = turning(held_out)
    return one


@pytest.mark.parametrize(
    ("many", "split", "metric", "wanted"),
    [
        ([run("a", 7)], "test", "loss", {"a": 7}),
        ([run("a", 7), run("b", 19)], "test", "loss", {"a": 7, "b": 19}),
        ([run("a", 7)], "test", "accuracy", {"a": 7}),
        ([parted(15, 4)], "train", "loss", {"a": 4}),
        ([parted(15, 4, "val")], "train", "loss", {"a": 4}),
        ([run("a", 7, ("train",))], "train", "loss", {}),
        ([run("a", 7, ("none",))], "none", "loss", {}),
        ([made("a", np.full(9, np.nan))], "test", "loss", {}),
        ([made("a", np.array([3.0, np.nan, 1.0, np.inf, 1.0]))], "test", "loss", {"a": 2}),
        ([run("a", 7), run("b", 5, ("train",))], "train", "loss", {"a": 7}),
        ([], "test", "loss", {}),
    ],
)
def test_the_best_epoch_is_that_of_held_out_data(
    many: list[Made], split: str, metric: str, wanted: dict[str, float]
) -> None:
    assert found(many, split, metric) == wanted


def test_a_metric_of_no_direction_has_no_best() -> None:
    one = run("a", 7)
    one.curves["grad_norm", "test"] = turning(3)
    assert found([one], metric="grad_norm") == {}


@given(
    arrays(
        np.float64,
        st.tuples(st.integers(1, 4), st.integers(1, 30)),
        elements=st.floats(-9, 9, allow_nan=False) | st.sampled_from([math.nan, math.inf]),
    ),
    st.sampled_from(["loss", "accuracy"]),
    st.sampled_from(["train", "test"]),
)
def test_mark_and_table_agree(values: np.ndarray, metric: str, split: str) -> None:
    many = [made(f"r{number}", np.ones(len(row))) for number, row in enumerate(values)]
    for one, row in zip(many, values, strict=True):
        one.curves[metric, "test"] = row
    book, _ = gathered(many)
    shown = measured_split(book, metric, Split(split))
    table = standings(book, metric, shown, XUnit.EPOCH, is_upward=is_upward(metric))
    wanted = {one: float(x) for one, x in zip(table.run_ids, table.best_x, strict=True)}
    wanted = {one: x for one, x in wanted.items() if math.isfinite(x)}
    assert found(many, split, metric) == wanted


@pytest.mark.parametrize(
    ("axis", "x"), [(XAxis.EPOCH, 7), (XAxis.STEP, 700), (XAxis.RELATIVE, None), (XAxis.TAU, 70)]
)
def test_it_stands_on_every_axis_at_the_same_point(axis: XAxis, x: float | None) -> None:
    one = run("a", 7, lr=0.1, batch_size=64)
    book, _ = gathered([one])
    (drawn,) = traces(book, "loss", ("test",), axis)
    place = found([one], axis=axis)["a"]
    assert place == drawn.x[7]
    assert x is None or place == pytest.approx(x)


def spec_of(many: list[Made], words: Sentences = PT, **more: Any) -> dict[str, Any]:
    book = gathered(many)
    spec: dict[str, Any] = overlay.draw(
        *book, words, FigureOptions(**({"metric": "loss", "split": "test"} | more))
    ).to_dict()
    return spec


def stars(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in rows(spec, f"{PANEL}_events") if row["shape"] == STAR]


def notes(spec: dict[str, Any]) -> str:
    return " ".join(row["text"] for row in rows(spec, f"{PANEL}_beyond"))


@pytest.mark.parametrize(
    ("words", "short", "said"),
    [
        (PT, "melhor época", "melhor valor em época 7: 1,1 (Perda · teste)"),
        (EN, "best epoch", "best value at epoch 7: 1.1 (Loss · test)"),
    ],
)
def test_of_one_run_it_is_said_in_words_and_in_its_colour(
    words: Sentences, short: str, said: str
) -> None:
    spec = spec_of([run("a", 7, lr=0.1)], words)
    (star,) = stars(spec)
    assert said in star["said"]
    assert said in spec["description"]
    (text,) = rows(spec, f"{PANEL}_event_words_right")
    assert text["text"] == short
    front = next(
        layer for layer in spec["vconcat"][0]["layer"] if layer["name"] == f"{PANEL}_front"
    )
    assert [star["color"]] == front["encoding"]["color"]["scale"]["range"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (PT, "melhor valor de 3 execuções em época 7: de 1,1 a 3,3 (Perda · teste)"),
        (EN, "best value of 3 runs at epoch 7: 1.1 to 3.3 (Loss · test)"),
    ],
)
def test_runs_that_are_best_together_share_a_star(words: Sentences, said: str) -> None:
    many = [made(f"r{n}", turning(7, at=n), lr=0.1, seed=n, accuracy=False) for n in (1, 2, 3)]
    (star,) = stars(spec_of(many, words))
    assert star["said"] == said


@pytest.mark.parametrize(("words", "legend"), [(PT, "★ melhor época"), (EN, "★ best epoch")])
def test_of_many_runs_a_star_each_and_one_note_on_what_they_are(
    words: Sentences, legend: str
) -> None:
    many = [run(f"r{n}", 2 * n + 1, lr=0.1 * (n + 1)) for n in range(8)]
    spec = spec_of(many, words)
    assert [star["x"] for star in stars(spec)] == [2 * n + 1 for n in range(8)]
    inks = [marker["edge"] for marker in rows(spec, f"{PANEL}_markers")]
    assert [star["color"] for star in stars(spec)] == inks
    assert notes(spec).startswith(legend)
    assert not rows(spec, f"{PANEL}_event_words_right")


def test_of_a_hundred_runs_those_in_front_have_a_star() -> None:
    ill = (LampName.LEARNING_RATE, "too_low", Severity.WARNING)
    worst = [run(f"w{n}", 3 * n + 1, lr=1.0 + n, headline=ill) for n in range(6)]
    others = [made(f"r{n:03}", falling(1.0, 19), lr=0.001 * n) for n in range(1, 95)]
    spec = spec_of([*worst, *others])
    assert len(stars(spec)) == 2  # of the best and the worst


def test_the_run_that_was_picked_has_its_star_alone() -> None:
    many = [run(f"r{n}", 2 * n + 1, lr=0.1 * (n + 1)) for n in range(8)]
    (star,) = stars(spec_of(many, focus=Focus(run_id="r3")))
    assert star["x"] == 7


def test_a_star_beyond_what_is_seen_is_not_drawn_at_its_edge() -> None:
    assert stars(spec_of([run("a", 15)], focus=Focus(Extent(2, 9)))) == []


def test_a_group_has_no_best_epoch_of_its_own(book_of: Any) -> None:
    spec = overlay.draw(
        *book_of("seeds"), PT, FigureOptions(metric="loss", split="test", grouping=Grouping(GROUPS))
    ).to_dict()
    assert stars(spec) == []


def test_marks_that_are_not_drawn_are_counted() -> None:
    values = [
        np.where(np.arange(200) < place, 0.1, 0.05 / (1 + place)) for place in range(3, 190, 2)
    ]
    many = [
        with_rate(made(f"r{n}", falling(0.1, 199), seed=n), one) for n, one in enumerate(values)
    ]
    spec = spec_of(many, EN)
    assert len(rows(spec, f"{PANEL}_events")) == MOST_MARKS
    assert "more marks have no room" in notes(spec)
