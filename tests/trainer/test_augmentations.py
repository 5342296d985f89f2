"""Augmentations: what they change, by how much, and that they draw from their generator alone."""

import numpy as np
import pytest
import torch
from scipy import ndimage

from trainer.augmentations import noise, rotation, shift
from trainer.errors import TrainerError
from trainer.forms.augmentation import augmented
from trainer.parts import names, part
from trainer.running.fit_together import check_parts
from trainer.settings import Settings
from trainer.task import Shape, Task

PICTURES = Shape(Task.CLASSES, (2, 9, 7), outputs=3)
NUMBERS = Shape(Task.VALUES, (5,), outputs=1)
TOKENS = Shape(Task.TOKENS, (6,), outputs=4, vocabulary=4)


def stream(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def pictures(count: int = 6) -> torch.Tensor:
    return torch.rand(count, PICTURES.width, generator=stream(5))


@pytest.mark.parametrize("name", names("augmentations"))
def test_the_same_generator_gives_the_same_change_and_nothing_else_is_drawn(name):
    x = pictures()
    settings = Settings(augment=(name,))
    before, kept = torch.get_rng_state(), x.clone()
    first, again = (augmented(x, PICTURES, settings, stream(1)) for _ in range(2))
    other = augmented(x, PICTURES, settings, stream(2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert torch.equal(x, kept)
    assert torch.equal(before, torch.get_rng_state())
    assert (first.shape, first.dtype) == (x.shape, x.dtype)
    assert first.isfinite().all()


@pytest.mark.parametrize("name", names("augmentations"))
def test_strength_zero_changes_nothing(name):
    x = pictures()
    weak = Settings(augment=(name,), augment_strength=0.0)
    assert torch.allclose(augmented(x, PICTURES, weak, stream()), x, atol=1e-5)


def test_augmentations_follow_one_another_in_their_order():
    x = pictures()
    both = augmented(x, PICTURES, Settings(augment=("shift", "noise")), stream())
    one = stream()
    expected = noise.of(shift.of(x, PICTURES, 1.0, one), PICTURES, 1.0, one)
    assert torch.equal(both, expected)


def test_every_picture_is_moved_by_whole_pixels_as_far_as_the_strength_says():
    x = pictures(200)
    moved = shift.of(x, PICTURES, 2.0, stream()).reshape(200, 2, 9, 7).numpy()
    seen = set()
    for before, after in zip(x.reshape(200, 2, 9, 7).numpy(), moved, strict=True):
        padded = np.pad(before, ((0, 0), (2, 2), (2, 2)), mode="edge")
        found = [
            (down, right)
            for down in range(-2, 3)
            for right in range(-2, 3)
            if (padded[:, 2 - down : 11 - down, 2 - right : 9 - right] == after).all()
        ]
        assert len(found) == 1
        seen.add(found[0])
    assert len(seen) == 25  # every distance is drawn


def test_a_picture_is_turned_as_scipy_turns_it():
    shape = Shape(Task.CLASSES, (1, 12, 9), outputs=2)
    rows, columns = np.mgrid[0:12, 0:9]
    smooth = np.exp(-((rows - 4) ** 2 + (columns - 5) ** 2) / 8).astype(np.float32)
    x = torch.from_numpy(smooth.reshape(1, -1)).repeat(5, 1)
    turned = rotation.of(x, shape, 2.0, stream(1)).reshape(5, 12, 9).numpy()
    angles = (torch.rand(5, generator=stream(1)) * 2 - 1) * rotation.DEGREES * 2
    assert angles.abs().max() > 5
    inner = (slice(2, 10), slice(2, 7))  # away from the edge, which each fills in its own way
    for picture, angle in zip(turned, angles.tolist(), strict=True):
        expected = ndimage.rotate(smooth, angle, reshape=False, order=1)
        assert picture[inner] == pytest.approx(expected[inner], abs=1e-3)


def test_noise_has_the_deviation_that_the_strength_says():
    x = torch.zeros(4000, NUMBERS.width)
    added = noise.of(x, NUMBERS, 3.0, stream())
    assert added.std().item() == pytest.approx(0.3, rel=0.02)
    assert added.mean().item() == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("name", names("augmentations"))
def test_an_augmentation_is_refused_where_it_does_not_apply(name):
    found = part("augmentations", name)
    assert found.name == name
    settings = Settings(augment=(name,), model="linear")
    check_parts(settings, PICTURES)
    if found.needs_picture:
        with pytest.raises(TrainerError, match="augment-of-other-data"):
            check_parts(settings, NUMBERS)
    else:
        check_parts(settings, NUMBERS)
