"""What is recovered from damaged event files, and how the rest is reported."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tensorboard.compat.proto.event_pb2 import Event

from dashboard.logs.events.decode import read_events
from dashboard.model.run import Note
from tests.logs.damage_cases import BYTE_500, DAMAGED, NAME
from tests.logs.small_logs import (
    WALL_TIME,
    codes,
    curve,
    frame,
    opening,
    read_bytes,
    scalar,
    scalars,
    tensor,
)


@pytest.mark.parametrize("case", DAMAGED)
def test_everything_but_the_damage_is_read(case: str) -> None:
    said = DAMAGED[case]
    book = read_bytes(*said.files)
    counts = ("points", "damaged", "recovered", "replaced")
    assert {name: book.receipt.total(name) for name in counts} == {
        name: getattr(said, name) for name in counts
    }
    assert set(codes(book)) - {Note.MERGED} == said.notes
    assert len(book.runs) == min(said.points, 1)


def test_the_note_names_the_byte_where_the_damage_is() -> None:
    book = read_bytes(*DAMAGED["data checksum wrong in record 500"].files)
    (note,) = book.receipt.sources[0].notes
    assert note.where == str(BYTE_500)


def test_a_restart_replaces_the_steps_that_it_repeats() -> None:
    book = read_bytes(*DAMAGED["restart: the second file repeats steps 300–599"].files)
    assert curve(book, "loss", "train")[299:301] == [(299, 701.0), (300, -1.0)]


def test_a_session_that_starts_again_takes_back_what_came_after_its_step() -> None:
    start = Event(wall_time=WALL_TIME, step=5)
    start.session_log.status = 1
    data = (
        opening()
        + scalars("loss", range(10))
        + frame(start.SerializeToString())
        + scalars("loss", range(5, 8), lambda _: -1.0)
    )
    book = read_bytes((NAME, data))
    assert [value for _, value in curve(book, "loss", "train")] == [0, 1, 2, 3, 4, -1, -1, -1]
    assert book.receipt.total("replaced") == 5


def test_values_of_every_encoding_are_the_same_numbers() -> None:
    steps = range(1, 20)
    kinds = {
        "a": lambda step: scalar("a", step, step / 4),
        "b": lambda step: tensor("b", step, step / 4),
        "c": lambda step: tensor("c", step, step / 4, how="content"),
        "d": lambda step: tensor("d", step, step / 4, how="double"),
        "e": lambda step: tensor("e", step, step / 4, plugin="scalars" if step == 1 else ""),
    }
    data = opening() + b"".join(kind(step) for step in steps for kind in kinds.values())
    book = read_bytes((NAME, data))
    for tag in kinds:
        assert curve(book, tag, "none") == [(step, step / 4) for step in steps]


def test_a_record_with_several_values_gives_them_all() -> None:
    event = Event(wall_time=WALL_TIME, step=3)
    event.summary.value.add(tag="a", simple_value=1.0)
    event.summary.value.add(tag="b", simple_value=2.0)
    book = read_bytes((NAME, opening() + frame(event.SerializeToString()) + scalar("a", 4, 5.0)))
    assert curve(book, "a", "none") == [(3, 1.0), (4, 5.0)]
    assert curve(book, "b", "none") == [(3, 2.0)]


@pytest.mark.parametrize("step", [0, 1, 127, 128, 2**20, 2**40, 2**56, 2**62, -5])
def test_steps_of_every_size_are_read(step: int) -> None:
    book = read_bytes((NAME, opening() + scalar("loss", step, 0.5, WALL_TIME)))
    assert curve(book, "loss", "train") == [(step, 0.5)]


def test_nan_and_infinity_are_kept() -> None:
    values = [1.0, float("nan"), float("inf"), float("-inf")]
    data = opening() + b"".join(scalar("loss", step, value) for step, value in enumerate(values))
    found = [value for _, value in curve(read_bytes((NAME, data)), "loss", "train")]
    assert np.array_equal(found, values, equal_nan=True)


def test_many_tags_of_one_length_stay_apart() -> None:
    tags = [f"layer_{index:03d}" for index in range(300)]
    data = opening() + b"".join(
        scalar(tag, step, index + step / 4) for step in range(3) for index, tag in enumerate(tags)
    )
    events = read_events(data)
    assert [one.tag for one in events.points] == tags
    for index, one in enumerate(events.points):
        assert one.value.tolist() == [index, index + 0.25, index + 0.5]


RECORD = st.tuples(
    st.sampled_from(["loss", "acc", "train/loss", "x" * 70, "é"]),
    st.integers(0, 2**57),
    st.floats(width=32),
)


@given(st.lists(RECORD, max_size=40))
def test_what_is_written_is_read(records: list[tuple[str, int, float]]) -> None:
    data = b"".join(scalar(tag, step, value, 1.5) for tag, step, value in records)
    found = {one.tag: one for one in read_events(opening() + data).points}
    for tag in {record[0] for record in records}:
        mine = [record for record in records if record[0] == tag]
        assert found[tag].step.tolist() == [step for _, step, _ in mine]
        assert np.array_equal(found[tag].value, [value for *_, value in mine], equal_nan=True)
    assert set(found) == {record[0] for record in records}


WHOLE = opening() + scalars("loss", range(30))


@given(st.binary(max_size=200), st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)))
def test_no_bytes_make_the_decoder_fail_or_invent(junk: bytes, cut: int, resume: int) -> None:
    events = read_events(WHOLE[:cut] + junk + WHOLE[max(cut, resume) :])
    for one in events.points:
        assert set(one.step.tolist()) <= set(range(30))
        assert one.value.tolist() == [float(step) for step in one.step]


@given(st.integers(0, len(WHOLE)))
def test_a_cut_file_keeps_every_whole_record(cut: int) -> None:
    ends = np.cumsum([len(opening()), *(len(scalar("loss", step, step)) for step in range(30))])
    events = read_events(WHOLE[:cut])
    kept = sum(len(one.step) for one in events.points)
    assert kept == max(int(np.count_nonzero(ends <= cut)) - 1, 0)
    assert (events.damage.cut_at is not None) == (cut not in {0, *ends.tolist()})
