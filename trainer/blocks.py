"""Hidden layers, as the settings ask for them: what models of more than one layer share."""

from collections.abc import Sequence
from itertools import pairwise

from torch import Tensor, nn
from torch.nn.functional import batch_norm

from trainer.errors import TrainerError
from trainer.layers import ACTIVATIONS
from trainer.linear import Linear
from trainer.settings import Settings


class Residual(nn.Module):
    """A block whose input is added to its output (He et al. 2015, arXiv 1512.03385)."""

    def __init__(self, block: nn.Module) -> None:
        """`block` gives back the shape that it takes."""
        super().__init__()
        self.block = block

    def forward(self, x: Tensor) -> Tensor:
        """`x` of any shape, plus what the block makes of it."""
        added: Tensor = x + self.block(x)
        return added


class BatchNorm(nn.BatchNorm1d):
    """PyTorch's batch normalisation of (B, units), for a last batch of one example as well.

    The deviation of one example is no number; it is normalised as when measuring, by the running
    mean and variance.
    """

    def forward(self, x: Tensor) -> Tensor:
        """(B, units) or, over all positions of all examples, (B, T, units)."""
        rows = x.flatten(0, -2)
        if len(rows) > 1 or not self.training:
            return super().forward(rows).reshape(x.shape)
        mean, variance = self.running_mean, self.running_var
        return batch_norm(rows, mean, variance, self.weight, self.bias, eps=self.eps)


def normalisation(units: int, settings: Settings) -> list[nn.Module]:
    """What normalises `units` numbers of every example or position; nothing where not asked for."""
    if settings.normalisation == "batch":
        return [BatchNorm(units, momentum=settings.norm_momentum)]
    return [nn.LayerNorm(units)] if settings.normalisation == "layer" else []


def dropout(settings: Settings) -> list[nn.Module]:
    """What drops hidden units while training; nothing where not asked for."""
    return [nn.Dropout(settings.dropout)] if settings.dropout else []


def hidden_layers(widths: Sequence[int], settings: Settings) -> list[nn.Module]:
    """Linear layers from each of `widths` to the next, each normalised, activated, dropped out."""
    layers: list[nn.Module] = []
    for inputs, units in pairwise(widths):
        block = [
            Linear(inputs, units),
            *normalisation(units, settings),
            ACTIVATIONS[settings.activation](),
            *dropout(settings),
        ]
        is_residual = settings.residual and inputs == units
        layers += [Residual(nn.Sequential(*block))] if is_residual else block
    return layers


def need_hidden(settings: Settings) -> None:
    """Raise `TrainerError` where there is no hidden layer and the model is nothing without."""
    if not settings.hidden:
        raise TrainerError("needs-hidden-layer", model=settings.model)
