"""The number of threads that a run is given."""

import pytest
import torch

from trainer.running.threads import EXPLICIT, threads, threads_for


@pytest.fixture
def four_threads(monkeypatch):
    for name in EXPLICIT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(torch, "get_num_threads", lambda: 4)


@pytest.mark.usefixtures("four_threads")
@pytest.mark.parametrize(
    ("weights", "batch_size", "runs", "expected"),
    [(9_610, 64, 1, 1), (9_610, 64, 8, 1), (9_610, 64, 32, 4), (269_322, 64, 1, 4)],
)
def test_small_updates_have_one_thread_and_large_ones_all(weights, batch_size, runs, expected):
    assert threads_for(weights, batch_size, runs) == expected


@pytest.mark.usefixtures("four_threads")
def test_a_number_that_was_set_by_hand_is_left_alone(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "4")
    assert threads_for(10, 1) == 4


def test_threads_are_given_back_and_no_random_number_is_drawn():
    before, state = torch.get_num_threads(), torch.get_rng_state()
    with threads(2):
        assert torch.get_num_threads() == 2
    assert torch.get_num_threads() == before
    assert torch.equal(torch.get_rng_state(), state)
