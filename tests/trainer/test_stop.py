"""When a run ends before its epochs are done, and that nothing of it is lost."""

import csv
import math

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn.functional import cross_entropy

from tests.trainer.resuming import run_of
from trainer.data import Data, prepare, read
from trainer.forms.dataset import IGNORED
from trainer.guess import loss_of_a_guess
from trainer.row import Row
from trainer.run_files.run_folder import read_hparams
from trainer.running.jobs import Job
from trainer.running.note import Options
from trainer.running.sources import Sources
from trainer.running.train_job import train_job
from trainer.settings import Settings, from_mapping
from trainer.stacked.training import train_stacked
from trainer.stop import LOST_EPOCHS, STUCK_EPOCHS, STUCK_UPDATES, Stop
from trainer.task import Shape, Task
from trainer.train import train


def reasons(losses, tests=None, *, on_divergence=True, **settings):
    stop = Stop(Settings(**settings), on_divergence)
    pairs = zip(losses, tests or losses, strict=True)
    return [stop.seen(Row(n, n, train, None, test, None)) for n, (train, test) in enumerate(pairs)]


CASES = [
    ("falls", [2.3, 1, 0.5, 0.2, 0.1], {}, 0),
    ("noisy", [2.3, 3.2, 1.0, 3.4, 0.9, 3.3, 3.4, 0.8], {}, 0),
    ("a bad start", [2.3, 9.0, 4.0, 2.0, 1.0], {}, 0),
    ("at chance", [2.3, 2.4, 2.5, 2.4, 2.6, 2.5], {}, 0),
    ("flies off", [2.3, 5, 50, 500, 5000], {}, 3),
    ("infinite", [2.3, 1, float("inf")], {}, 2),
    ("no new best", [2.3, 1, 1.1, 1.2, 1.3], {"patience": 2}, 3),
    ("reached", [2.3, 1, 0.2, 0.1], {"stop_at_loss": 0.2}, 2),
]


@pytest.mark.parametrize(("name", "losses", "settings", "epoch"), CASES)
def test_a_run_ends_where_it_is_to_end_and_nowhere_before(name, losses, settings, epoch):
    found = reasons(losses, **settings)
    first = next((n for n, why in enumerate(found) if why), 0)
    assert first == epoch, (name, found)


GUESS = math.log(10)
PER_EPOCH = STUCK_UPDATES // STUCK_EPOCHS
LATE = [GUESS * (1.002 - 0.0001 * n) for n in range(100)]  # falls, by less at a time than counts
STUCK = {
    "a constant": ([2.4, *[GUESS] * 60], PER_EPOCH, 1 + STUCK_EPOCHS),
    "scatter": ([2.4, *[GUESS * (1.02 + 0.01 * (-1) ** n) for n in range(60)]], PER_EPOCH, 22),
    "few updates": ([2.4, *[GUESS] * 100], PER_EPOCH // 4, 1 + 4 * STUCK_EPOCHS),
    "many updates": ([2.4, *[GUESS] * 60], 100 * PER_EPOCH, 1 + STUCK_EPOCHS),
    "a slow fall": ([2.4, *[GUESS * (1.1 - 0.0015 * n) for n in range(60)]], PER_EPOCH, 0),
    "ever so slow a fall": ([2.4, *LATE], PER_EPOCH, 0),
    "a late start": ([2.4, *[GUESS] * (STUCK_EPOCHS - 1), 2.0, 1.5, 1.0], PER_EPOCH, 0),
    "learned, then lost": ([2.4, 1.0, *[GUESS] * 60], PER_EPOCH, 1 + STUCK_EPOCHS),
    "far above a guess": ([2.4, *[1.3 * GUESS] * 60], PER_EPOCH, 0),
    "below a guess": ([2.4, *[0.98 * GUESS] * 60], PER_EPOCH, 0),
}


def chances(losses, per_epoch, *, guess=GUESS, asked=True, restart_at=-1):
    stop = Stop(Settings(), asked, guess)
    found = []
    for n, loss in enumerate(losses):
        if n == restart_at:
            state, stop = stop.state(), Stop(Settings(), asked, guess)
            stop.restore(state)
        found.append(stop.seen(Row(n, n * per_epoch, loss, None, loss, None)))
    return next((n for n, why in enumerate(found) if why), 0), set(found) - {""}


@pytest.mark.parametrize("name", STUCK)
@pytest.mark.parametrize("restart_at", [-1, 1, 12])
def test_a_run_that_stays_at_chance_ends_and_one_that_still_falls_does_not(name, restart_at):
    losses, per_epoch, epoch = STUCK[name]
    expected = (epoch, {"at_chance"} if epoch else set())
    found, why = chances(losses, per_epoch, restart_at=restart_at)
    assert (found, why) == expected


def test_chance_ends_a_run_only_where_it_is_asked_for_and_known():
    losses, per_epoch, _ = STUCK["a constant"]
    assert chances(losses, per_epoch, asked=False) == (0, set())
    assert chances(losses, per_epoch, guess=math.nan) == (0, set())


def test_a_network_that_cannot_learn_is_stopped_alone_and_in_a_stack():
    common = {"hidden": (4,), "epochs": 60, "batch_size": 4, "max_train_examples": 200}
    settings = [from_mapping({**common, "init": "zero", "lr": lr}) for lr in (0.01, 0.011)]
    data = [prepare(one, read(one, None)) for one in settings]
    stacked = train_stacked(settings, data, lambda *_: None, stop_on_divergence=True)
    alone = [
        train(one, of_run, lambda _: None, stop_on_divergence=True)
        for one, of_run in zip(settings, data, strict=True)
    ]
    for one in (*stacked, *alone):
        assert one.why == "at_chance"
        assert STUCK_EPOCHS <= one.last.epoch < 60
    assert [one.last.epoch for one in stacked] == [one.last.epoch for one in alone]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=50))
def test_a_guess_costs_the_entropy_of_the_targets(classes):
    y = torch.tensor(classes)
    x = torch.zeros(len(classes), 1)
    data = Data(x, y, x, y, Shape(Task.CLASSES, (1,), 5))
    shares = np.bincount(classes, minlength=5) / len(classes)
    best = cross_entropy(torch.log(torch.tensor(shares)).repeat(len(classes), 1), y).item()
    assert loss_of_a_guess(Settings(), data) == pytest.approx(best, abs=1e-12)


def test_of_other_losses_and_targets_no_guess_is_known_and_ignored_tokens_do_not_count():
    y = torch.tensor([[0, 1, IGNORED], [0, 1, IGNORED]])
    tokens = Data(y, y, y, y, Shape(Task.TOKENS, (3,), 2, vocabulary=2))
    assert loss_of_a_guess(Settings(), tokens) == pytest.approx(math.log(2))
    assert math.isnan(loss_of_a_guess(Settings(loss="mse"), tokens))
    values = Data(y.float(), y.float(), y, y, Shape(Task.VALUES, (3,), 3))
    assert math.isnan(loss_of_a_guess(Settings(), values))


def test_divergence_ends_a_run_only_where_it_is_asked_for():
    losses = [2.3, 5, 50, 500, 5000]
    assert reasons(losses)[LOST_EPOCHS] == "diverged"
    assert not any(reasons(losses, on_divergence=False))


def test_all_that_a_diverging_run_had_is_logged(tmp_path):
    run = run_of(lr=100.0, epochs=50)
    options = Options(stop_on_divergence=True)
    train_job(Job(((run, tmp_path),)), Sources(None), options, lambda _: None)
    found = read_hparams(tmp_path)
    assert (found["stopped"], found["finished"]) == ("diverged", True)
    with (tmp_path / "metrics.csv").open() as file:
        epochs = [int(row["epoch"]) for row in csv.DictReader(file)]
    assert epochs == list(range(found["epochs_done"] + 1))
    with (tmp_path / "steps.csv").open() as file:
        assert len(list(csv.DictReader(file))) == found["steps"]
