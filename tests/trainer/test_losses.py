"""Every loss against its formula in NumPy."""

import numpy as np
import pytest
import torch

from trainer.errors import TrainerError
from trainer.forms.dataset import IGNORED
from trainer.forms.loss import USUAL, loss_of
from trainer.parts import names, part
from trainer.settings import Settings
from trainer.task import Task

CHANCE = np.random.default_rng(3)
OUTPUTS = CHANCE.normal(size=(7, 4)).astype(np.float32)
CLASSES = CHANCE.integers(0, 4, 7)
VALUES = CHANCE.normal(size=(7, 4)).astype(np.float32)
ONE_HOT = np.eye(4, dtype=np.float32)[CLASSES]


def softmax(x):
    return np.exp(x) / np.exp(x).sum(-1, keepdims=True)


def surprise(logits):
    return -np.log(softmax(logits)[np.arange(7), CLASSES]).mean()


CASES = [
    ("cross_entropy", CLASSES, surprise(OUTPUTS)),
    ("softmax_twice", CLASSES, surprise(softmax(OUTPUTS))),
    ("mse", VALUES, ((OUTPUTS - VALUES) ** 2).mean()),
    ("mse", CLASSES, ((OUTPUTS - ONE_HOT) ** 2).mean()),
    ("mae", VALUES, np.abs(OUTPUTS - VALUES).mean()),
    ("mae", CLASSES, np.abs(OUTPUTS - ONE_HOT).mean()),
    ("mse_on_labels", CLASSES, ((OUTPUTS - CLASSES[:, None]) ** 2).mean()),
]


def test_every_loss_has_a_case():
    assert {name for name, *_ in CASES} == set(names("losses"))


@pytest.mark.parametrize(("name", "targets", "expected"), CASES)
def test_a_loss_is_its_formula(name, targets, expected):
    loss = part("losses", name).of(torch.from_numpy(OUTPUTS), torch.from_numpy(targets))
    assert loss.item() == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("name", ["cross_entropy", "softmax_twice"])
def test_tokens_that_nothing_is_asked_of_are_not_counted(name):
    of = part("losses", name).of
    logits = torch.from_numpy(CHANCE.normal(size=(2, 3, 4)).astype(np.float32))
    targets = torch.tensor([[1, IGNORED, 2], [IGNORED, IGNORED, 0]])
    counted = targets != IGNORED
    assert of(logits, targets).item() == pytest.approx(of(logits[counted], targets[counted]).item())


def test_a_softmax_before_the_loss_keeps_it_above_its_floor():
    certain = torch.full((1, 10), -1e4).index_fill(1, torch.tensor([3]), 1e4)
    loss = part("losses", "softmax_twice").of(certain, torch.tensor([3]))
    assert loss.item() == pytest.approx(np.log(np.e + 9) - 1, rel=1e-6)


@pytest.mark.parametrize("name", names("losses"))
def test_a_loss_is_refused_for_every_task_that_it_does_not_name(name):
    found = part("losses", name)
    assert found.name == name
    assert found.tasks
    for task in Task:
        if task in found.tasks:
            assert loss_of(Settings(loss=name), task) is found.of
        else:
            with pytest.raises(TrainerError, match="loss-of-other-data"):
                loss_of(Settings(loss=name), task)


def test_the_usual_loss_of_every_task_is_one_of_its_losses():
    for task in Task:
        assert task in part("losses", USUAL[task]).tasks
