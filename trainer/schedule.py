"""Batch size and learning rate at any moment of a run.

The base values come from the settings and from its switches; a decay, a file in `trainer/decays/`,
multiplies the rate once an epoch or once an update, and a warm-up multiplies it at every update by

    min(1, updates so far / updates in warmup_epochs), the current update included

(gradual warm-up: Goyal et al. 2017, arXiv 1706.02677, section 2.2).
"""

from typing import Any

from trainer.forms.decay import Decay
from trainer.parts import part
from trainer.settings import Settings


def base_at(settings: Settings, epoch: int) -> tuple[int, float]:
    """Batch size in examples and base learning rate of `epoch` (from 1), after every switch."""
    batch_size, lr = settings.batch_size, settings.lr
    for switch in settings.switches:
        if epoch >= switch.epoch:
            batch_size = switch.batch_size or batch_size
            lr = switch.lr or lr
    return batch_size, lr


def lr_at(settings: Settings, epoch: int, update: int, updates: int) -> float:
    """The learning rate of one update.

    Args:
        settings: the run.
        epoch: the epoch, from 1.
        update: the update within the epoch, from 0.
        updates: how many updates this epoch has.
    """
    past = epoch - 1 + (update / updates if settings.decay_by == "update" else 0.0)
    decay: Decay = part("decays", settings.decay)
    rate = base_at(settings, epoch)[1] * decay.factor(settings, past)
    warm = epoch - 1 + (update + 1) / updates  # epochs trained, this update included
    return rate * min(1.0, warm / settings.warmup_epochs) if settings.warmup_epochs else rate


def rates_of(settings: Settings, epoch: int, updates: int) -> list[float]:
    """The learning rate of every update of `epoch`, which has so many `updates`."""
    if settings.decay_by == "epoch" and epoch - 1 >= settings.warmup_epochs:
        return [lr_at(settings, epoch, 0, updates)] * updates  # it moves between epochs alone
    return [lr_at(settings, epoch, update, updates) for update in range(updates)]


def phases(settings: Settings) -> list[dict[str, Any]]:
    """The stretches of constant batch size and base rate, each with the epoch it starts at."""
    starts = [1, *(switch.epoch for switch in settings.switches)]
    bases = [(epoch, *base_at(settings, epoch)) for epoch in starts]
    return [{"epoch": epoch, "batch_size": size, "lr": lr} for epoch, size, lr in bases]
