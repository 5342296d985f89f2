"""Stable Baselines 3's ``evaluations.npz``: the reward of each episode of each evaluation.

Recognised by: a zip that holds ``timesteps.npy`` and ``results.npy``.  Arrays of Python objects
are refused.  The mean over the episodes is the point.
"""

import io
import math
import struct
import tokenize
import warnings
import zipfile
import zlib

import numpy as np

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, TagPoints
from dashboard.model.run import Note, ReceiptNote, XUnit
from dashboard.model.table import FloatArray

_MEMBERS = ("timesteps.npy", "results.npy", "ep_lengths.npy")
_ERRORS = (
    ValueError,
    OSError,
    EOFError,
    RuntimeError,  # a password, or a compression that zipfile does not know
    zipfile.BadZipFile,
    zlib.error,
    tokenize.TokenError,  # of NumPy's header
    struct.error,
    OverflowError,
)
_MAX_BYTES = 64 << 20  # bytes of one array; a million evaluations of ten episodes


def _guess(head: Head) -> Claim:
    own = head.data.startswith(b"PK\x03\x04") and head.base.endswith(".npz")
    return Claim.SIGNATURE if own and b"timesteps.npy" in head.data else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    try:
        points = _points(_arrays(data))
    except _ERRORS:
        return Reading(notes=(ReceiptNote(Note.UNREADABLE),))
    if not points:
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    return Reading((LoggedRun(points, x_unit=XUnit.STEP),))


def _points(arrays: dict[str, FloatArray]) -> tuple[TagPoints, ...]:
    step = arrays.get("timesteps", np.empty(0)).reshape(-1).astype(np.int64)
    return tuple(
        TagPoints(tag, step, _mean(arrays[name], len(step)))
        for tag, name in (("eval/mean_reward", "results"), ("eval/mean_ep_length", "ep_lengths"))
        if name in arrays and len(step)
    )


def _arrays(data: bytes) -> dict[str, FloatArray]:
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in _MEMBERS:
            if name not in archive.namelist():
                continue
            if archive.getinfo(name).file_size > _MAX_BYTES:
                raise ValueError(f"{name} is too big")
            found[name.removesuffix(".npy")] = _array(archive.read(name))
    return found


def _array(data: bytes) -> FloatArray:
    """An array in NumPy's format; its shape is believed only as far as there are bytes."""
    member = io.BytesIO(data)
    version = np.lib.format.read_magic(member)
    read_header = {
        (1, 0): np.lib.format.read_array_header_1_0,
        (2, 0): np.lib.format.read_array_header_2_0,
    }.get(version)
    if read_header is None:
        raise ValueError(f"version {version} of NumPy's format")
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # on headers that Python 2 wrote: they are read all the same
        shape, is_fortran, dtype = read_header(member)
    held = member.read()
    if dtype.kind not in "iuf" or math.prod(shape) * dtype.itemsize != len(held):
        raise ValueError("no numbers, or another size than the shape says")
    array = np.frombuffer(held, dtype).reshape(shape, order="F" if is_fortran else "C")
    return np.asarray(array, dtype=np.float64)


def _mean(values: FloatArray, count: int) -> FloatArray:
    mean: FloatArray = values.reshape(count, -1).mean(axis=1)
    return mean


READER = Reader("sb3 evaluations", _guess, _read, run_is_folder=True)
