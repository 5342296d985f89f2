"""Stable Baselines 3's ``evaluations.npz``: the reward of each episode of each evaluation.

Recognised by: a zip that holds ``timesteps.npy`` and ``results.npy``.  Arrays of Python objects
are refused by NumPy (``allow_pickle=False``).  The mean over the episodes is the point.
"""

import io
import zipfile

import numpy as np

from dashboard.logs.head import Head
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, TagPoints
from dashboard.logs.run import Note, ReceiptNote, XUnit
from dashboard.logs.table import FloatArray

_MEMBERS = ("timesteps.npy", "results.npy", "ep_lengths.npy")
_MAX_BYTES = 64 << 20  # bytes of one array; a million evaluations of ten episodes


def _guess(head: Head) -> Claim:
    own = head.data.startswith(b"PK\x03\x04") and head.base.endswith(".npz")
    return Claim.SIGNATURE if own and b"timesteps.npy" in head.data else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    try:
        arrays = _arrays(data)
    except (ValueError, KeyError, OSError, EOFError, zipfile.BadZipFile):
        return Reading(notes=(ReceiptNote(Note.UNREADABLE),))
    step = arrays["timesteps"].reshape(-1).astype(np.int64)
    points = [
        TagPoints(tag, step, _mean(arrays[name], len(step)))
        for tag, name in (("eval/mean_reward", "results"), ("eval/mean_ep_length", "ep_lengths"))
        if name in arrays and len(step)
    ]
    run = LoggedRun(tuple(points), x_unit=XUnit.STEP)
    return Reading(
        (run,) if points else (), notes=() if points else (ReceiptNote(Note.NO_NUMBERS),)
    )


def _arrays(data: bytes) -> dict[str, FloatArray]:
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in _MEMBERS:
            if name not in archive.namelist():
                continue
            if archive.getinfo(name).file_size > _MAX_BYTES:
                raise ValueError(f"{name} is too big")
            member = io.BytesIO(archive.read(name))
            array = np.lib.format.read_array(member, allow_pickle=False)
            found[name.removesuffix(".npy")] = np.asarray(array, dtype=np.float64)
    return found


def _mean(values: FloatArray, count: int) -> FloatArray:
    mean: FloatArray = values.reshape(count, -1).mean(axis=1)
    return mean


READER = Reader("sb3 evaluations", _guess, _read, run_is_folder=True)
