"""When a run ends before its epochs are done, and that nothing of it is lost."""

import csv

import pytest

from tests.trainer.resuming import run_of
from trainer.row import Row
from trainer.run_files.run_folder import read_hparams
from trainer.running.jobs import Job
from trainer.running.sources import Sources
from trainer.running.train_job import Options, train_job
from trainer.settings import Settings
from trainer.stop import LOST_EPOCHS, Stop


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
