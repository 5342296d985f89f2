"""Batch size and learning rate over a run."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from trainer.data import prepare, read
from trainer.parts import names
from trainer.row import Row
from trainer.schedule import base_at, lr_at, phases
from trainer.settings import Settings, Switch
from trainer.train import train


def test_a_switch_changes_batch_and_rate_at_its_epoch_and_not_before():
    settings = Settings(
        batch_size=512,
        lr=0.01,
        epochs=4,
        hidden=(8,),
        switches=(Switch(2, batch_size=64), Switch(4, lr=0.2)),
    )
    rows: list[Row] = []
    train(settings, prepare(settings, read(settings, None)), rows.append)
    assert [row.batch_size for row in rows] == [None, 512, 64, 64, 64]
    assert [row.learning_rate for row in rows] == [None, 0.01, 0.01, 0.01, 0.2]
    assert [row.step for row in rows] == [0, 3, 26, 49, 72]  # 1,437 examples: 3, then 23 updates


def test_the_phases_say_what_the_switches_leave():
    settings = Settings(
        batch_size=64, lr=0.1, switches=(Switch(5, batch_size=128), Switch(9, lr=0.4))
    )
    assert phases(settings) == [
        {"epoch": 1, "batch_size": 64, "lr": 0.1},
        {"epoch": 5, "batch_size": 128, "lr": 0.1},
        {"epoch": 9, "batch_size": 128, "lr": 0.4},
    ]


@pytest.mark.parametrize(
    ("decay", "factors"),
    [
        ("none", [1, 1, 1, 1]),
        ("linear", [1, 0.75, 0.5, 0.25]),
        ("exponential", [1, 0.5, 0.25, 0.125]),
        ("step", [1, 1, 0.5, 0.5]),
        ("cosine", [1, 0.5 + 8**-0.5, 0.5, 0.5 - 8**-0.5]),
        ("restarts", [1, 0.5, 1, 0.5]),
    ],
)
def test_each_decay_follows_its_formula(decay, factors):
    settings = Settings(lr=1.0, decay=decay, decay_rate=0.5, decay_every=2, epochs=4)
    rates = [lr_at(settings, epoch, 3, 5) for epoch in range(1, 5)]
    assert rates == pytest.approx(factors)


def test_one_cycle_is_that_of_pytorch():
    settings = Settings(lr=1.0, decay="one_cycle", epochs=1000)
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
    cycle = torch.optim.lr_scheduler.OneCycleLR(optimizer, 1.0, total_steps=1000)
    for epoch in range(1, 1000):
        assert lr_at(settings, epoch, 0, 1) == pytest.approx(cycle.get_last_lr()[0], abs=0.01)
        optimizer.step()
        cycle.step()


def test_a_decay_by_updates_falls_within_the_epoch():
    settings = Settings(lr=1.0, decay="linear", decay_by="update", epochs=2)
    rates = [lr_at(settings, epoch, update, 2) for epoch in (1, 2) for update in (0, 1)]
    assert rates == pytest.approx([1, 0.75, 0.5, 0.25])


def test_the_warm_up_rises_in_equal_steps_to_the_full_rate_and_stays():
    settings = Settings(lr=1.0, warmup_epochs=2, epochs=3)
    rates = [lr_at(settings, epoch, update, 2) for epoch in (1, 2, 3) for update in (0, 1)]
    assert rates == pytest.approx([0.25, 0.5, 0.75, 1, 1, 1])


@st.composite
def settings_of_any_schedule(draw) -> Settings:
    return Settings(
        lr=0.3,
        decay=draw(st.sampled_from(names("decays"))),
        decay_rate=draw(st.floats(0.01, 1)),
        decay_every=draw(st.integers(1, 20)),
        warmup_epochs=draw(st.integers(0, 5)),
        epochs=draw(st.integers(1, 50)),
    )


@given(settings_of_any_schedule(), st.integers(1, 9), st.data())
def test_the_rate_is_always_above_zero_and_never_above_its_base(settings, updates, data):
    epoch = data.draw(st.integers(1, settings.epochs))
    update = data.draw(st.integers(0, updates - 1))
    assert 0 < lr_at(settings, epoch, update, updates) <= base_at(settings, epoch)[1]
