"""Whether the parts that a run names fit together, before anything is trained or written."""

from trainer.augmentation import Augmentation
from trainer.errors import TrainerError
from trainer.loss import loss_of
from trainer.model import build
from trainer.parts import part
from trainer.settings import Settings
from trainer.task import Shape

PICTURE = 3  # channels, height, width


def check_parts(settings: Settings, shape: Shape) -> int:
    """The number of the model's weights.

    Errors: `TrainerError` where model, loss or augmentation cannot be of data of `shape`.
    """
    model = build(shape, settings)
    loss_of(settings, shape.task)
    for name in settings.augment:
        found: Augmentation = part("augmentations", name)
        is_picture = len(shape.inputs) == PICTURE
        if shape.task not in found.tasks or (found.needs_picture and not is_picture):
            raise TrainerError("augment-of-other-data", augment=name, dataset=settings.dataset)
    return sum(weight.numel() for weight in model.parameters())
