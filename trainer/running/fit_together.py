"""Whether the parts that a run names fit together, before anything is trained or written."""

from trainer.errors import TrainerError
from trainer.forms.augmentation import Augmentation
from trainer.forms.fault import Fault
from trainer.forms.loss import loss_of
from trainer.forms.model import build
from trainer.parts import part
from trainer.settings import Settings
from trainer.task import Shape


def check_parts(settings: Settings, shape: Shape) -> int:
    """The number of the model's weights.

    Errors: `TrainerError` where model, loss, fault or augmentation cannot be of such data.
    """
    name_of_model, dataset = settings.model, settings.dataset
    model = build(shape, settings)
    sizes = [settings.batch_size, *(switch.batch_size for switch in settings.switches)]
    if settings.normalisation == "batch" and 1 in sizes:
        raise TrainerError("norm-of-one")
    loss_of(settings, shape.task)
    for name in settings.augment:
        if not augments(part("augmentations", name), shape):
            raise TrainerError(
                "augment-of-other-data", augment=name, model=name_of_model, dataset=dataset
            )
    if settings.fault:
        fault: Fault = part("faults", settings.fault)
        if shape.task not in fault.tasks:
            raise TrainerError(
                "fault-of-other-data", fault=fault.name, model=name_of_model, dataset=dataset
            )
    return sum(weight.numel() for weight in model.parameters())


def augments(augmentation: Augmentation, shape: Shape) -> bool:
    """Whether `augmentation` can be of data of `shape`; tokens have none."""
    lacks_picture = augmentation.needs_picture and not shape.is_picture
    return shape.task in augmentation.tasks and not shape.vocabulary and not lacks_picture
