"""IDX files, whole and damaged."""

import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from trainer.errors import TrainerError
from trainer.making import idx

byte_arrays = arrays.arrays(np.uint8, arrays.array_shapes(min_dims=1, max_dims=3, max_side=6))
NAME = Path("some-images")


@given(byte_arrays)
def test_an_array_comes_back_from_its_bytes(array):
    found = idx.parse(idx.to_bytes(array), NAME)
    assert found.shape == array.shape
    assert (found == array).all()


@given(byte_arrays, st.data())
def test_a_file_cut_or_lengthened_anywhere_is_refused_by_name(array, data):
    whole = idx.to_bytes(array)
    cut = data.draw(st.integers(0, len(whole) - 1))
    for damaged in (whole[:cut], whole + b"\0"):
        with pytest.raises(TrainerError) as caught:
            idx.parse(damaged, NAME)
        assert caught.value.values["path"] == NAME


headed = st.builds(lambda rank, rest: bytes([0, 0, 8, rank]) + rest, st.integers(0, 3), st.binary())


@given(st.binary(max_size=200) | headed)
def test_random_bytes_give_an_array_or_the_one_error_and_nothing_else(data):
    try:
        array = idx.parse(data, NAME)
    except TrainerError:
        return
    assert idx.to_bytes(array) == data


@pytest.mark.parametrize("compress", [bytes, gzip.compress])
def test_a_file_is_read_raw_or_compressed(tmp_path, compress):
    array = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)
    path = tmp_path / "images"
    path.write_bytes(compress(idx.to_bytes(array)))
    assert (idx.read(path) == array).all()


@pytest.mark.parametrize("keep", [3, 12, -1])
def test_a_cut_gzip_is_called_damaged(tmp_path, keep):
    path = tmp_path / "images.gz"
    path.write_bytes(gzip.compress(idx.to_bytes(np.zeros((9, 9), np.uint8)))[:keep])
    with pytest.raises(TrainerError, match="bad-gzip"):
        idx.read(path)
