"""Batch size and learning rate at any moment of a run.

The base values come from the settings and from its switches; a decay multiplies the rate once an
epoch and a warm-up multiplies it at every update. With epoch e counted from 1 and T epochs:

    none         1
    linear       1 - (e - 1) / T               the last epoch trains at lr / T
    exponential  decay_rate ** (e - 1)
    step         decay_rate ** floor((e - 1) / decay_every)

    warm-up      min(1, updates so far / updates in warmup_epochs), the current update included
                 (gradual warm-up: Goyal et al. 2017, arXiv 1706.02677, section 2.2)
"""

from typing import Any

from trainer.settings import Settings


def base_at(settings: Settings, epoch: int) -> tuple[int, float]:
    """Batch size in examples and base learning rate of `epoch` (from 1), after every switch."""
    batch_size, lr = settings.batch_size, settings.lr
    for switch in settings.switches:
        if epoch >= switch.epoch:
            batch_size = switch.batch_size or batch_size
            lr = switch.lr or lr
    return batch_size, lr


def decay_at(settings: Settings, epoch: int) -> float:
    """The factor, 0 to 1, by which the decay multiplies the rate in `epoch` (from 1)."""
    past = epoch - 1
    if settings.decay == "linear":
        return 1 - past / settings.epochs
    if settings.decay == "exponential":
        return settings.decay_rate**past
    if settings.decay == "step":
        return float(settings.decay_rate ** (past // settings.decay_every))
    return 1.0


def lr_at(settings: Settings, epoch: int, update: int, updates: int) -> float:
    """The learning rate of one update.

    Args:
        settings: the run.
        epoch: the epoch, from 1.
        update: the update within the epoch, from 0.
        updates: how many updates this epoch has.
    """
    rate = base_at(settings, epoch)[1] * decay_at(settings, epoch)
    if epoch > settings.warmup_epochs:
        return rate
    return rate * (epoch - 1 + (update + 1) / updates) / settings.warmup_epochs


def phases(settings: Settings) -> list[dict[str, Any]]:
    """The stretches of constant batch size and base rate, each with the epoch it starts at."""
    starts = [1, *(switch.epoch for switch in settings.switches)]
    bases = [(epoch, *base_at(settings, epoch)) for epoch in starts]
    return [{"epoch": epoch, "batch_size": size, "lr": lr} for epoch, size, lr in bases]
