"""How much of how runs ended goes with each setting, and what chance reaches."""

from itertools import groupby
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.data.outcomes import Fate, Outcome, Outcomes
from dashboard.charts.data.settings.setting_shares import (
    FEWEST_RUNS,
    setting_shares,
    varied_together,
)
from dashboard.charts.figures import setting_importance
from dashboard.model.run import Run, XUnit
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences
from tests.charts.conftest import ended, gathered


def outcomes(values: list[float], **settings: list[Any]) -> Outcomes:
    many = tuple(
        Outcome(
            Run(str(n), str(n), "", "csv", XUnit.EPOCH, {k: v[n] for k, v in settings.items()}),
            np.nan, np.nan, value, Fate.ENDED if np.isfinite(value) else Fate.DIVERGED, 10.0,
        )
        for n, value in enumerate(values)
    )  # fmt: skip
    return Outcomes("accuracy", Split.TEST, many, is_high_good=True)


def by_definition(values: list[float], groups: list[str]) -> float:
    """ε² of the ranks, written out: 1 − mean square within ÷ mean square in all."""
    ordered = sorted(values)
    ranks = [np.mean([n for n, one in enumerate(ordered, 1) if one == v]) for v in values]
    pairs = sorted(zip(groups, ranks, strict=True))
    parts = [[rank for _, rank in some] for _, some in groupby(pairs, key=lambda pair: pair[0])]
    within = sum(sum((rank - np.mean(part)) ** 2 for rank in part) for part in parts)
    total = sum((rank - np.mean(ranks)) ** 2 for rank in ranks)
    n, k = len(values), len(parts)
    return float(1 - (within / (n - k)) / (total / (n - 1)))


@given(st.lists(st.tuples(st.integers(0, 50), st.sampled_from("ab")), min_size=8, max_size=30))
def test_the_share_is_that_of_its_definition(pairs: list[tuple[int, str]]) -> None:
    values, groups = [float(v) for v, _ in pairs], [g for _, g in pairs]
    found = setting_shares(outcomes(values, model=groups), ["model"])
    if len(set(values)) < 2 or len(set(groups)) < 2:
        assert found == []
        return
    assert found[0].share == pytest.approx(max(by_definition(values, groups), 0.0), abs=1e-9)
    assert 0 <= found[0].chance <= 1


def test_a_rate_that_is_best_in_the_middle_counts_as_much_as_one_at_the_end() -> None:
    rates = [float(10**x) for x in np.linspace(-4, 0, 60)]
    hill = [1 - abs(np.log10(rate) + 2) / 4 for rate in rates]
    slope = [float(np.log10(rate)) / 4 + 1 for rate in rates]
    for values in (hill, slope):
        (share,) = setting_shares(outcomes(values, lr=rates), ["lr"])
        assert share.share > 0.8
        assert share.is_told


def test_what_goes_with_nothing_seldom_passes_chance() -> None:
    told = 0
    for seed in range(40):
        draw = np.random.default_rng(seed)
        values = [float(v) for v in draw.normal(size=40)]
        drop = [float(v) for v in draw.uniform(size=40)]
        told += setting_shares(outcomes(values, dropout=drop), ["dropout"])[0].is_told
    assert told <= 6  # one in twenty is expected: 2 of 40


def test_runs_that_diverged_count_as_the_worst() -> None:
    lost = [np.nan] * 6 + [0.5 + n / 100 for n in range(6)]
    (share,) = setting_shares(outcomes(lost, optimizer=["adam"] * 6 + ["sgd"] * 6), ["optimizer"])
    assert share.share > 0.7


def test_of_few_runs_and_of_a_value_a_run_nothing_is_told() -> None:
    few = [float(n) for n in range(FEWEST_RUNS - 1)]
    assert setting_shares(outcomes(few, model=["a", "b"] * 3 + ["a"]), ["model"]) == []
    alone = [float(n) for n in range(10)]
    assert setting_shares(outcomes(alone, name=[f"n{n}" for n in range(10)]), ["name"]) == []


def test_settings_that_were_varied_together_are_named() -> None:
    draw = np.random.default_rng(1)
    values = [float(v) for v in draw.normal(size=30)]
    size, other = [16, 64, 256] * 10, [float(v) for v in draw.uniform(size=30)]
    made = outcomes(values, batch_size=size, lr=[one / 1000 for one in size], dropout=other)
    assert varied_together(made, ["batch_size", "lr", "dropout"]) == [("batch_size", "lr")]


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_the_figure_has_a_bar_a_setting_and_warns(lang: str) -> None:
    many = [
        ended(f"{n}", 0.1 + abs(n % 5 - 2) / 5, 10.0 ** (-(n % 5)), 2 ** (4 + n % 3), seed=n)
        for n in range(30)
    ]
    words = Sentences(lang)
    (panel,) = setting_importance.CHART.panels(*gathered(many), words)
    assert panel.shares[0].name == "lr"
    assert any(words.say("shares-caution", runs=30) == note for note in panel.notes)
    few = gathered(many[:3])
    assert setting_importance.CHART.panels(*few, words)[0].nothing == words.say("shares-nothing")
