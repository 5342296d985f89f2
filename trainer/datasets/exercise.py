"""The exercise's parabola L(w) = (c/2) (w - 1)^2 with c = 0.625: how many steps does a rate need?

Every step multiplies w - 1 by 1 - 0.625 lr. From w = 0 until less than 0.0055 of the way is left,
which is a loss of at most `LOSS_AT_END`, a rate of 0.1 takes 81 steps, 1 takes 6, 1.6 takes 1, and
4 never arrives. `trainer/making/descent.py` says with which model; `stop_at_loss` ends the run.
"""

from pathlib import Path

from trainer.forms.dataset import DataSet, Source
from trainer.making.descent import shape_of, source_of
from trainer.settings import Settings

CURVATURE = 0.625  # c, the second derivative of the loss
LEFT = 0.0055  # of the distance to the minimum, where the exercise stops
LOSS_AT_END = LEFT**2 * CURVATURE / 2  # 9.453125e-06, a run's `stop_at_loss`
X = (CURVATURE / 2) ** 0.5  # (w*x - y)^2 with y = x is x^2 (w - 1)^2


def read(settings: Settings, data_dir: Path | None) -> Source:
    """The one example; neither a setting nor a folder changes it."""
    del settings, data_dir
    return source_of([[X]], [X])


DATASET = DataSet("exercise", shape_of(1), read)
