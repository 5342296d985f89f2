"""What a run trains on: scales, subsets, noise, and MNIST's four files."""

import gzip

import numpy as np
import pytest
import torch

from trainer.data import once, prepare, read
from trainer.datasets.mnist import FILES
from trainer.errors import TrainerError
from trainer.forms.dataset import Source
from trainer.making import idx
from trainer.settings import Settings

MNIST = Settings(dataset="mnist")


@pytest.fixture(scope="module")
def digits() -> Source:
    return read(Settings(), None)


def write_mnist(folder, **changed):
    """Four small files in MNIST's layout: 30 training and 20 test images of 28 by 28."""
    chance = np.random.default_rng(0)
    arrays = {
        "train_images": chance.integers(0, 256, (30, 28, 28), np.uint8),
        "train_labels": chance.integers(0, 10, 30, np.uint8),
        "test_images": chance.integers(0, 256, (20, 28, 28), np.uint8),
        "test_labels": chance.integers(0, 10, 20, np.uint8),
    } | changed
    for part, array in arrays.items():
        (folder / f"{FILES[part]}.gz").write_bytes(gzip.compress(idx.to_bytes(array)))
    return arrays


def test_the_digits_are_split_once_and_for_all(digits):
    assert digits.train[0].shape == (1437, 64)
    assert digits.test[0].shape == (360, 64)
    again = read(Settings(), None)
    assert (again.test[1] == digits.test[1]).all()
    assert (np.bincount(digits.test[1]) >= 34).all()


def test_normalised_pixels_have_mean_zero_and_deviation_one(digits):
    x = prepare(Settings(), digits).train_x
    assert x.mean().item() == pytest.approx(0, abs=1e-3)
    assert x.std().item() == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(("scaling", "highest"), [("unit", 1.0), ("raw", 16.0)])
def test_other_scales_are_what_they_are_called(digits, scaling, highest):
    data = prepare(Settings(input_scaling=scaling), digits)
    assert (data.train_x.min(), data.train_x.max()) == (0.0, highest)


def test_a_subset_has_the_size_asked_and_leaves_the_test_set_alone(digits):
    data = prepare(Settings(max_train_examples=100), digits)
    assert len(data.train_x) == len(data.train_y) == 100
    assert len(data.test_x) == 360


def test_noise_redraws_about_its_share_of_training_labels_and_no_test_label(digits):
    clean = prepare(Settings(), digits)
    noisy = prepare(Settings(label_noise=0.5), digits)
    changed = (clean.train_y != noisy.train_y).float().mean().item()
    assert changed == pytest.approx(0.5 * 0.9, abs=0.05)  # a tenth of the draws hits the old label
    assert torch.equal(clean.test_y, noisy.test_y)
    assert torch.equal(clean.train_x, noisy.train_x)


def test_another_seed_draws_other_noise(digits):
    labels = [prepare(Settings(label_noise=0.5, seed=seed), digits).train_y for seed in (0, 0, 1)]
    assert torch.equal(labels[0], labels[1])
    assert not torch.equal(labels[0], labels[2])


def test_a_batch_larger_than_the_training_set_is_refused(digits):
    with pytest.raises(TrainerError, match="batch-too-large"):
        prepare(Settings(batch_size=101, max_train_examples=100), digits)


def test_one_pass_gives_every_example_to_one_epoch():
    one = Settings(order="once", epochs=7, seed=3)
    seen = torch.cat([once(100, one, epoch) for epoch in range(1, 8)])
    assert sorted(seen.tolist()) == list(range(100))
    assert seen.tolist() != list(range(100))


def test_a_batch_larger_than_its_part_of_the_one_pass_is_refused(digits):
    with pytest.raises(TrainerError) as refused:
        prepare(Settings(order="once", epochs=30, batch_size=64), digits)
    assert refused.value.code == "batch-too-large"


def test_mnist_is_read_from_its_four_files(tmp_path):
    arrays = write_mnist(tmp_path)
    source = read(MNIST, tmp_path)
    assert source.train[0].shape == (30, 784)
    assert (source.train[0][3] == arrays["train_images"][3].ravel()).all()
    assert (source.test[1] == arrays["test_labels"]).all()


def test_mnist_is_scaled_as_everyone_scales_it(tmp_path):
    arrays = write_mnist(tmp_path)
    data = prepare(Settings(dataset="mnist", batch_size=5), read(MNIST, tmp_path))
    expected = (arrays["test_images"].reshape(20, 784) / 255 - 0.1307) / 0.3081
    assert data.test_x.numpy() == pytest.approx(expected, abs=1e-5)


BROKEN = [
    ({"train_images": np.zeros((30, 784), np.uint8)}, "not-images", "train-images"),
    ({"test_images": np.zeros((0, 28, 28), np.uint8)}, "not-images", "t10k-images"),
    ({"train_labels": np.zeros(29, np.uint8)}, "not-labels", "train-labels"),
    ({"train_labels": np.full(30, 10, np.uint8)}, "not-labels", "train-labels"),
    ({"test_labels": np.zeros((20, 1), np.uint8)}, "not-labels", "t10k-labels"),
]


@pytest.mark.parametrize(("changed", "code", "name"), BROKEN)
def test_files_that_do_not_fit_together_are_refused_by_name(tmp_path, changed, code, name):
    write_mnist(tmp_path, **changed)
    with pytest.raises(TrainerError) as caught:
        read(MNIST, tmp_path)
    assert caught.value.code == code
    assert name in str(caught.value.values["path"])


def test_a_missing_file_is_named(tmp_path):
    write_mnist(tmp_path)
    (tmp_path / "t10k-labels-idx1-ubyte.gz").unlink()
    with pytest.raises(TrainerError) as caught:
        read(MNIST, tmp_path)
    assert caught.value.values["name"] == "t10k-labels-idx1-ubyte.gz"


def test_without_a_network_the_folder_is_asked_for(monkeypatch):
    def unreachable(*_args, **_options):
        raise OSError("no route to host")

    monkeypatch.setattr("trainer.datasets.mnist.fetch_openml", unreachable)
    with pytest.raises(TrainerError, match="no-network"):
        read(MNIST, None)
