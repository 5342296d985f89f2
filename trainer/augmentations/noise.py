"""Gaussian noise on every number: 0.1 times `augment_strength` is its standard deviation.

The unit is that of the inputs as the run scales them, so that at strength 1 normalised inputs, of
deviation 1, get a tenth of their own spread. An autoencoder has to give back the inputs without it.
"""

from torch import Generator, Tensor, randn

from trainer.forms.augmentation import Augmentation
from trainer.task import Shape

STD = 0.1  # at strength 1


def of(x: Tensor, shape: Shape, strength: float, stream: Generator) -> Tensor:
    """`x` (B, D) with noise of its own on every number."""
    del shape
    return x + STD * strength * randn(x.shape, generator=stream).to(x.device)


AUGMENTATION = Augmentation("noise", of)
