"""What a meeting sees of a set, and that it knows the runs again."""

import json
from dataclasses import replace

import numpy as np
import pytest

from dashboard import diagnose, load_logs
from dashboard.bundled import samples_folder
from dashboard.diagnosis.report import Report
from dashboard.meetings.identity import Identity
from dashboard.model.run import LogBook
from dashboard.model.table import Series
from dashboard.report.meetings.agenda import Place, Plan
from dashboard.report.meetings.seen_runs import (
    AGENDA,
    BEST,
    begun,
    now_called,
    open_settings,
    said,
)
from dashboard.report.opening import HEALTHY, UNKNOWN
from dashboard.report.setting_groups import setting_groups
from dashboard.text.sentences import Sentences
from tests.report.best_books import book, run

WORDS = Sentences("en")
SETS = ("regimes", "learning_rate", "broken", "one_weight", "fit_over")


def opened(name: str) -> tuple[LogBook, Report]:
    found = load_logs(samples_folder() / name)
    return found, diagnose(found)


def seeded() -> LogBook:
    """Three rates of three seeds each; the highest diverges."""
    return book(
        *(
            run(f"r{lr}s{seed}", top + seed / 100, lr=lr, seed=seed, breaks=lr == 1.0)
            for lr, top in ((0.01, 0.6), (0.1, 0.9), (1.0, 0.5))
            for seed in range(3)
        )
    )


def grown(made: LogBook, points: int) -> LogBook:
    """The first points of every series, in other folders."""
    runs = tuple(replace(one, run_id=f"moved/{one.run_id}") for one in made.runs)

    def cut(one: Series) -> Series:
        return Series.of(
            one.tag, one.metric, one.split, one.step[:points], one.value[:points],
            one.epoch[:points],
        )  # fmt: skip

    series = {f"moved/{name}": [cut(one) for one in many] for name, many in made.series.items()}
    return LogBook(runs, series)


@pytest.mark.parametrize("name", SETS)
def test_the_agenda_of_a_bundled_set_has_what_needs_a_decision_the_worst_first(name: str) -> None:
    made, report = opened(name)
    plan = Plan.of(begun(made, report, WORDS.among(made.runs)).seen[AGENDA])
    settings = open_settings(begun(made, report, WORDS.among(made.runs)).runs, made, report)
    ill = [
        one
        for one in setting_groups(made, report)
        if {report.by_id[run_id].headline.state for run_id in one.run_ids} - {HEALTHY, UNKNOWN}
    ]
    assert [settings[one] for one in plan.settings] == ill
    assert (not plan.best) is (report.best is None)
    if report.best is not None:
        assert report.best.run_id in settings[plan.best].run_ids


@pytest.mark.parametrize("name", SETS)
def test_what_is_kept_of_a_set_is_json_that_postgresql_takes(name: str) -> None:
    made, report = opened(name)
    kept = begun(made, report, WORDS.among(made.runs))
    told = [kept.seen, *(one.seen for one in kept.runs)]
    told += [said(one.run_id, report, WORDS) for one in made.runs]
    assert "\\u0000" not in json.dumps(told, allow_nan=False)


def test_seeds_are_one_setting_and_one_step() -> None:
    made = seeded()
    report = diagnose(made)
    kept = begun(made, report, WORDS.among(made.runs))
    assert len(kept.runs) == 9
    assert len({one.setting for one in kept.runs}) == 3
    steps = Plan.of(kept.seen[AGENDA]).steps()
    decided = [one.setting for one in steps if one.place in {Place.BEST, Place.SETTING}]
    assert len(decided) == len(set(decided)) <= 3
    assert "seed" not in " ".join(decided)


def test_the_runs_are_known_again_in_another_folder_and_with_more_points() -> None:
    made = seeded()
    kept = begun(grown(made, 12), diagnose(grown(made, 12)), WORDS)
    report = diagnose(made)
    called = now_called(kept.runs, made)
    assert {
        kept.runs[at].seen["run_id"].removeprefix("moved/"): now for at, now in called.items()
    } == {run_id: run_id for run_id in made.by_id}
    settings = open_settings(kept.runs, made, report)
    assert {one.run_ids for one in settings.values()} == {
        one.run_ids for one in setting_groups(made, report)
    }


def test_copies_of_a_run_are_told_apart_by_their_ids() -> None:
    first, series = run("a", 0.8, lr=0.1)
    made = book((first, series), (replace(first, run_id="b", config={"lr": 0.2}), series))
    kept = begun(made, diagnose(made), WORDS)
    called = now_called(kept.runs, made)
    assert {kept.runs[at].seen["run_id"]: now for at, now in called.items()} == {"a": "a", "b": "b"}


def test_a_run_without_a_point_is_left_out_and_other_runs_are_not_known() -> None:
    first, series = run("a", 0.8, lr=0.1)
    empty = replace(first, run_id="empty", config={"lr": 0.5})
    made = LogBook((first, empty), {"a": series})
    kept = begun(made, diagnose(made), WORDS)
    assert [one.seen["run_id"] for one in kept.runs] == ["a"]
    other = book(run("other", 0.7, lr=0.3))
    assert now_called(kept.runs, other) == {}
    assert open_settings(kept.runs, other, diagnose(other)) == {}


def test_settings_of_one_title_are_numbered() -> None:
    made = book(*(run(f"x/{n}/log", 0.5 + n / 10, lr=None, batch_size=None) for n in range(3)))
    runs = tuple(replace(one, label="log") for one in made.runs)
    made = LogBook(runs, made.series)
    kept = begun(made, diagnose(made), WORDS)
    assert len({one.setting for one in kept.runs}) == 3


def test_the_best_is_kept_with_its_metric() -> None:
    made = seeded()
    report = diagnose(made)
    kept = begun(made, report, WORDS).seen[BEST]
    assert kept["metric"] == "accuracy"
    assert np.isclose(kept["end"], report.best.end)
    assert isinstance(begun(made, report, WORDS).runs[0].identity, Identity)
