"""Event files that change between two readings: only what is new is read, and nothing is mixed."""

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tensorboard.compat.proto.event_pb2 import Event

from dashboard.logs.events.decode import EventFile, Progress, read_events, read_on
from dashboard.logs.follow import follower
from dashboard.logs.follow.follower import Follower
from dashboard.logs.load import load_paths
from dashboard.logs.readers import tensorboard_events
from dashboard.model.run import Note
from tests.logs.small_logs import WALL_TIME, codes, frame, opening, scalar, scalars, tensor
from tests.logs.test_following import told as told_of


def session_start(step: int) -> bytes:
    event = Event(wall_time=WALL_TIME, step=step)
    event.session_log.status = 1
    return frame(event.SerializeToString())


def text(step: int) -> bytes:
    event = Event(wall_time=WALL_TIME, step=step)
    event.summary.value.add(tag="note").metadata.plugin_data.plugin_name = "text"
    return frame(event.SerializeToString())


RECORDS = [
    opening(),
    tensor("images", 0, 1.0, plugin="images"),
    *(scalar("loss", step, 1 / (step + 1)) for step in range(20)),
    text(20),
    *(
        tensor("accuracy", step, step / 50, plugin="scalars" if step == 0 else "")
        for step in (0, 1)
    ),
    session_start(12),
    *(scalar("loss", step, 2.0) for step in range(12, 30)),
    tensor("images", 1, 1.0, plugin=""),
]
WHOLE = b"".join(RECORDS)


def told(events: EventFile) -> str:
    """The whole content of a reading as text, in which NaN equals NaN."""
    held = asdict(events)
    for points in held["points"]:
        for name in ("step", "value", "wall_time"):
            points[name] = points[name].tolist()
    return repr(held)


@given(st.lists(st.integers(0, len(WHOLE)), max_size=8))
def test_reading_on_gives_what_reading_the_whole_gives(cuts: list[int]) -> None:
    progress = Progress()
    for cut in sorted(cuts):
        events = read_on(WHOLE[progress.end : cut], progress)
        assert told(events) == told(read_events(WHOLE[:cut]))


LOSSES = [opening(), *(scalar("loss", step, 1.0) for step in (3, 4, 5))]
HURT = frame(b"x" * 40)[:-4] + b"none"  # its checksum is another
BEHIND = {
    "nothing": b"",
    "no record at all": b"\xff" * 90,
    "a record that is no number": text(6),
    "a number": scalar("loss", 6, 1.0),
    "another damaged record": text(6) + HURT,
}


@pytest.mark.parametrize("behind", BEHIND.values(), ids=BEHIND)
@pytest.mark.parametrize("read", range(1, len(LOSSES) + 1))
def test_damage_is_placed_behind_what_was_read_another_time(read: int, behind: bytes) -> None:
    first, whole = b"".join(LOSSES[:read]), b"".join(LOSSES) + HURT + behind
    progress = Progress()
    read_on(first, progress)
    events = read_on(whole[progress.end :], progress)
    assert events.damaged_at[0] == ("loss", 5)
    assert told(events) == told(read_events(whole))


@given(st.integers(0, len(WHOLE)), st.integers(0, 400), st.integers(0, len(WHOLE)))
def test_zeros_that_are_filled_in_later_are_read_then(cut: int, zeros: int, later: int) -> None:
    progress = Progress()
    first = WHOLE[:cut] + bytes(zeros)
    events = read_on(first, progress)
    assert told(events) == told(read_events(first))
    if not events.damage.records and not events.damage.lengths:
        second = WHOLE[: max(cut, later)]
        assert told(read_on(second[progress.end :], progress)) == told(read_events(second))


@pytest.fixture
def read_sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bytes each reading decoded."""
    sizes: list[int] = []

    def counting(data: bytes, so_far: Progress) -> EventFile:
        sizes.append(len(data))
        return read_on(data, so_far)

    monkeypatch.setattr(tensorboard_events, "read_on", counting)
    return sizes


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "events.out.tfevents.1.host"


def fresh(log: Path) -> str:
    """All that the log says to one who never read it."""
    return told_of(load_paths([log]))


@pytest.fixture
def polled(log: Path) -> Callable[[], str]:
    """All that the log says when it is read on."""
    opened = Follower([log], waits=False)

    def poll() -> str:
        opened.poll(time.time())
        return told_of(opened.book)

    return poll


LONG = opening() + scalars("loss", range(4000))
MORE = scalars("loss", range(4000, 4100))
OTHER = opening(WALL_TIME + 5) + scalars("loss", range(5000), lambda step: -step)


def replaced(path: Path, data: bytes) -> None:
    beside = path.with_suffix(".new")
    beside.write_bytes(data)
    beside.replace(path)


def test_of_a_grown_file_only_the_new_bytes_are_read(
    log: Path, polled: Callable[[], str], read_sizes: list[int]
) -> None:
    log.write_bytes(LONG + MORE[:-7])
    polled()
    log.write_bytes(LONG + MORE)
    assert polled() == fresh(log)
    assert read_sizes == [len(LONG + MORE) - 7, len(scalar("loss", 4099, 4099))]


CHANGES: dict[str, Callable[[Path], None]] = {
    "replaced by a longer one": lambda path: replaced(path, OTHER),
    "overwritten by a longer one": lambda path: path.write_bytes(OTHER) and None,
    "cut": lambda path: path.write_bytes(LONG[:90_000]) and None,
    "cut inside a record, then grown": lambda path: (
        path.write_bytes(LONG[:90_000] + MORE * 30) and None
    ),
    "emptied": lambda path: path.write_bytes(b"") and None,
    "changed in its middle": lambda path: (
        path.write_bytes(LONG[:90_000] + b"\xff" + LONG[90_001:]) and None
    ),
    "changed in its middle, with its first bytes damaged": lambda path: (
        path.write_bytes(b"\xff" + LONG[1:] + MORE) and None
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_did_more_than_grow_is_read_from_its_start(
    log: Path, polled: Callable[[], str], change: str
) -> None:
    log.write_bytes(LONG)
    os.utime(log, ns=(0, log.stat().st_mtime_ns - 10**9))
    polled()
    CHANGES[change](log)
    assert polled() == fresh(log)


def test_after_damage_the_next_reading_begins_at_the_start(
    log: Path, polled: Callable[[], str], read_sizes: list[int]
) -> None:
    damaged = LONG[:90_000] + b"\xff" + LONG[90_001:]
    log.write_bytes(damaged)
    polled()
    log.write_bytes(damaged + MORE)
    assert polled() == fresh(log)
    assert read_sizes == [len(damaged), len(damaged + MORE)]


def test_a_finished_log_is_not_held_in_memory(log: Path) -> None:
    log.write_bytes(LONG)
    os.utime(log, (1_600_000_000, 1_600_000_000))
    opened = Follower([log], waits=False)
    opened.poll(time.time())
    assert [file.held_bytes for file in opened._files.values()] == [0]


def test_what_is_opened_once_is_not_held_in_memory(log: Path) -> None:
    log.write_bytes(LONG)
    opened = Follower([log], waits=False, reads_on=False)
    opened.poll(time.time())
    assert [file.held_bytes for file in opened._files.values()] == [0]


def test_what_is_held_of_all_event_files_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follower, "MAX_HELD_IN_ALL", 2 * len(LONG))
    opened = Follower([tmp_path], waits=False)
    for index in range(4):
        (tmp_path / f"events.out.tfevents.{index}.host").write_bytes(LONG)
        opened.poll(time.time() + index)
        held = sum(file.held_bytes for file in opened._files.values())
        assert 0 < held <= 2 * len(LONG)


def test_a_deleted_folder_is_said_to_be_gone_and_comes_back_whole(tmp_path: Path) -> None:
    log = tmp_path / "run" / "events.out.tfevents.1.host"
    log.parent.mkdir()
    log.write_bytes(LONG)
    assert len(load_paths([log.parent]).scalars) == 4000
    shutil.rmtree(log.parent)
    assert codes(load_paths([log.parent])) == [Note.NOT_FOUND]
    log.parent.mkdir()
    log.write_bytes(OTHER)
    assert load_paths([log.parent]).scalars["value"].tolist() == [-step for step in range(5000)]


def test_an_older_file_that_goes_on_changing_is_read_too(tmp_path: Path) -> None:
    older, newer = (tmp_path / f"events.out.tfevents.{index}.host" for index in (1, 2))
    older.write_bytes(LONG)
    newer.write_bytes(
        opening(WALL_TIME + 9000)
        + b"".join(scalar("loss", step, 0.5, WALL_TIME + 9000) for step in range(6000, 9000))
    )
    assert load_paths([tmp_path]).receipt.total("points") == 7000
    older.write_bytes(LONG + MORE)
    book = load_paths([tmp_path])
    assert book.receipt.total("points") == 7100
    assert np.array_equal(book.scalars["step"], [*range(4100), *range(6000, 9000)])
