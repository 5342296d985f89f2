"""Small logs for the tests, and how they are read."""

import struct
from collections.abc import Callable, Iterable

from tensorboard.compat.proto.event_pb2 import Event

from dashboard.logs.load import UploadedBytes, load_uploads
from dashboard.model.run import LogBook, Note
from tests.logs.event_log import WALL_TIME, frame, masked_crc, opening, scalar

__all__ = ["WALL_TIME", "frame", "masked_crc", "opening", "scalar", "tensor"]


def tensor(
    tag: str, step: int, value: float, *, plugin: str = "scalars", how: str = "val"
) -> bytes:
    event = Event(wall_time=WALL_TIME + step, step=step)
    held = event.summary.value.add(tag=tag)
    if plugin:
        held.metadata.plugin_data.plugin_name = plugin
    held.tensor.dtype = 2 if how == "double" else 1
    held.tensor.tensor_shape.SetInParent()
    if how == "content":
        held.tensor.tensor_content = struct.pack("<f", value)
    elif how == "double":
        held.tensor.double_val.append(value)
    else:
        held.tensor.float_val.append(value)
    return frame(event.SerializeToString())


def scalars(tag: str, steps: Iterable[int], value: Callable[[int], float] = float) -> bytes:
    return b"".join(scalar(tag, step, value(step)) for step in steps)


def read_bytes(*files: tuple[str, bytes]) -> LogBook:
    return load_uploads([UploadedBytes(name, data) for name, data in files])


def read_text(name: str, text: str, encoding: str = "utf-8") -> LogBook:
    return read_bytes((name, text.encode(encoding)))


def codes(book: LogBook) -> list[Note]:
    return [note.code for source in book.receipt.sources for note in source.notes]


def curve(
    book: LogBook, metric: str, split: str, run: str | None = None
) -> list[tuple[int, float]]:
    table = book.scalars
    rows = table[(table["metric"] == metric) & (table["split"] == split)]
    if run is not None:
        rows = rows[rows["run_id"] == run]
    return list(zip(rows["step"].tolist(), rows["value"].tolist(), strict=True))
