"""Ultralytics' ``results.csv``: padded names, one row per epoch, several losses and no total.

Recognised by: ``epoch``, losses of ``train/`` and ``val/``, and ``metrics/`` beside them.  Columns
under ``metrics/`` are measured on the validation set.
"""

from dataclasses import replace

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.tabular.recognition import names
from dashboard.logs.tabular.wide import read_wide
from dashboard.model.table import Split

_MEASURED = "metrics/"


def _guess(head: Head) -> Claim:
    found = names(head)
    splits = [any(name.startswith(f"{one}/") for name in found) for one in ("train", "val")]
    own = all(splits) and any(name.startswith(_MEASURED) for name in found)
    if "epoch" not in found or not (own or "train/box_loss" in found):
        return Claim.NO
    return Claim.SIGNATURE


def _read(head: Head, data: bytes) -> Reading:
    return read_wide(head, data).with_points(
        lambda one: replace(one, split=Split.VAL) if one.tag.startswith(_MEASURED) else one
    )


READER = Reader("yolo", _guess, _read, run_is_folder=True)
