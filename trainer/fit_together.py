"""Whether the parts that a run names fit together, before anything is trained or written."""

from trainer.augmentation import Augmentation
from trainer.errors import TrainerError
from trainer.fault import Fault
from trainer.loss import loss_of
from trainer.model import build
from trainer.parts import part
from trainer.settings import Settings
from trainer.task import Shape


def check_parts(settings: Settings, shape: Shape) -> None:
    """Raise `TrainerError` where model, loss, fault or augmentation cannot be of such data."""
    build(shape, settings)
    sizes = [settings.batch_size, *(switch.batch_size for switch in settings.switches)]
    if settings.normalisation == "batch" and 1 in sizes:
        raise TrainerError("norm-of-one")
    loss_of(settings, shape.task)
    for name in settings.augment:
        if not augments(part("augmentations", name), shape):
            raise TrainerError("augment-of-other-data", augment=name, dataset=settings.dataset)
    if settings.fault:
        fault: Fault = part("faults", settings.fault)
        if shape.task not in fault.tasks:
            raise TrainerError("fault-of-other-data", fault=fault.name, dataset=settings.dataset)


def augments(augmentation: Augmentation, shape: Shape) -> bool:
    """Whether `augmentation` can be of data of `shape`; tokens have none."""
    lacks_picture = augmentation.needs_picture and not shape.is_picture
    return shape.task in augmentation.tasks and not shape.vocabulary and not lacks_picture
