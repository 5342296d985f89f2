"""What happened to a run stands where it happened, once for all runs it happened to, in words."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.run_events import MOST_STEPS, EventKind, events_of
from dashboard.charts.data.traces import traces
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import overlay
from dashboard.charts.marks import events
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.theme import PLAIN_CHARACTER_PX
from dashboard.diagnosis.report import Report
from dashboard.model.change import Change, ChangeKind
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences
from tests.charts.conftest import Made, falling, gathered, made
from tests.charts.test_figures import rows, switched
from tests.charts.test_strips import with_rate
from tests.examples import examples

PT, EN = Sentences("pt-BR"), Sentences("en")


def found(
    one: Made, changes: Sequence[Change] = (), split: str = "test"
) -> list[tuple[str, float]]:
    book = replace(gathered([one])[0], changes=tuple(changes))
    curves = traces(book, "loss", (split,), XAxis.EPOCH)
    return [(event.kind.value, event.x) for event in events_of(book, curves, "loss", guess=False)]


def constant_then(*values: float, each: int = 5) -> np.ndarray:
    return np.repeat(values, each)


def rate(values: np.ndarray, **config: Any) -> Made:
    return with_rate(made("a", falling(0.1, len(values) - 1), **config), values)


COSINE = 0.05 * (1 + np.cos(np.linspace(0, np.pi, 30)))
CASES = {
    "a step, which holds from the entry before it": (constant_then(0.1, 0.01), [("rate", 4)]),
    "two steps": (constant_then(0.1, 0.01, 0.001), [("rate", 4), ("rate", 9)]),
    "nothing changes": (constant_then(0.1, 0.1), []),
    "rounding is no change": (constant_then(0.1, 0.1001), []),
    "a cosine is led, not switched": (COSINE, []),
    "more steps than are told": (constant_then(*0.5 ** np.arange(MOST_STEPS + 2)), []),
    "a warm-up": (np.append(np.linspace(0.01, 0.1, 6), constant_then(0.1)), [("warm-up", 5)]),
    "a rate that was not logged": (constant_then(np.nan, 0.1), []),
    "down to nothing": (constant_then(0.1, 0.0), [("rate", 4)]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_switched_rate_is_told_and_a_led_one_is_not(case: str) -> None:
    values, events = CASES[case]
    assert found(rate(values)) == events


@given(arrays(np.float64, st.integers(1, 40), elements=st.floats(allow_nan=True)))
def test_no_rates_break_it_and_every_event_lies_on_the_curve(values: np.ndarray) -> None:
    one = rate(values)
    for kind, x in found(one):
        assert kind in {"rate", "warm-up"}
        assert 0 <= x <= len(values) - 1


def test_switches_that_only_the_settings_know_are_told() -> None:
    one = switched("a", (10, 1024, 0.01), (20, 64, 0.1))
    assert found(one) == [("rate", 10), ("batch", 10)]


@pytest.mark.parametrize(
    ("epochs", "asked", "events"),
    [(12, 30, [("stopped", 12)]), (30, 30, []), (29, 30, []), (12, None, []), (12, "30", [])],
)
def test_a_run_that_ended_before_its_epochs_says_so(
    epochs: int, asked: Any, events: list[tuple[str, float]]
) -> None:
    config = {"epochs": asked} if asked is not None else {}
    assert found(made("a", falling(0.1, epochs), **config)) == events


def rising(turn: int, length: int) -> np.ndarray:
    """A loss that is best at ``turn``."""
    return 1 + np.abs(np.arange(length) - turn) / 10


@pytest.mark.parametrize(
    ("loss", "config", "split", "events"),
    [
        (rising(10, 30), {"patience": 5}, "test", [("patience", 15)]),
        (rising(10, 30), {"early_stopping_patience": 3}, "test", [("patience", 13)]),
        (rising(10, 30), {"patience": 5}, "train", []),
        (rising(10, 16), {"patience": 5}, "test", []),  # it did stop there
        (rising(10, 30), {}, "test", []),
        (rising(29, 30), {"patience": 5}, "test", []),
        (np.full(30, np.nan), {"patience": 5}, "test", [("patience", 5)]),
    ],
)
def test_early_stopping_is_told_where_it_would_have_stopped(
    loss: np.ndarray, config: dict[str, Any], split: str, events: list[tuple[str, float]]
) -> None:
    assert found(made("a", loss, accuracy=False, **config), split=split) == events


@given(arrays(np.float64, st.integers(1, 40), elements=st.floats(-9, 9)), st.integers(1, 12))
def test_the_stop_is_that_of_a_loop_that_counts(loss: np.ndarray, patience: int) -> None:
    best, waited, stop = np.inf, 0, None
    for place, value in enumerate(loss * 1.1):
        waited = 0 if value < best else waited + 1
        best = min(best, value)
        if waited == patience:
            stop = place
            break
    told = found(made("a", loss, accuracy=False, patience=patience))
    wanted = [("patience", stop)] if stop is not None and stop < len(loss) - 1 else []
    assert told == wanted


def change(kind: ChangeKind, metric: str = "", split: str = "none", at: int = 500) -> Change:
    return Change("a", metric, split, kind, 3, at, at + 200, "events.0")


@pytest.mark.parametrize(
    ("one", "events"),
    [
        (change(ChangeKind.REPLACED), [("restart", 5)]),
        (change(ChangeKind.DAMAGED, "loss", "test"), [("damaged", 5)]),
        (change(ChangeKind.DAMAGED, "loss", "train"), []),
        (change(ChangeKind.DAMAGED, "accuracy", "test"), []),
        (change(ChangeKind.DUPLICATED), []),
        (change(ChangeKind.REPLACED, at=90_000), []),
    ],
)
def test_restarts_and_losses_come_from_the_reading(
    one: Change, events: list[tuple[str, float]]
) -> None:
    assert found(made("a", falling(0.1)), [one]) == events


def drawn(many: list[Made], words: Sentences = PT, **more: Any) -> dict[str, Any]:
    spec: dict[str, Any] = overlay.draw(
        *gathered(many), words, FigureOptions(**({"metric": "loss", "split": "test"} | more))
    ).to_dict()
    return spec


def switches(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The marks, but for the best epoch, which every run has."""
    marks = rows(spec, "overlay_panel_events")
    return [row for row in marks if row["shape"] != events.STAR]


def schedule(count: int, others: int = 0) -> list[Made]:
    stepped = [
        with_rate(
            made(f"s{n}", falling(0.1 + n / 99, 19), lr=0.1, seed=n),
            constant_then(0.1, 0.01, each=10),
        )
        for n in range(count)
    ]
    return [*stepped, *(made(f"o{n}", falling(0.3, 19), lr=0.2, seed=n) for n in range(others))]


@pytest.mark.parametrize(
    ("count", "others", "said"),
    [
        (12, 4, "12 execuções: taxa ÷10"),
        (3, 0, "taxa ÷10"),
        (1, 4, "taxa ÷10"),
        (60, 60, "60 execuções: taxa ÷10"),
    ],
)
def test_what_happened_to_many_runs_is_one_mark(count: int, others: int, said: str) -> None:
    spec = drawn(schedule(count, others))
    (mark,) = rows(spec, "overlay_panel_event_words_right")
    assert mark["text"] == said
    assert mark["x"] == 9
    assert "taxa de aprendizado 0,1 → 0,01 em época 9" in mark["said"]
    assert mark["said"] in spec["description"]


def test_marks_stand_between_the_panel_and_its_axis() -> None:
    spec = drawn(schedule(2), height=300)
    (mark,) = switches(spec)
    offsets = {
        layer["encoding"]["x"]["axis"].get("offset", 0)
        for layer in spec["vconcat"][0]["layer"]
        if "axis" in layer.get("encoding", {}).get("x", {}) and layer["encoding"]["x"]["axis"]
    }
    assert len(offsets) == 1
    assert 300 < mark["top"] < 300 + offsets.pop()
    assert vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]).startswith("<svg")


def test_nothing_is_marked_where_nothing_happened_or_nobody_wants_it() -> None:
    assert switches(drawn(schedule(0, 3))) == []
    quiet = drawn(schedule(3), show_events=False)
    assert rows(quiet, "overlay_panel_events") == []
    assert "taxa de aprendizado 0,1" not in quiet["description"]


def test_the_edge_of_what_is_seen_is_no_end_of_a_run() -> None:
    whole = [made("a", falling(0.1, 30), epochs=30), made("b", falling(0.2, 30), epochs=30)]
    spec = drawn(whole, focus=Focus(Extent(3, 9)))
    assert rows(spec, "overlay_panel_events") == []


def test_what_happened_within_what_is_seen_stays_marked() -> None:
    (mark,) = switches(drawn(schedule(2), focus=Focus(Extent(5, 15))))
    assert mark["x"] == 9


@pytest.mark.parametrize("words", [PT, EN])
@settings(max_examples=examples(15))  # a whole figure each
@given(at=st.lists(st.integers(1, 18), min_size=1, max_size=40), width=st.integers(300, 1800))
def test_words_never_stand_on_each_other(words: Sentences, at: list[int], width: int) -> None:
    many = [
        with_rate(
            made(f"r{n}", falling(0.1, 19), seed=n),
            np.where(np.arange(20) < place, 0.1, 0.1 / (2 + n)),
        )
        for n, place in enumerate(at)
    ]
    spec = drawn(many, words, width=width)
    marks = rows(spec, "overlay_panel_events")
    boxes = []
    plane = spec["vconcat"][0]["width"]
    for side, sign in (("right", 1), ("left", -1)):
        for row in rows(spec, f"overlay_panel_event_words_{side}"):
            px = row["x"] / 19 * plane
            ends = sorted((px, px + sign * (10 + len(row["text"]) * PLAIN_CHARACTER_PX * 11)))
            assert ends[0] >= -20
            assert ends[1] <= plane + 20
            boxes.append((row["top"], *ends))
    for (top, left, right), (other, start, stop) in combinations(boxes, 2):
        assert top != other or right <= start or stop <= left
    wordless = len(marks) - len(boxes)
    notes = " ".join(row["text"] for row in rows(spec, "overlay_panel_beyond"))
    assert (wordless > 0) == ("sem palavras" in notes or "without words" in notes)


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
@pytest.mark.parametrize("axis", list(XAxis))
def test_every_kind_is_said_on_every_axis(lang: str, axis: XAxis) -> None:
    many: list[Made] = [
        rate(np.append(np.linspace(0.01, 0.1, 6), constant_then(0.1, 0.01)), epochs=40, patience=2),
        switched("b", (10, 1024, 0.01), (20, 64, 0.1)),
    ]
    many[0].curves["loss", "test"] = rising(5, 16)
    book, report = gathered(many)
    changes = (change(ChangeKind.REPLACED), change(ChangeKind.DAMAGED))
    spec = overlay.draw(
        LogBook(book.runs, book.series, book.receipt, changes),
        report,
        Sentences(lang),
        FigureOptions(metric="loss", split="test", x_axis=axis),
    ).to_dict()
    kinds = set(events.SHAPES.values())
    assert kinds == {events.SHAPES[kind] for kind in EventKind}
    if axis in {XAxis.EPOCH, XAxis.STEP, XAxis.RELATIVE, XAxis.WALL}:
        assert {row["shape"] for row in rows(spec, "overlay_panel_events")} == kinds


def test_a_report_is_not_needed() -> None:
    book, _ = gathered(schedule(1))
    spec = overlay.draw(
        book, Report((), (), (), book.receipt), EN, FigureOptions(metric="loss", split="test")
    )
    assert rows(spec.to_dict(), "overlay_panel_events")
