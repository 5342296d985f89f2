"""The logs of ``read_logs`` and ``interface``, written once into a folder and used again."""

import struct
from collections.abc import Callable
from pathlib import Path

import google_crc32c
import numpy as np
import numpy.typing as npt
from tensorboard.compat.proto.event_pb2 import Event

TAGS = ("train/loss", "train/accuracy", "val/loss", "val/accuracy", "learning_rate")
EVENTS = "events.out.tfevents.1700000000.bench.1.0"
START = 1.7e9  # seconds since 1970

Fill = Callable[[Event, str, float], None]


def _simple(event: Event, tag: str, value: float) -> None:
    event.summary.value.add(tag=tag, simple_value=value)


def _tensor(event: Event, tag: str, value: float) -> None:
    held = event.summary.value.add(tag=tag)
    held.metadata.plugin_data.plugin_name = "scalars"
    held.tensor.dtype = 1  # DT_FLOAT
    held.tensor.tensor_shape.SetInParent()
    held.tensor.float_val.append(value)


def _masked_crc(data: bytes) -> bytes:
    """TFRecord's checksum (``record_writer.h``): a CRC-32C, turned by 15 bits, plus a constant."""
    crc = google_crc32c.value(data)
    return struct.pack("<I", (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF)


def _frame(event: Event) -> bytes:
    """An event as a record; TensorBoard's own writer takes ten times as long for the same bytes."""
    data = event.SerializeToString()
    length = struct.pack("<Q", len(data))
    return b"".join((length, _masked_crc(length), data, _masked_crc(data)))


def write_events(
    path: Path, steps: int, tags: tuple[str, ...], fill: Fill = _simple, seed: int = 0
) -> None:
    """One event file with ``steps`` values of each tag: a falling curve with noise."""
    values = np.random.default_rng(seed).random((steps, len(tags)))
    values += 10 / (1 + np.arange(steps))[:, None]
    write_values(path, values, tags, fill, seed)


def write_values(
    path: Path,
    values: npt.NDArray[np.float64],
    tags: tuple[str, ...],
    fill: Fill = _simple,
    seed: int = 0,
) -> None:
    """One event file with a row of ``values`` a step, a column a tag."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(_frame(Event(wall_time=START, file_version="brain.Event:2")))
        for step, row in enumerate(values.tolist()):
            for tag, value in zip(tags, row, strict=True):
                event = Event(wall_time=START + seed + step * 0.1, step=step)
                fill(event, tag, value)
                file.write(_frame(event))


def one_file(folder: Path, points: int, fill: Fill = _simple) -> None:
    """``points`` scalars of ten tags in one event file."""
    tags = tuple(f"train/metric_{index}" for index in range(10))
    write_events(folder / "run" / EVENTS, points // 10, tags, fill)


def tensors(folder: Path, points: int) -> None:
    """The same, each value as a tensor."""
    one_file(folder, points, _tensor)


def many_runs(folder: Path, points: int) -> None:
    """Runs of five tags and a thousand steps each, no two alike."""
    for index in range(max(points // 5000, 1)):
        write_events(folder / f"lr{index}_bs64" / EVENTS, 1000, TAGS, seed=index)


def wide_csv(folder: Path, points: int) -> None:
    """A table of ten columns with ``points`` numbers in all."""
    folder.mkdir(parents=True)
    rows = points // 10
    table = np.random.default_rng(0).random((rows, 10))
    table[:, 0] = np.arange(rows)
    header = ",".join(["step", *(f"metric_{index}" for index in range(1, 10))])
    formats = ["%d", *["%.6f"] * 9]
    np.savetxt(folder / "log.csv", table, formats, ",", header=header, comments="")


def study(folder: Path, runs: int, steps: int) -> None:
    """Runs of two rates and many seeds: loss and accuracy in training and on held-out data."""
    tags = TAGS[:4]
    for index in range(runs):
        rate, seed = (0.01, 0.1)[index % 2], index // 2
        noise = np.random.default_rng(index).normal(0, 1, (steps, len(tags)))
        fallen = np.exp(-rate * 100 * np.linspace(0, 1, steps))[:, None]
        quality = np.array([[2.3, -0.9, 2.1, -0.85]]) * fallen + np.array([[0.05, 0.97, 0.3, 0.92]])
        values = np.abs(quality + noise * np.array([[0.05, 0.01, 0.02, 0.005]]))
        path = folder / f"lr{rate}_bs64_seed{seed}" / EVENTS
        write_values(path, np.minimum(values, [np.inf, 1, np.inf, 1]), tags, seed=index)
