"""The logs that ``read_logs`` is timed on, written once into a folder and used again."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.summary.writer.record_writer import RecordWriter

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


def write_events(path: Path, steps: int, tags: tuple[str, ...], fill: Fill = _simple) -> None:
    """One event file with ``steps`` values of each tag."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        writer = RecordWriter(file)
        writer.write(Event(wall_time=START, file_version="brain.Event:2").SerializeToString())
        for step in range(steps):
            for tag in tags:
                event = Event(wall_time=START + step * 0.1, step=step)
                fill(event, tag, 1 / (step + 1))
                writer.write(event.SerializeToString())


def one_file(folder: Path, points: int, fill: Fill = _simple) -> None:
    """``points`` scalars of ten tags in one event file."""
    tags = tuple(f"train/metric_{index}" for index in range(10))
    write_events(folder / "run" / EVENTS, points // 10, tags, fill)


def tensors(folder: Path, points: int) -> None:
    """The same, each value as a tensor."""
    one_file(folder, points, _tensor)


def many_runs(folder: Path, points: int) -> None:
    """Runs of five tags and a thousand steps each."""
    first = folder / "lr0_bs64" / EVENTS
    write_events(first, 1000, TAGS)
    data = first.read_bytes()
    for index in range(1, max(points // 5000, 1)):
        run = folder / f"lr{index}_bs64"
        run.mkdir()
        (run / EVENTS).write_bytes(data)


def wide_csv(folder: Path, points: int) -> None:
    """A table of ten columns with ``points`` numbers in all."""
    folder.mkdir(parents=True)
    rows = points // 10
    table = np.random.default_rng(0).random((rows, 10))
    table[:, 0] = np.arange(rows)
    header = ",".join(["step", *(f"metric_{index}" for index in range(1, 10))])
    formats = ["%d", *["%.6f"] * 9]
    np.savetxt(folder / "log.csv", table, formats, ",", header=header, comments="")
