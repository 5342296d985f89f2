"""The form of a model: what a file in `trainer/models/` ends with."""

from collections.abc import Callable
from dataclasses import dataclass

from torch import nn

from trainer.errors import TrainerError
from trainer.layers import initialise
from trainer.parts import part
from trainer.settings import Settings
from trainer.task import Shape, Task


@dataclass(frozen=True, slots=True)
class Model:
    """A network that the setting `model` may name.

    `make` draws it from torch's global generator with PyTorch's own first weights; `tasks` are
    those it can answer. `reads_tokens` tells models of sequences of tokens from those of numbers.
    """

    name: str
    make: Callable[[Shape, Settings], nn.Module]
    tasks: frozenset[Task]
    reads_tokens: bool = False


def build(shape: Shape, settings: Settings) -> nn.Module:
    """The model that the settings name, for data of `shape`, with its first weights drawn.

    It takes float32 (B, D) or int64 tokens (B, T) to (B, outputs), or to (B, T, outputs) where
    every token has its own target, or to (B, D) where the inputs are to be given back.

    Errors: `TrainerError` where the model does not fit the data.
    """
    model: Model = part("models", settings.model)
    if shape.task not in model.tasks or model.reads_tokens != bool(shape.vocabulary):
        raise TrainerError("model-of-other-data", model=model.name, dataset=settings.dataset)
    made = model.make(shape, settings)
    initialise(made, settings.init)
    return made
