"""Every picture moved by whole pixels: at most `augment_strength`, rounded, up, down and sideways.

Both distances are drawn evenly for each picture. What moves in is the row or column at the edge,
which is background in pictures of one thing in the middle.
"""

import torch
from torch import Generator, Tensor

from trainer.forms.augmentation import Augmentation
from trainer.task import Shape, Task


def of(x: Tensor, shape: Shape, strength: float, stream: Generator) -> Tensor:
    """`x` (B, C*H*W), each picture moved by its own distances."""
    channels, height, width = shape.inputs
    most, count = round(strength), len(x)
    down, right = torch.randint(-most, most + 1, (2, count, 1), generator=stream).to(x.device)
    rows = (torch.arange(height, device=x.device) - down).clamp(0, height - 1)  # (B, H)
    columns = (torch.arange(width, device=x.device) - right).clamp(0, width - 1)  # (B, W)
    source = (rows[:, :, None] * width + columns[:, None, :]).reshape(count, 1, -1)  # (B, 1, H*W)
    moved = x.reshape(count, channels, -1).gather(2, source.expand(-1, channels, -1))
    return moved.reshape(x.shape)


AUGMENTATION = Augmentation("shift", of, needs_picture=True, tasks=frozenset(Task) - {Task.INPUTS})
