"""Every part with its line in a language, and what it fits: what `list --parts` prints."""

from collections.abc import Callable, Iterator

from trainer.forms.augmentation import Augmentation
from trainer.forms.dataset import DataSet
from trainer.forms.fault import Fault
from trainer.forms.loss import Loss
from trainer.forms.model import Model
from trainer.forms.optimizer import Optimizer
from trainer.parts import CONSTANTS, names, part
from trainer.running.fit_together import augments
from trainer.task import Shape, Task
from trainer.text import number, say

INDENT = "    "


def lines(lang: str) -> Iterator[str]:
    """One heading for every kind of part, and under it each part of that kind."""
    for folder in CONSTANTS:
        if folder == "commands":
            continue
        yield say(lang, f"list-{folder}")
        for name in names(folder):
            about = say(lang, f"{folder}-{name}")
            yield f"{INDENT}{say(lang, 'list-part', name=name, about=about)}"
            if more := _more(part(folder, name), lang):
                yield f"{INDENT}{INDENT}{more}"


def _more(found: object, lang: str) -> str:
    """What can be said of one part beside its line; "" where there is nothing."""
    match found:
        case Model():
            return say(lang, "list-fits", names=_data_sets(found.fits))
        case Augmentation():
            return say(lang, "list-fits", names=_data_sets(lambda shape: augments(found, shape)))
        case Loss() | Fault():
            tasks = (say(lang, f"any-{task}") for task in Task if task in found.tasks)
            return say(lang, "list-fits", names=", ".join(tasks))
        case Optimizer():
            return say(lang, "list-rate", rate=number(lang, f"{found.usual_lr:g}"))
        case DataSet():
            return _shape(found.shape, lang)
    return ""


def _data_sets(fits: Callable[[Shape], bool]) -> str:
    return ", ".join(name for name in names("datasets") if fits(part("datasets", name).shape))


def _shape(shape: Shape, lang: str) -> str:
    kind = "tokens" if shape.vocabulary else "pixels" if shape.is_picture else "numbers"
    written = "x".join(map(str, shape.inputs))
    inputs = say(lang, f"inputs-{kind}", shape=written, vocabulary=shape.vocabulary)
    targets = say(lang, f"task-{shape.task}", outputs=shape.outputs)
    return say(lang, "list-shape", inputs=inputs, targets=targets)
