"""What comparable runs of a set show of a move: bundled studies, and made-up seeds."""

import numpy as np
import pytest

from dashboard.api import load_logs
from dashboard.classroom import blind_runs, outcome
from dashboard.classroom.answers import Move
from dashboard.classroom.outcome import Came, best_moves, tried_of
from dashboard.diagnosis.engine import diagnose
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from dashboard.views.state.log_set import SAMPLES_FOLDER


def told(book: LogBook) -> dict[str, dict[Move, tuple[float, Came]]]:
    found = tried_of(book, diagnose(book))
    return {
        run: {one.move: (one.to_value, one.came) for one in many} for run, many in found.items()
    }


def made(ends: dict[tuple[float, int], float]) -> LogBook:
    """A run for each rate and seed, whose accuracy ends as said."""
    runs, series = [], {}
    for (lr, seed), end in ends.items():
        name = f"lr{lr}_seed{seed}"
        config = {"lr": lr, "batch_size": 64, "seed": seed, "optimizer": "sgd", "epochs": 30}
        runs.append(Run(name, name, name, "trainer", XUnit.EPOCH, config))
        epoch = np.arange(31)
        rise = 1 - np.exp(-epoch / 3)
        series[name] = [
            Series.of(
                "test_accuracy", "accuracy", Split.TEST, epoch, 0.1 + (end - 0.1) * rise, epoch
            ),
            Series.of("train_loss", "loss", Split.TRAIN, epoch, 2.3 - 2 * rise, epoch),
        ]
    return LogBook(tuple(runs), series)


def test_the_textbooks_first_figure_holds_both_remedies_of_the_large_batch() -> None:
    found = told(load_logs(SAMPLES_FOLDER / "learning_rate"))
    assert found["batch1024_lr0.01"] == {
        Move.RAISE_LR: (0.1, Came.BETTER), Move.LOWER_BATCH: (64, Came.BETTER),
    }  # fmt: skip
    assert found["batch1024_lr0.1"] == {Move.LOWER_LR: (0.01, Came.WORSE)}
    assert found["batch64_lr0.01"] == {Move.RAISE_BATCH: (1024, Came.WORSE)}


def test_of_several_rates_the_nearest_is_looked_at_and_a_run_that_diverged_is_worse() -> None:
    found = told(load_logs(SAMPLES_FOLDER / "regimes"))
    assert found["lr0.1"] == {
        Move.RAISE_LR: (0.48, Came.WORSE), Move.LOWER_LR: (0.0005, Came.WORSE),
    }  # fmt: skip
    assert found["lr0.48"][Move.RAISE_LR] == (0.5, Came.WORSE)
    assert found["lr0.5"] == {Move.LOWER_LR: (0.48, Came.BETTER)}


@pytest.mark.parametrize(
    ("high", "came"),
    [
        ((0.95, 0.96, 0.97), Came.BETTER),
        ((0.905, 0.93, 0.97), Came.ALIKE),  # its worst seed is below the other's best
        ((0.80, 0.81, 0.82), Came.WORSE),
        ((0.9111, 0.9112, 0.9113), Came.ALIKE),  # apart by less than anything means
    ],
)
def test_seeds_decide_whether_two_settings_differ(high: tuple[float, ...], came: Came) -> None:
    low = (0.90, 0.905, 0.91)
    ends = {(0.01, seed): end for seed, end in enumerate(low)}
    ends |= {(0.1, seed): end for seed, end in enumerate(high)}
    found = told(made(ends))
    assert found["lr0.01_seed0"][Move.RAISE_LR] == (0.1, came)


def test_where_no_move_did_better_to_leave_it_is_right() -> None:
    report = diagnose(book := load_logs(SAMPLES_FOLDER / "regimes"))
    found = tried_of(book, report)
    assert best_moves(found["lr0.1"]) == {Move.NOTHING}
    assert best_moves(found["lr0.0005"]) == {Move.RAISE_LR}


def test_a_run_by_itself_shows_nothing_of_any_move() -> None:
    alone = made({(0.1, 0): 0.9})
    assert tried_of(alone, diagnose(alone)) == {}
    assert outcome.SAME_ACCURACY < 0.01


def test_one_run_of_each_setting_is_judged_and_not_too_many() -> None:
    book = load_logs(SAMPLES_FOLDER / "learning_rate")
    assert blind_runs.chosen(book) == ("batch1024_lr0.01", "batch1024_lr0.1", "batch64_lr0.01")
    many = made({(0.001 * place, 0): 0.9 for place in range(1, 101)})
    chosen = blind_runs.chosen(many)
    assert len(chosen) == len(set(chosen)) == blind_runs.MOST
    assert chosen[0] == many.runs[0].run_id
    assert blind_runs.chosen(LogBook(())) == ()
    bare = Run("bare", "bare", "bare", "trainer", XUnit.EPOCH, {})
    assert blind_runs.chosen(LogBook((bare,))) == ()
