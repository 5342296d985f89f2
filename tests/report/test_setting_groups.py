"""A card stands for a setting: its seeds are one, and a seed that differs is named."""

import math

import pytest

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.report.setting_groups import SettingGroup, chosen_cards, seed_of, setting_groups
from tests.report.best_books import BOOKS, book, run


def judged(made: LogBook) -> tuple[LogBook, Report, tuple[SettingGroup, ...]]:
    report = diagnose(made)
    return made, report, setting_groups(made, report)


def seeds(*, broken: tuple[int, ...] = ()) -> LogBook:
    """Two rates of three seeds each; of the higher some seeds break."""
    return book(
        *(
            run(f"r{lr}s{seed}", top + seed / 100, lr=lr, seed=seed, breaks=lr == 0.1 and broke)
            for lr, top in ((0.01, 0.7), (0.1, 0.9))
            for seed in range(3)
            for broke in (seed in broken,)
        )
    )


def of(groups: tuple[SettingGroup, ...], run_id: str) -> SettingGroup:
    return next(one for one in groups if run_id in one.run_ids)


def test_runs_that_differ_in_their_seed_alone_are_one() -> None:
    _, _, groups = judged(seeds())
    assert {one.run_ids for one in groups} == {
        tuple(f"r{lr}s{seed}" for seed in range(3)) for lr in (0.01, 0.1)
    }
    assert [one.more for one in groups] == [2, 2]


def test_a_group_says_how_far_the_ends_of_its_seeds_lie_apart() -> None:
    _, _, groups = judged(seeds())
    high = of(groups, "r0.1s0")
    assert high.high - high.low == pytest.approx(0.02, abs=0.002)
    assert high.shown == "r0.1s1"
    assert high.others == ()


def test_a_seed_that_came_out_differently_is_named_and_does_not_speak_for_the_rest() -> None:
    made, _, groups = judged(seeds(broken=(1,)))
    high = of(groups, "r0.1s0")
    assert high.others == ("r0.1s1",)
    assert high.shown != "r0.1s1"
    assert seed_of(made, "r0.1s1") == "1"


def test_where_most_seeds_broke_the_verdict_is_theirs() -> None:
    _, report, groups = judged(seeds(broken=(0, 2)))
    high = of(groups, "r0.1s0")
    assert high.others == ("r0.1s1",)
    assert report.by_id[high.shown].headline.state == "diverged"


@pytest.mark.parametrize("most", [1, 2, 6])
@pytest.mark.parametrize("name", [*BOOKS])
def test_the_best_setting_is_among_the_cards_however_few(name: str, most: int) -> None:
    made, best = BOOKS[name]
    _, report, groups = judged(made)
    shown = chosen_cards(groups, report, most)
    assert len(shown) == min(most, len(groups))
    assert best is None or best in shown[0].run_ids


@pytest.mark.parametrize("name", [*BOOKS])
def test_every_run_is_in_one_group_and_its_ends_are_numbers_or_unknown(name: str) -> None:
    made, _, groups = judged(BOOKS[name][0])
    every = [run_id for one in groups for run_id in one.run_ids]
    assert sorted(every) == sorted(made.by_id)
    assert all(one.shown in one.run_ids for one in groups)
    assert all(one.low <= one.high or math.isnan(one.low) for one in groups)
