"""How much work a run is, in one unit for all runs of a study, for the time that is left.

A pass of one example forward costs one multiplication and addition per weight, and backward two
(Kaplan et al. 2020, arXiv 2001.08361, section 2.1); every update costs some time of its own, which
decides with small networks. Only the ratio between runs counts: how fast the machine is shows while
it trains.
"""

from math import ceil

from trainer.schedule import base_at
from trainer.settings import Settings

UPDATE = 2e6  # multiply-adds in the time that one update of a tiny network takes (about 150 us)
FORWARD, BACKWARD = 1, 2  # per example and weight


def work_by_epoch(settings: Settings, weights: int, train: int, test: int) -> list[float]:
    """The work of each epoch, the measuring before the first included as epoch 0.

    Args:
        settings: the run's.
        weights: of its model.
        train: examples in the training set.
        test: examples in the test set.
    """
    measured = weights * FORWARD * (min(train, settings.train_eval_examples) + test)
    passes = weights * (FORWARD + BACKWARD) * train
    sizes = (base_at(settings, epoch)[0] for epoch in range(1, settings.epochs + 1))
    return [measured, *(measured + passes + UPDATE * ceil(train / size) for size in sizes)]
