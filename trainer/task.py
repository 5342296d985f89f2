"""What is learned from what: the kind of targets, and the shape of one example.

A model is built for a `Shape`; a loss and a data set name the `Task` that they serve.
"""

from dataclasses import dataclass
from enum import StrEnum

PICTURE = 3  # lengths of a picture: channels, height, width


class Task(StrEnum):
    """The kind of targets, which decides what can be measured beside the loss."""

    CLASSES = "classes"  # one class per example: accuracy
    VALUES = "values"  # one or more numbers per example: mean absolute error
    TOKENS = "tokens"  # one class per position of a sequence: accuracy over positions
    INPUTS = "inputs"  # the example itself is to be given back: the loss alone


@dataclass(frozen=True, slots=True)
class Shape:
    """One example: `inputs` (D,) numbers, (C, H, W) pixels or (T,) tokens; and its outputs.

    `outputs` is the number of classes, of values or of tokens in the vocabulary. `vocabulary` is 0
    where inputs are numbers, else the number of tokens that may stand in them. Examples of pixels
    are kept flat, (N, C*H*W); a model that needs the picture takes its shape from here.
    """

    task: Task
    inputs: tuple[int, ...]
    outputs: int
    vocabulary: int = 0

    @property
    def is_picture(self) -> bool:
        """Whether an example is pixels: channels, rows and columns."""
        return len(self.inputs) == PICTURE

    @property
    def width(self) -> int:
        """Numbers or tokens of one example, laid flat."""
        width = 1
        for length in self.inputs:
            width *= length
        return width
