"""A valley of two weights, L(w) = (1 (w1 - 3)^2 + 10 (w2 - 1)^2) / 2, ten times steeper across.

From w = (0, 0) every step multiplies w1 - 3 by 1 - lr and w2 - 1 by 1 - 10 lr: below a rate of 0.1
both weights go straight, up to 0.2 the second one swings across the valley while the first one
creeps along it, and above 0.2 it leaves. `trainer/making/descent.py` says with which model.
"""

from pathlib import Path

from trainer.forms.dataset import DataSet, Source
from trainer.making.descent import shape_of, source_of
from trainer.settings import Settings

CURVATURES = (1.0, 10.0)  # their ratio is the condition number
MINIMUM = (3.0, 1.0)


def read(settings: Settings, data_dir: Path | None) -> Source:
    """One example along each weight; neither a setting nor a folder changes them.

    The mean over both of (x w - y)^2 is half of x1^2 (w1 - 3)^2 + x2^2 (w2 - 1)^2.
    """
    del settings, data_dir
    first, second = (curvature**0.5 for curvature in CURVATURES)
    targets = [first * MINIMUM[0], second * MINIMUM[1]]
    return source_of([[first, 0.0], [0.0, second]], targets)


DATASET = DataSet("two_weights", shape_of(2), read)
