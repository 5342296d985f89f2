"""What a figure of the textbook is: its parts, each a line with a colour and its settings."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.classroom.answers import Said


@dataclass(frozen=True, slots=True)
class Stretch:
    """Epochs at one batch size and rate; ``None`` where the figure does not fix one."""

    batch_size: float | None
    lr: float | None
    epochs: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a figure.

    Attributes:
        code: The end of its message ``textbook-part-…``.
        colour: The textbook's name of its colour.
        stretches: Its settings, one stretch after the other.
        accuracy: Of the test, in [0, 1], as the chapter says it; ``None`` where it says none.
        looks: What its curve shows, where that is what the part is about.
    """

    code: str
    colour: str
    stretches: tuple[Stretch, ...] = ()
    accuracy: float | None = None
    looks: Said | None = None


@dataclass(frozen=True, slots=True)
class TextbookFigure:
    """One figure; ``code`` is the end of its messages ``textbook-…``."""

    code: str
    order: int
    parts: Sequence[Part]
    dataset: str = "mnist"
    optimizer: str = "sgd"
    last_epochs: int | None = None  # how many of its last epochs it shows
    is_loss_alone: bool = False  # the training loss in one panel, else loss and accuracy in four
