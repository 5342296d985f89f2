"""The training targets are shuffled among the examples, as when inputs and labels lose their order.

Nothing can be learned but by heart: the training loss may fall, the test loss rises, and the test
accuracy stays at chance. The test part is left as it is.
"""

from dataclasses import replace

import numpy as np

from trainer.forms.dataset import Source
from trainer.forms.fault import Fault
from trainer.settings import Settings
from trainer.task import Task


def of_data(source: Source, settings: Settings) -> Source:
    """`source` with its training targets in an order drawn from the run's seed."""
    x, y = source.train
    order = np.random.default_rng(settings.seed).permutation(len(y))
    return replace(source, train=(x, y[order]))


FAULT = Fault("shuffled_labels", of_data=of_data, tasks=frozenset(Task) - {Task.INPUTS})
