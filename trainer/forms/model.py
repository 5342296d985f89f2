"""The form of a model: what a file in `trainer/models/` ends with."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from torch import nn

from trainer.errors import TrainerError
from trainer.layers import initialise
from trainer.parts import part
from trainer.settings import Settings
from trainer.task import Shape, Task

OPTIONAL = ("activation", "normalisation", "residual", "dropout", "bias")
"""Settings of models that not every model has a place for."""


@dataclass(frozen=True, slots=True)
class Model:
    """A network that the setting `model` may name.

    `make` draws it from torch's global generator with PyTorch's own first weights; `tasks` are
    those it can answer. `reads` names the settings in `OPTIONAL` that it has a place for.
    `reads_tokens` tells models of sequences of tokens from those of numbers, `needs_picture` those
    that look at rows and columns of pixels.
    """

    name: str
    make: Callable[[Shape, Settings], nn.Module]
    tasks: frozenset[Task]
    reads: tuple[str, ...] = OPTIONAL
    reads_tokens: bool = False
    needs_picture: bool = False

    @property
    def gives_back(self) -> bool:
        """Whether it learns to give back its inputs, whatever the targets of the data are."""
        return self.tasks == {Task.INPUTS}

    def asked(self, shape: Shape) -> Shape:
        """What it is asked for on data of `shape`: their targets, or the inputs themselves."""
        if not self.gives_back:
            return shape
        return replace(shape, task=Task.INPUTS, outputs=shape.width)

    def fits(self, shape: Shape) -> bool:
        """Whether it can learn data of `shape`."""
        lacks_picture = self.needs_picture and not shape.is_picture
        reads_them = self.reads_tokens == bool(shape.vocabulary)
        return self.asked(shape).task in self.tasks and reads_them and not lacks_picture


def model_of(settings: Settings) -> Model:
    """The model that the settings name."""
    found: Model = part("models", settings.model)
    return found


def build(shape: Shape, settings: Settings) -> nn.Module:
    """The model that the settings name, for data of `shape`, with its first weights drawn.

    It takes float32 (B, D) or int64 tokens (B, T) to (B, outputs), or to (B, T, outputs) where
    every token has its own target, or to (B, D) where the inputs are to be given back.

    Errors: `TrainerError` where the model does not fit the data, or a setting not the model.
    """
    model = model_of(settings)
    if not model.fits(shape):
        raise TrainerError("model-of-other-data", model=model.name, dataset=settings.dataset)
    _check_settings(model, settings)
    made = model.make(model.asked(shape), settings)
    initialise(made, settings.init)
    return made


def _check_settings(model: Model, settings: Settings) -> None:
    """Refuse a setting that would change nothing, so that nobody reads an effect into it."""
    usual = {field.name: field.default for field in fields(Settings)}
    chosen = {name: getattr(settings, name) for name in OPTIONAL if name not in model.reads}
    if settings.init == "dead" and ("activation" in chosen or settings.activation == "none"):
        raise TrainerError("setting-of-other-model", model=model.name, setting="init", value="dead")
    for name, value in chosen.items():
        if value != usual[name]:
            written = str(value).lower() if isinstance(value, bool) else value
            raise TrainerError(
                "setting-of-other-model", model=model.name, setting=name, value=written
            )
