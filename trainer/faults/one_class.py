"""Nearly all training labels say the first class, as when a column was filled with a default.

The cheapest answer is the first class whatever the input: the training accuracy is high at once
and means nothing, the test accuracy is the share of that class in the test part, epoch after epoch.
"""

from dataclasses import replace

import numpy as np

from trainer.forms.dataset import Source
from trainer.forms.fault import Fault
from trainer.settings import Settings
from trainer.task import Task

SHARE = 0.97  # of the training labels that are overwritten


def of_data(source: Source, settings: Settings) -> Source:
    """`source` with `SHARE` of its training labels, drawn from the run's seed, set to class 0."""
    x, y = source.train
    overwritten = np.random.default_rng(settings.seed).random(len(y)) < SHARE
    return replace(source, train=(x, np.where(overwritten, 0, y)))


FAULT = Fault("one_class", of_data=of_data, tasks=frozenset({Task.CLASSES}))
