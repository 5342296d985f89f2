"""Runs of one setting as one line: the statistics, the common x, and what the figure says."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.charts.data.aggregation import (
    Grouping,
    Summary,
    at_x,
    common_x,
    gather,
    summarise,
    summarised,
    t_quantile,
)
from dashboard.charts.data.representative import representatives_of
from dashboard.charts.data.traces import Trace, smoothed
from dashboard.charts.figures import overlay
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.ensemble import ensemble_of
from dashboard.charts.style.run_style import extremes
from dashboard.diagnosis.engine import diagnose
from dashboard.model.run import Run, XUnit
from dashboard.text.sentences import Sentences
from tests.charts.conftest import GROUPS, falling, gathered, made
from tests.charts.test_figures import rows

PT, EN = Sentences("pt-BR"), Sentences("en")
LEAD = Run("lead", "lead", "lead", "csv", XUnit.STEP, {})
VALUES = arrays(
    np.float64,
    st.tuples(st.integers(2, 7), st.integers(1, 12)),
    elements=st.floats(-1e6, 1e6) | st.sampled_from([np.nan, np.inf]),
)


def trace(x: list[float], y: list[float], name: str = "a") -> Trace:
    at, values = np.array(x, dtype=float), np.array(y, dtype=float)
    return Trace(Run(name, name, name, "csv", XUnit.STEP, {}), "test", at, at, values, values, at)


def expected(values: np.ndarray, summary: Summary) -> list[pd.Series]:
    """The same by pandas, which goes by columns and skips nothing here."""
    table = pd.DataFrame(values).replace([np.inf, -np.inf], np.nan)
    table.loc[:, table.isna().any()] = np.nan
    middle = table.median(skipna=False) if "median" in summary else table.mean(skipna=False)
    error = table.sem(skipna=False)
    student = t_quantile(len(table) - 1)
    edges = {
        Summary.MEAN_SD: (middle - table.std(skipna=False), middle + table.std(skipna=False)),
        Summary.MEAN_SE: (middle - error, middle + error),
        Summary.MEAN_CI: (middle - student * error, middle + student * error),
        Summary.MEAN_RANGE: (table.min(skipna=False), table.max(skipna=False)),
        Summary.MEDIAN_RANGE: (table.min(skipna=False), table.max(skipna=False)),
        Summary.MEDIAN_QUARTILES: (table.quantile(0.25), table.quantile(0.75)),
    }
    return [middle, *edges[summary]]


@pytest.mark.parametrize("summary", list(Summary))
@given(VALUES)
def test_lines_and_bands_are_those_of_pandas(summary: Summary, values: np.ndarray) -> None:
    for mine, theirs in zip(summarise(values, summary), expected(values, summary), strict=True):
        assert mine == pytest.approx(theirs.to_numpy(), rel=1e-6, abs=1e-5, nan_ok=True)


@pytest.mark.parametrize("summary", list(Summary))
@given(VALUES)
def test_the_line_lies_within_its_band(summary: Summary, values: np.ndarray) -> None:
    line, low, high = summarise(values, summary)
    known = np.isfinite(line)
    assert (low[known] <= line[known] + 1e-6).all()
    assert (line[known] <= high[known] + 1e-6).all()
    assert np.array_equal(known, np.isfinite(values).all(axis=0))


@pytest.mark.parametrize("freedom", [*range(1, 31), 50, 100, 1000])
def test_the_quantile_of_student_is_scipys(freedom: int) -> None:
    stats = pytest.importorskip("scipy.stats")
    assert t_quantile(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), abs=1e-4)


STEPS = st.lists(st.integers(0, 60), min_size=1, max_size=12, unique=True).map(sorted)


@given(st.lists(STEPS, min_size=2, max_size=4))
def test_runs_are_compared_where_all_have_data(steps: list[list[int]]) -> None:
    members = [trace([*x], [*range(len(x))], f"r{n}") for n, x in enumerate(steps)]
    start, stop = max(x[0] for x in steps), min(x[-1] for x in steps)
    shared = sorted({one for x in steps for one in x if start <= one <= stop})
    assert common_x(members).tolist() == shared
    one = summarised(members, LEAD, Summary.MEAN_SD)
    assert (one is None) == (not shared)
    if one is not None:
        by_hand = [np.interp(shared, member.x, member.raw) for member in members]
        assert one.y == pytest.approx(np.mean(by_hand, axis=0))


@pytest.mark.parametrize("gap", [np.nan, np.inf])
def test_nothing_is_interpolated_beside_a_value_that_is_no_number(gap: float) -> None:
    broken = trace([0, 10, 20, 30], [4.0, 3.0, gap, 1.0])
    at = at_x(broken, np.array([0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0]))
    assert at[[0, 1, 2, 6]] == pytest.approx([4, 3.5, 3, 1])
    assert not np.isfinite(at[[3, 4, 5]]).any()
    whole = trace([0, 10, 20, 30], [4.0, 3.0, 2.0, 1.0], "b")
    one = summarised([broken, whole], LEAD, Summary.MEAN_SD)
    assert one is not None
    assert np.isnan(one.y).tolist() == [False, False, True, False]


def test_what_the_lines_leave_out_is_counted() -> None:
    long, short, far = (
        trace([0, 9], [1, 1]),
        trace([0, 5], [1, 1], "b"),
        trace([20, 30], [1, 1], "c"),
    )
    cut = gather([long, short], {"a": LEAD, "b": LEAD}, Summary.MEAN_SD)
    assert (len(cut.traces), cut.cut, cut.apart) == (1, 1, 0)
    apart = gather([long, far], {"a": LEAD, "c": LEAD}, Summary.MEAN_SD)
    assert (apart.traces, len(apart.members), apart.apart) == ([], 2, 1)


def test_the_band_is_smoothed_with_its_line() -> None:
    one = summarised(
        [trace([0, 1, 2], [0, 4, 0]), trace([0, 1, 2], [2, 6, 2], "b")], LEAD, Summary.MEAN_RANGE
    )
    assert one is not None
    (smooth,) = smoothed([one], 0.5)
    assert smooth.band is not None
    assert smooth.band.low == pytest.approx(smooth.y - 1)
    assert smooth.band.high == pytest.approx(smooth.y + 1)
    assert smooth.raw == pytest.approx([1, 5, 1])


def drawn(book_of: Any, words: Sentences = EN, **more: Any) -> dict[str, Any]:
    spec: dict[str, Any] = overlay.draw(
        *book_of("seeds"), words, FigureOptions(metric="loss", split="test", **more)
    ).to_dict()
    return spec


def test_a_group_says_its_size_and_the_panel_its_band(book_of: Any) -> None:
    spec = drawn(book_of, PT, grouping=Grouping(GROUPS, Summary.MEAN_CI))
    assert {(row["label"], row["note"]) for row in rows(spec, "overlay_panel_label")} == {
        ("Lote 64", "n = 3 · saudável"),
        ("Lote 128", "n = 3 · saudável"),
    }
    (title,) = rows(spec, "overlay_panel_title")
    assert title["text"] == "Perda · teste · média e intervalo de confiança de 95%"
    assert rows(spec, "overlay_panel_hover")[0]["spread"].startswith("n = 3, de 2,")
    assert "6 execuções em 2 linhas" in spec["description"]
    assert [cross["x"] for cross in rows(spec, "overlay_panel_not_finite")] == [10]


def test_the_runs_of_a_group_are_drawn_when_asked_for(book_of: Any) -> None:
    assert rows(drawn(book_of, grouping=Grouping(GROUPS)), "overlay_panel_muted") == []
    thin = rows(drawn(book_of, grouping=Grouping(GROUPS, has_members=True)), "overlay_panel_muted")
    assert len({row["key"] for row in thin}) == 6


def test_a_group_keeps_its_colour_when_some_of_its_runs_are_left_out(book_of: Any) -> None:
    book, report = book_of("seeds")
    colours = []
    for runs in (book.by_id, {"b64s0", "b64s1", "b128s2"}, {"b128s0", "b128s1"}):
        spec = overlay.draw(
            book.only(runs),
            report,
            EN,
            FigureOptions(metric="loss", split="train", grouping=Grouping(GROUPS)),
        ).to_dict()
        ends = rows(spec, "overlay_panel_markers")
        colours.append({round(end["y"], 1): end["color"] for end in ends})
    assert colours[1] == colours[0]
    assert colours[2].items() <= colours[0].items()


def test_without_groups_nothing_changes(book_of: Any) -> None:
    assert drawn(book_of) == drawn(book_of, grouping=Grouping(()))


def test_a_group_does_not_go_by_the_name_that_a_person_gave_to_its_first_run(book_of) -> None:
    book, report = book_of("seeds")
    words = Sentences("en", {"b64s0": "mine", "b128s1": "other"})
    both = Grouping(GROUPS)
    grouped = ensemble_of(book, report, words, "accessible", "light", both)
    assert not {"mine", "other"} & {style.title for style in grouped.styles.values()}
    one = ensemble_of(book, report, words, "accessible", "light", Grouping(GROUPS[:1]))
    titles = {lead: style.title for lead, style in one.styles.items()}
    assert titles["b64s0"] != "mine"
    assert titles["b128s1"] == "other"


def test_the_best_group_is_that_of_the_best_run_whichever_seed_it_is() -> None:
    ends = {"a": (0.30, 0.10, 0.11), "b": (0.20, 0.21, 0.22)}  # the first seed of a is its worst
    many = [
        made(f"{name}{seed}", falling(end), lr=lr, seed=seed)
        for (name, each), lr in zip(ends.items(), (0.1, 0.01), strict=True)
        for seed, end in enumerate(each)
    ]
    book, _ = gathered(many)
    report = diagnose(book)
    groups = [[f"{name}{seed}" for seed in range(3)] for name in ends]
    assert report.best is not None
    assert report.best.run_id in groups[0][1:]
    leads = representatives_of(book, report, groups)
    assert extremes(leads.book, leads.report) == ("a0", "b0")
