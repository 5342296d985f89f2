"""A tiny transformer: tokens that look at one another, to one class or to next tokens.

`hidden` has a number for every layer, all the same: the width of every token's vector. Layers are
those of Vaswani et al. 2017 (arXiv 1706.03762) with the normalisation before each part (Xiong et
al. 2020, arXiv 2002.04745), so that `normalisation` and `residual` have nothing left to choose.
Where every token has a target, no place sees a later one; one class is read off the mean over all.
"""

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn.functional import scaled_dot_product_attention

from trainer.blocks import Residual, dropout, need_hidden
from trainer.errors import TrainerError
from trainer.forms.model import Model
from trainer.layers import ACTIVATIONS
from trainer.settings import Settings
from trainer.task import Shape, Task

HEADS = (4, 2, 1)  # as many as divide the width
WIDER = 4  # hidden units of a layer's own two linear layers, in widths; the authors' factor


class Attention(nn.Module):
    """Every place takes from every other one, or from earlier ones alone, what answers to it."""

    def __init__(self, width: int, is_causal: bool) -> None:
        """As many heads as divide `width`."""
        super().__init__()
        self.heads = next(heads for heads in HEADS if width % heads == 0)
        self.is_causal = is_causal
        self.query, self.key = nn.Linear(width, width), nn.Linear(width, width)
        self.value, self.out = nn.Linear(width, width), nn.Linear(width, width)

    def forward(self, x: Tensor) -> Tensor:
        """(B, T, W) to (B, T, W)."""
        query, key, value = (
            layer(x).unflatten(-1, (self.heads, -1)).transpose(1, 2)  # (B, heads, T, W / heads)
            for layer in (self.query, self.key, self.value)
        )
        taken = scaled_dot_product_attention(query, key, value, is_causal=self.is_causal)
        return cast("Tensor", self.out(taken.transpose(1, 2).flatten(2)))


class Transformer(nn.Module):
    """Embeddings of tokens and places, layers, and the outputs."""

    def __init__(self, shape: Shape, settings: Settings) -> None:
        """At least one hidden layer, all of one width."""
        super().__init__()
        width, is_causal = settings.hidden[0], shape.task is Task.TOKENS
        self.is_class = not is_causal
        self.tokens = nn.Embedding(shape.vocabulary, width)
        self.places = nn.Embedding(shape.width, width)
        layers: list[nn.Module] = []
        for _ in settings.hidden:
            looking = [nn.LayerNorm(width), Attention(width, is_causal), *dropout(settings)]
            thinking = [
                nn.LayerNorm(width),
                nn.Linear(width, WIDER * width),
                ACTIVATIONS[settings.activation](),
                nn.Linear(WIDER * width, width),
                *dropout(settings),
            ]
            layers += [Residual(nn.Sequential(*looking)), Residual(nn.Sequential(*thinking))]
        self.layers = nn.Sequential(*layers, nn.LayerNorm(width))
        self.outputs = nn.Linear(width, shape.outputs, bias=settings.bias)

    def forward(self, tokens: Tensor) -> Tensor:
        """(B, T) to (B, outputs) or (B, T, outputs)."""
        places = torch.arange(tokens.shape[1], device=tokens.device)
        x: Tensor = self.layers(self.tokens(tokens) + self.places(places))  # (B, T, W)
        said: Tensor = self.outputs(x.mean(1) if self.is_class else x)
        return said


def make(shape: Shape, settings: Settings) -> nn.Module:
    """(B, T) tokens to (B, outputs) or (B, T, outputs)."""
    need_hidden(settings)
    if len(set(settings.hidden)) > 1:
        widths = ",".join(map(str, settings.hidden))
        raise TrainerError("needs-one-width", model=settings.model, value=widths)
    return Transformer(shape, settings)


MODEL = Model(
    "transformer",
    make,
    frozenset({Task.CLASSES, Task.TOKENS}),
    reads=("activation", "dropout", "bias"),
    reads_tokens=True,
)
