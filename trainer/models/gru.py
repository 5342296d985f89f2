"""A recurrent network of gated units: tokens one after the other, to one class or to next tokens.

Every token becomes a vector as wide as the first layer; `hidden` are the units of the layers, each
normalised and dropped out where asked for; with `residual` its input is added where both are as
wide. One class is read off the last place, tokens off every place (Cho et al. 2014, arXiv
1406.1078). Its activations are its own, sigmoid and tanh.
"""

from torch import Tensor, nn

from trainer.blocks import dropout, need_hidden, normalisation
from trainer.forms.model import Model
from trainer.settings import Settings
from trainer.task import Shape, Task


class Gru(nn.Module):
    """Embedding, layers of gated recurrent units, and the outputs."""

    def __init__(self, shape: Shape, settings: Settings) -> None:
        """At least one hidden layer."""
        super().__init__()
        self.is_class = shape.task is Task.CLASSES
        self.residual = settings.residual
        width = settings.hidden[0]
        self.embedding = nn.Embedding(shape.vocabulary, width)
        self.layers, self.after = nn.ModuleList(), nn.ModuleList()
        for units in settings.hidden:
            self.layers.append(nn.GRU(width, units, batch_first=True))
            after = [*normalisation(units, settings), *dropout(settings)]
            self.after.append(nn.Sequential(*after))
            width = units
        self.outputs = nn.Linear(width, shape.outputs, bias=settings.bias)

    def forward(self, tokens: Tensor) -> Tensor:
        """(B, T) to (B, outputs) or (B, T, outputs)."""
        x: Tensor = self.embedding(tokens)  # (B, T, units of the first layer)
        for layer, after in zip(self.layers, self.after, strict=True):
            states: Tensor = after(layer(x)[0])  # (B, T, units)
            x = x + states if self.residual and x.shape == states.shape else states
        said: Tensor = self.outputs(x[:, -1] if self.is_class else x)
        return said


def make(shape: Shape, settings: Settings) -> nn.Module:
    """(B, T) tokens to (B, outputs) or (B, T, outputs)."""
    need_hidden(settings)
    return Gru(shape, settings)


MODEL = Model(
    "gru",
    make,
    frozenset({Task.CLASSES, Task.TOKENS}),
    reads=("normalisation", "residual", "dropout", "bias"),
    reads_tokens=True,
)
