"""The gradient becomes NaN after some updates, as when 0/0 or the log of 0 enters a loss.

One such update makes every weight NaN: the loss, healthy until then, is no number any more.
"""

from collections.abc import Sequence

from torch import Tensor

from trainer.forms.fault import Fault

HEALTHY = 50  # updates before the first NaN: two epochs of the digits in batches of 64


def of_gradients(gradients: Sequence[Tensor], step: int) -> None:
    """Put NaN into every gradient from update `HEALTHY` + 1 on; `step` counts those done."""
    if step >= HEALTHY:
        for gradient in gradients:
            gradient.fill_(float("nan"))


FAULT = Fault("nan_gradient", of_gradients=of_gradients)
