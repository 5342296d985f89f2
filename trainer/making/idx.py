"""IDX, the format in which MNIST is published: unsigned bytes in an array of any rank.

Layout, big-endian (yann.lecun.com/exdb/mnist): two zero bytes, one byte for the type (0x08 is
unsigned byte, the only one read here), one byte for the rank, one 32-bit size per dimension, then
the values in row order. The file may be compressed with gzip.
"""

import gzip
import zlib
from math import prod
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from trainer.errors import TrainerError

UNSIGNED_BYTE = 0x08  # the type code
GZIP_MAGIC = b"\x1f\x8b"


def read(path: Path) -> NDArray[np.uint8]:
    """The array in the file at `path`, or `TrainerError` with what is wrong with it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TrainerError("unreadable", path=path, reason=error.strerror or error) from None
    if data[:2] == GZIP_MAGIC:
        try:
            data = gzip.decompress(data)
        except (EOFError, OSError, zlib.error):
            raise TrainerError("bad-gzip", path=path) from None
    return parse(data, path)


def parse(data: bytes, path: Path) -> NDArray[np.uint8]:
    """The array held by the bytes of an IDX file; `path` is named in the errors."""
    if len(data) < 4 or data[:3] != bytes([0, 0, UNSIGNED_BYTE]):
        raise TrainerError("bad-magic", path=path, found=data[:4].hex(" ") or "-")
    start = 4 + 4 * data[3]
    if len(data) < start:
        raise TrainerError("wrong-length", path=path, expected=start, found=len(data))
    shape = tuple(int(size) for size in np.frombuffer(data, ">u4", data[3], offset=4))
    if len(data) != start + prod(shape):
        found, expected = len(data), start + prod(shape)
        raise TrainerError("wrong-length", path=path, expected=expected, found=found)
    return np.frombuffer(data, np.uint8, offset=start).reshape(shape)


def to_bytes(array: NDArray[np.uint8]) -> bytes:
    """The IDX bytes of an array: the inverse of `parse`."""
    head = bytes([0, 0, UNSIGNED_BYTE, array.ndim])
    return head + np.array(array.shape, ">u4").tobytes() + array.tobytes()
