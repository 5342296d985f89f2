"""Runs that train together and were interrupted go on as if they had not been."""

import io
from dataclasses import replace

import pytest
import torch

from tests.trainer.resuming import CLOCKS
from tests.trainer.test_stacked import BASE, LR_AND_SEED, data_of
from trainer.parts import names
from trainer.settings import WITH_MOMENTUM, Switch
from trainer.stacked.training import train_stacked
from trainer.stacked.update import RULES
from trainer.task import Shape, Task

PICTURES = Shape(Task.CLASSES, (1, 2, 3), outputs=4)
DATA = replace(data_of(), shape=PICTURES)
OTHER = replace(data_of(1), shape=PICTURES)
LONG = replace(BASE, epochs=6, log_every=2)
SEEDS = [replace(LONG, lr=lr, seed=seed) for lr, seed in LR_AND_SEED]
WILD = replace(LONG, hidden=(20, 20, 20), batch_size=5)


def of_optimizer(name: str) -> list:
    momentum = 0.9 if name in WITH_MOMENTUM else 0.0
    return [replace(one, optimizer=name, momentum=momentum) for one in SEEDS]


CASES = {
    **{name: of_optimizer(name) for name in sorted(RULES)},
    "augmentation": [replace(one, augment=names("augmentations")) for one in SEEDS],
    "normalisation": [replace(one, normalisation="batch") for one in SEEDS],
    "one that diverges": [replace(WILD, lr=lr) for lr in (0.01, 1e6, 0.02)],
    "different lengths": [replace(one, epochs=2 + 2 * i) for i, one in enumerate(SEEDS)],
    "early stopping": [replace(one, patience=1, lr=1.0, epochs=12) for one in SEEDS],
    "cosine and switch": [
        replace(one, decay="cosine", decay_by="update", switches=(Switch(3, batch_size=7),))
        for one in SEEDS
    ],
    "one pass": [replace(one, order="once", batch_size=3) for one in SEEDS],
    "penalties": [replace(one, l1=1e-3, weight_decay=0.01, clip=0.1) for one in SEEDS],
}


def trained(runs, data, kept=None, keep=None):
    """All that is written of `runs`, without clocks, and how they ended."""
    written = []

    def write(i, row):
        values = [getattr(row, name) for name in row.__slots__ if name not in CLOCKS]
        written.append((i, repr(values)))

    ended = train_stacked(
        runs,
        data,
        write,
        lambda i, steps: written.append((i, repr(steps))),
        keep=None if keep is None else lambda state: keep(state, len(written)),
        kept=kept,
    )
    return written, [(one.last.epoch, one.last.train_loss.hex(), one.why) for one in ended]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("most", [32, 2], ids=["one stack", "two stacks"])
def test_a_stack_gone_on_with_after_any_epoch_has_the_numbers_of_one_never_interrupted(
    case, most, monkeypatch
):
    monkeypatch.setattr("trainer.stacked.training.MOST", most)
    runs, data = CASES[case], [DATA, OTHER, DATA]
    states = []

    def saved(state, written):
        buffer = io.BytesIO()
        torch.save(state, buffer)
        states.append((buffer.getvalue(), written))

    whole, ends = trained(runs, data, keep=saved)
    assert len(states) >= max(end[0] for end in ends)
    for state, written in states:
        kept = torch.load(io.BytesIO(state), weights_only=True)
        torch.rand(7)  # chance used by others meanwhile
        more, same_ends = trained(runs, data, kept=kept)
        assert more == whole[written:]
        assert same_ends == ends
