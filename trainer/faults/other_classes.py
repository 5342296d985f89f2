"""The test part has only classes that the training part lacks, as when sorted data are cut in two.

The lower half of the classes is trained on, the upper half tests: training goes well, the test
loss rises from the start and the test accuracy falls to 0.
"""

from dataclasses import replace

from trainer.forms.dataset import Arrays, Source
from trainer.forms.fault import Fault
from trainer.settings import Settings
from trainer.task import Task


def of_data(source: Source, settings: Settings) -> Source:
    """`source` without the upper classes in training and without the lower ones in testing."""
    del settings
    half = source.shape.outputs // 2
    return replace(source, train=_kept(source.train, 0, half), test=_kept(source.test, half))


def _kept(part: Arrays, low: int, end: int | None = None) -> Arrays:
    x, y = part
    kept = (y >= low) if end is None else (y >= low) & (y < end)
    return x[kept], y[kept]


FAULT = Fault("other_classes", of_data=of_data, tasks=frozenset({Task.CLASSES}))
