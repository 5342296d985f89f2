"""The parabola L(w) = (w - 3)^2: one example, 1 -> 3, whose squared error that is.

From w = 0 at a rate of 0.1 the weight goes to 0.6 and 1.08 and the loss from 9 to 5.76 and 3.6864;
at 1.1 it goes to 6.6, and the loss rises to 12.96. Every step multiplies w - 3 by 1 - 2 lr.
`trainer/making/descent.py` says with which model.
"""

from pathlib import Path

from trainer.forms.dataset import DataSet, Source
from trainer.making.descent import shape_of, source_of
from trainer.settings import Settings


def read(settings: Settings, data_dir: Path | None) -> Source:
    """The one example; neither a setting nor a folder changes it."""
    del settings, data_dir
    return source_of([[1.0]], [3.0])


DATASET = DataSet("one_weight", shape_of(1), read)
