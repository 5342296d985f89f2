"""The measures of verdicts, the intervals over problems, the sampling, and the file of results."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from benchmarks.bootstrap import interval
from benchmarks.other_tools import __main__ as command
from benchmarks.other_tools import sets
from benchmarks.other_tools.finding import UNREAD, Meaning, Said, Verdict
from benchmarks.other_tools.measures import Measured, measured
from benchmarks.other_tools.tool import Place, Tool
from benchmarks.published import Labelled
from dashboard.model.curve import curves_of
from tests.diagnosis.alone.formulas import book

(CURVES,) = curves_of(book(train_loss=[2.0, 1.0]))
EVERYTHING = frozenset(Said)


def labelled(source: str, problem: str, label: str) -> Labelled:
    return Labelled(source, problem, label, {}, CURVES)


def said(*words: Said) -> Verdict:
    return Verdict(frozenset(words), frozenset(words))


def by_name(found: Sequence[Measured]) -> dict[tuple[str, str], Measured]:
    return {(one.source, one.measure): one for one in found}


RATES = [
    (labelled("deepobs", "a", "too_low"), said(Said.RATE_LOW)),
    (labelled("deepobs", "a", "slightly_low"), said()),
    (labelled("deepobs", "a", "good"), said()),
    (labelled("deepobs", "b", "good"), said(Said.RATE_HIGH, Said.OVERFITTING)),
    (labelled("deepobs", "b", "diverged_nan"), said(Said.RATE_HIGH, Said.DIVERGED)),
    (labelled("deepobs", "b", "diverged"), UNREAD),
]


def test_the_measures_are_those_of_scikit_learn_and_of_counting() -> None:
    found = by_name(list(measured(RATES, EVERYTHING)))
    expected = f1_score([-1, -1, 0, 0, 1, 1], [-1, 0, 0, 1, 1, 0], average="macro")
    assert found["deepobs", "rate_macro_f1"].value == pytest.approx(expected)
    assert found["deepobs", "rate_false_alarms"].value == 0.5
    assert found["deepobs", "rate_false_alarms"].runs == 2
    assert found["deepobs", "divergence_recall_nan"].value == 1
    assert found["deepobs", "divergence_recall_finite"].value == 0
    assert found["deepobs", "read"].value == pytest.approx(5 / 6)
    assert found["deepobs", "healthy_alarms"].value == 0.5
    assert found["all", "healthy_other_alarms"].value == 0.5


def test_a_complaint_of_overfitting_alone_is_no_other_complaint() -> None:
    pairs = [(labelled("deepobs", "a", "good"), Verdict(frozenset({Said.OVERFITTING})))]
    found = by_name(list(measured(pairs, EVERYTHING)))
    assert found["deepobs", "healthy_alarms"].value == 1
    assert found["deepobs", "healthy_warnings"].value == 0
    assert found["deepobs", "healthy_other_alarms"].value == 0


def test_broken_runs_count_as_seen_where_they_are_called_broken_or_diverged() -> None:
    source = "deeplearningbugs"
    pairs = [
        (labelled(source, "a", "broken_no_learning"), said(Said.BROKEN)),
        (labelled(source, "b", "broken_loss_explosion"), said(Said.DIVERGED)),
        (labelled(source, "b", "broken_no_learning"), said(Said.RATE_LOW)),
        (labelled(source, "c", "healthy_variant"), said()),
    ]
    found = by_name(list(measured(pairs, EVERYTHING)))
    assert found[source, "broken_recall"].value == pytest.approx(2 / 3)
    assert found[source, "broken_false_alarms"].value == 0


def test_nothing_is_measured_that_a_tool_cannot_say() -> None:
    found = {one.measure for one in measured(RATES, frozenset({Said.OVERFITTING}))}
    assert found == {"healthy_alarms", "healthy_warnings", "healthy_other_alarms", "read"}


def test_an_interval_counts_problems_not_runs() -> None:
    values = np.array([0.0] * 50 + [1.0] * 50)
    few = interval(["a"] * 50 + ["b"] * 50, lambda rows: (float(values[rows].mean()),))
    many = interval([str(i) for i in range(100)], lambda rows: (float(values[rows].mean()),))
    assert (few[0][0], few[1][0]) == (0, 1)
    assert 0.4 < many[0][0] < 0.5 < many[1][0] < 0.6


def test_an_interval_agrees_with_the_normal_approximation() -> None:
    values = np.random.default_rng(1).normal(size=400)
    low, high = interval(
        [f"{i:03}" for i in range(400)], lambda rows: (float(values[rows].mean()),)
    )
    error = values.std() / 20
    assert high[0] - low[0] == pytest.approx(2 * 1.645 * error, rel=0.15)


def test_samples_without_a_number_are_left_out_of_its_interval() -> None:
    def numbers(rows: np.ndarray) -> tuple[float, float]:
        return (1.0 if 0 in rows else float("nan"), float("nan"))

    low, high = interval(["a", "b"], numbers)
    assert (low[0], high[0]) == (1, 1)
    assert np.isnan([low[1], high[1]]).all()


@given(
    sizes=st.lists(st.integers(1, 30), min_size=1, max_size=5),
    share=st.floats(0.01, 1),
    most=st.none() | st.integers(1, 10),
)
def test_a_sample_has_of_every_problem_its_share_and_is_always_the_same(
    sizes: list[int], share: float, most: int | None
) -> None:
    runs = [labelled("s", f"p{i}", str(n)) for i, size in enumerate(sizes) for n in range(size)]
    kept = sets.sample(runs, share=share, most=most)
    counts = Counter(run.problem for run in kept)
    for i, size in enumerate(sizes):
        expected = max(round(share * size), 1)
        assert counts[f"p{i}"] == (expected if most is None else min(expected, most))
    assert kept == sets.sample(runs, share=share, most=most)
    assert len(sets.sample(runs)) == len(runs)


def test_every_label_that_is_counted_is_one_of_our_own_or_of_a_published_set() -> None:
    own = {run.label for name in (*sets.OWN, "outcomes") for run in sets.load(sets.FOLDER, name)}
    assert own - {"between"} <= (
        set(sets.RATE["grids"]) | set(sets.RATE["outcomes"]) | set(sets.OVERFITTING["outcomes"])
    )


RULE = Tool(
    "a rule",
    (Meaning.of("bad", "it is bad", Said.OTHER),),
    lambda runs, _: [said(Said.OTHER) for _ in runs],
    version="1",
    seen=("deepobs",),
)
PROGRAM = Tool("absent", (Meaning.of("x", "y", Said.OTHER),), RULE.judge, program="absent")


def test_a_tool_that_is_not_installed_has_one_line_that_says_so(tmp_path: Path) -> None:
    (line,) = command.lines(PROGRAM, [RATES[0][0]], Place(tmp_path / "absent", tmp_path))
    assert line["measure"] == "not measured"
    assert line["note"] == "not installed in absent/"


def test_version_and_licence_are_those_of_what_is_installed(tmp_path: Path) -> None:
    info = tmp_path / "absent" / "lib" / "python3.11" / "site-packages" / "absent-2.1.dist-info"
    info.mkdir(parents=True)
    text = "Metadata-Version: 2.4\nName: absent\nVersion: 2.1\nLicense-Expression: MIT\n"
    (info / "METADATA").write_text(text, encoding="utf-8")
    lines = list(command.lines(PROGRAM, [RATES[2][0]], Place(tmp_path / "absent", tmp_path)))
    assert {(line["version"], line["licence"]) for line in lines} == {("2.1", "MIT")}


def test_a_source_that_a_tool_learned_from_and_a_sample_are_said_in_every_line() -> None:
    lines = command.lines(
        replace(RULE, share=0.5), [pair[0] for pair in RATES], Place(Path(), Path())
    )
    notes = {line["source"]: line["note"] for line in lines}
    assert notes == {
        "deepobs": "50% of the runs of every problem; it learned from this source",
        "all": "50% of the runs of every problem",
    }


def test_the_lines_of_tools_that_were_not_asked_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    other = replace(RULE, name="another")
    tools = [other, RULE]
    places = Place(tmp_path, tmp_path)
    runs = [RATES[2][0]]
    command.write(tools, tools, [*command.lines(RULE, runs, places)], file)
    command.write(tools, [other], [*command.lines(other, runs, places)], file)
    with file.open(encoding="utf-8", newline="") as opened:
        table = list(csv.DictReader(opened))
    assert [line["tool"] for line in table] == ["another"] * (len(table) // 2) + ["a rule"] * (
        len(table) // 2
    )
    assert tuple(table[0]) == command.COLUMNS


def test_a_tool_that_was_never_asked_has_a_line_that_says_so(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    command.write([RULE, PROGRAM], [RULE], [], file)
    with file.open(encoding="utf-8", newline="") as opened:
        table = {line["tool"]: line["note"] for line in csv.DictReader(opened)}
    assert table == {"a rule": "not asked yet", "absent": "not asked yet"}


def test_missing_data_and_a_strange_name_are_said_before_anything_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given_paths = ["--data", str(tmp_path), "--tools", str(tmp_path)]
    assert command.main(given_paths) == 2
    assert "lacks labels.csv in: overfitguard_simulated" in capsys.readouterr().err
    for name in sets.PUBLISHED:
        (tmp_path / name).mkdir()
        (tmp_path / name / "labels.csv").touch()
    assert command.main([*given_paths, "--only", "strange"]) == 2
    assert "no tool called strange; there are: " in capsys.readouterr().err
