"""Runs trained together against the same runs trained alone."""

import math
from collections import defaultdict
from dataclasses import fields, replace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from trainer.data import Data
from trainer.forms.dataset import IGNORED
from trainer.parts import names, part
from trainer.row import Row, Steps
from trainer.running.fit_together import check_parts
from trainer.settings import WITH_MOMENTUM, Settings, Switch
from trainer.stacked.training import key_of, train_stacked
from trainer.stacked.update import RULES
from trainer.task import Shape, Task
from trainer.train import Ended, train

EXAMPLES, WIDTH = 40, 6
CLASSES = Shape(Task.CLASSES, (WIDTH,), outputs=4)
VALUES = Shape(Task.VALUES, (WIDTH,), outputs=2)
LR_AND_SEED = ((0.01, 0), (0.05, 1), (0.02, 0))
BASE = Settings(hidden=(5,), lr=0.05, batch_size=16, epochs=3)


def data_of(seed: int = 0, shape: Shape = CLASSES) -> Data:
    chance = np.random.default_rng(seed)
    x = torch.from_numpy(chance.normal(size=(EXAMPLES, WIDTH)).astype(np.float32))
    if shape.task is Task.CLASSES:
        y = torch.from_numpy(chance.integers(0, shape.outputs, EXAMPLES))
    else:
        y = torch.from_numpy(chance.normal(size=(EXAMPLES, shape.outputs)).astype(np.float32))
    return Data(x, y, x[:15], y[:15], shape)


def together(runs: list[Settings], data: list[Data], **how) -> tuple[list[list[Row]], list[Ended]]:
    rows: list[list[Row]] = [[] for _ in runs]
    ended = train_stacked(runs, data, lambda run, row: rows[run].append(row), **how)
    return rows, ended


def alone(settings: Settings, data: Data, **how) -> tuple[list[Row], Ended]:
    rows: list[Row] = []
    return rows, train(settings, data, rows.append, **how)


def assert_same(stacked: list[Row], solo: list[Row]) -> None:
    """Every number but the time, to 1e-4; where a run blows up, rounding grows with it."""
    assert len(stacked) == len(solo)
    for ours, theirs in zip(stacked, solo, strict=True):
        for field in fields(Row):
            mine, its = getattr(ours, field.name), getattr(theirs, field.name)
            if field.name == "epoch_seconds":
                assert (mine is None) == (its is None)
            elif its is None:
                assert mine is None
            elif field.name.endswith("accuracy"):
                assert mine == pytest.approx(its, abs=1.01 / 15)  # one example on the border
            else:
                assert mine == pytest.approx(its, rel=1e-4, abs=1e-4, nan_ok=True), field.name


def assert_as_alone(runs: list[Settings], data: list[Data], **how) -> None:
    rows, ended = together(runs, data, **how)
    for settings, its_data, stacked, end in zip(runs, data, rows, ended, strict=True):
        solo, solo_end = alone(settings, its_data, **how)
        assert_same(stacked, solo)
        assert end.why == solo_end.why
        assert end.last == stacked[-1]


@st.composite
def one_run(draw, optimizer: str, batch_switch: int) -> Settings:
    epochs = draw(st.integers(2, 4))
    momentum = draw(st.sampled_from([0.0, 0.5, 0.9])) if optimizer == "sgd" else 0.0
    adaptive = optimizer not in WITH_MOMENTUM
    return replace(
        BASE,
        optimizer=optimizer,
        momentum=draw(st.sampled_from([0.5, 0.9])) if optimizer == "nesterov" else momentum,
        lr=draw(st.floats(1e-4, 0.01 if adaptive else 0.1)),
        weight_decay=draw(st.sampled_from([0.0, 0.01])),
        l1=draw(st.sampled_from([0.0, 0.001])),
        clip=draw(st.sampled_from([0.0, 0.1, 5.0])),
        seed=draw(st.integers(0, 2)),
        init=draw(st.sampled_from(["he", "xavier", "default"])),
        decay=draw(st.sampled_from(names("decays"))),
        decay_by=draw(st.sampled_from(["epoch", "update"])),
        warmup_epochs=draw(st.sampled_from([0.0, 1.5])),
        epochs=epochs,
        patience=draw(st.sampled_from([0, 1])),
        switches=(Switch(2, batch_size=batch_switch, lr=draw(st.sampled_from([0.0, 0.02]))),),
    )


@st.composite
def some_runs(draw) -> tuple[list[Settings], list[Data]]:
    optimizer = draw(st.sampled_from(sorted(set(names("optimizers")) & set(RULES))))
    batch_switch = draw(st.sampled_from([0, 7, 40]))
    shape = draw(st.sampled_from([CLASSES, VALUES]))
    order = draw(st.sampled_from(["shuffled", "sorted"]))
    seen = draw(st.sampled_from([10, 1000]))
    runs = draw(st.lists(one_run(optimizer, batch_switch), min_size=1, max_size=4))
    runs = [replace(run, order=order, train_eval_examples=seen) for run in runs]
    kinds = st.integers(0, draw(st.integers(0, 1)))
    return runs, [data_of(draw(kinds), shape) for _ in runs]


@hypothesis(max_examples=25, deadline=None)
@given(some_runs())
def test_runs_trained_together_write_the_rows_that_each_writes_alone(drawn):
    assert_as_alone(*drawn)


def test_a_run_that_diverges_ends_alone_and_the_others_do_not_notice():
    wild = replace(BASE, hidden=(20, 20, 20), epochs=6, batch_size=5)
    runs = [replace(wild, lr=lr) for lr in (0.01, 1e6, 0.02)]
    rows, ended = together(runs, [data_of()] * 3)
    assert [end.why for end in ended] == ["", "loss_not_finite", ""]
    assert not math.isfinite(rows[1][-1].train_loss)
    assert len(rows[1]) < 7
    for calm in (0, 2):
        assert_same(rows[calm], alone(runs[calm], data_of())[0])


def test_a_lost_run_ends_where_it_would_alone_when_that_is_asked_for():
    runs = [replace(BASE, lr=lr, epochs=8, loss="mse") for lr in (0.01, 3.0)]
    _, ended = together(runs, [data_of()] * 2, stop_on_divergence=True)
    solo = [alone(run, data_of(), stop_on_divergence=True)[1] for run in runs]
    assert [(end.why, end.last.epoch) for end in ended] == [(s.why, s.last.epoch) for s in solo]
    assert ended[1].why


def test_more_runs_than_fit_into_one_stack_are_trained_in_several(monkeypatch):
    monkeypatch.setattr("trainer.stacked.training.MOST", 3)
    runs = [replace(BASE, lr=0.01 * (i + 1), seed=i % 2, epochs=1) for i in range(8)]
    assert_as_alone(runs, [data_of()] * 8)


@pytest.mark.parametrize("optimizer", sorted(set(names("optimizers")) & set(RULES)))
def test_each_optimizer_moves_a_stack_as_its_own_file_moves_one_run(optimizer):
    momenta = (0.5, 0.9) if optimizer in WITH_MOMENTUM else (0.0, 0.0)
    runs = [
        replace(BASE, optimizer=optimizer, momentum=m, lr=lr, weight_decay=wd, epochs=4)
        for m, lr, wd in zip(momenta, (0.002, 0.01), (0.0, 0.1), strict=True)
    ]
    assert_as_alone(runs, [data_of()] * 2)


def test_every_optimizer_that_can_be_chosen_can_be_stacked():
    assert set(names("optimizers")) <= set(RULES)


def data_for(model: str, task: Task, pictures: tuple[int, ...] = (1, 4, 4)) -> Data:
    """Few examples of the kind that a model reads."""
    chance = np.random.default_rng(5)
    n, length = 24, math.prod(pictures)
    if part("models", model).reads_tokens:
        x = torch.from_numpy(chance.integers(0, 5, (n, length)))
        y = torch.from_numpy(chance.integers(0, 5, (n, length) if task is Task.TOKENS else n))
        if task is Task.TOKENS:
            y[:, : length // 2] = torch.where(torch.arange(n)[:, None] % 2 == 0, IGNORED, 1)
        shape = Shape(task, (length,), outputs=5, vocabulary=5)
        return Data(x, y, x[:9], y[:9], shape)
    x = torch.from_numpy(chance.normal(size=(n, length)).astype(np.float32))
    y = torch.from_numpy(chance.integers(0, 4, n))
    if task is Task.VALUES:
        y = torch.from_numpy(chance.normal(size=(n, 2)).astype(np.float32))
    if task is Task.INPUTS:
        y = x
    outputs = {Task.CLASSES: 4, Task.VALUES: 2, Task.INPUTS: length}[task]
    return Data(x, y, x[:9], y[:9], Shape(task, pictures, outputs=outputs))


MODELS_AND_TASKS = [
    (name, task) for name in names("models") for task in sorted(part("models", name).tasks)
]


@pytest.mark.parametrize(("model", "task"), MODELS_AND_TASKS)
@pytest.mark.parametrize("normalisation", ["none", "batch", "layer"])
def test_every_model_is_trained_together_as_alone(model, task, normalisation):
    data = data_for(model, task)
    # gelu: where a relu is at its kink, a rounding decides and the runs part for good.
    wanted = {"normalisation": normalisation, "residual": True, "activation": "gelu"}
    read = {name: value for name, value in wanted.items() if name in part("models", model).reads}
    base = replace(BASE, model=model, hidden=(8, 8), batch_size=6, epochs=2, **read)
    runs = [replace(base, lr=lr, seed=seed) for lr, seed in LR_AND_SEED]
    check_parts(runs[0], data.shape)
    assert_as_alone(runs, [data] * len(runs))
    assert_as_alone([replace(run, seed=4) for run in runs], [data] * len(runs))


def test_runs_of_a_fault_see_it_each():
    for fault in names("faults"):
        runs = [replace(BASE, fault=fault, lr=lr) for lr in (0.01, 0.05)]
        assert_as_alone(runs, [data_of()] * 2)


def test_runs_with_an_augmentation_draw_what_each_draws_alone():
    for name in names("augmentations"):
        runs = [replace(BASE, augment=(name,), lr=lr, seed=s) for lr, s in ((0.01, 0), (0.05, 1))]
        shape = Shape(Task.CLASSES, (1, 2, 3), outputs=4)
        data = [replace(data_of(), shape=shape)] * 2
        assert_as_alone(runs, data)
        assert_as_alone([replace(run, seed=3) for run in runs], data)


def test_what_a_run_may_differ_in_leaves_its_key_and_what_it_may_not_changes_it():
    free = {"lr": 0.2, "weight_decay": 0.1, "seed": 9, "epochs": 7, "decay": "cosine", "clip": 1.0}
    fixed = {"batch_size": 8, "hidden": (7,), "optimizer": "adam", "dataset": "mnist"}
    for name, value in free.items():
        assert key_of(replace(BASE, **{name: value})) == key_of(BASE), name
    for name, value in fixed.items():
        assert key_of(replace(BASE, **{name: value})) != key_of(BASE), name
    switches = [(Switch(2, batch_size=8),), (Switch(2, batch_size=9),), (Switch(2, lr=0.2),)]
    keys = [key_of(replace(BASE, switches=one)) for one in switches]
    assert len(set(keys)) == 3
    assert keys[2] == key_of(BASE)


def test_runs_that_draw_within_the_network_have_no_key():
    assert key_of(replace(BASE, dropout=0.5)) is None


def test_one_pass_is_divided_among_the_epochs_alike_for_all_that_train_together():
    once = replace(BASE, order="once", epochs=4, batch_size=3)
    assert_as_alone([replace(once, lr=lr, seed=seed) for lr, seed in LR_AND_SEED], [data_of()] * 3)
    assert key_of(once) != key_of(replace(once, epochs=5))


def test_minibatch_losses_of_runs_trained_together_are_those_of_each_alone():
    runs = [replace(BASE, log_every=2, lr=lr, seed=seed) for lr, seed in LR_AND_SEED]
    found: dict[int, list[Steps]] = defaultdict(list)
    train_stacked(
        runs, [data_of()] * 3, lambda *_: None, lambda run, steps: found[run].append(steps)
    )
    for i, one in enumerate(runs):
        solo: list[Steps] = []
        train(one, data_of(), lambda _: None, solo.append)
        assert [list(steps.steps) for steps in found[i]] == [list(steps.steps) for steps in solo]
        for mine, its in zip(found[i], solo, strict=True):
            for name in ("losses", "grad_norms", "learning_rates"):
                assert getattr(mine, name) == pytest.approx(getattr(its, name), rel=1e-4)


def test_runs_can_begin_with_weights_that_were_trained_before():
    kept: list[dict] = []
    train(BASE, data_of(), lambda _: None, keep=kept.append)
    weights = kept[-1]["model"]
    runs = [replace(BASE, lr=lr, seed=seed) for lr, seed in LR_AND_SEED]
    rows, _ = together(runs, [data_of()] * 3, start=weights)
    last: list[Row] = []
    train(BASE, data_of(), last.append)
    assert [run[0].train_loss for run in rows] == pytest.approx([last[-1].train_loss] * 3)


def test_runs_of_different_keys_are_refused():
    with pytest.raises(ValueError, match="same key"):
        train_stacked([BASE, replace(BASE, batch_size=8)], [data_of()] * 2, print)
