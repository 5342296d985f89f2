"""Tables and event files whose names, cells and shapes were chosen to do harm."""

import pytest
from tensorboard.compat.proto.event_pb2 import Event

from dashboard.logs.sources.safe_names import MAX_NAME
from dashboard.model.run import Note
from tests.logs.limits import within_limits
from tests.logs.small_logs import WALL_TIME, codes, curve, frame, opening, read_bytes, read_text

EVENTS = "run/events.out.tfevents.1700000000.host"
NAMES = ["a.b", "lo:ss", "<b>x</b>", "![x](http://e/p.png)", ":red[x]", "$x$", "=1+1", "x" * 10_000]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:20])
def test_a_metric_may_have_any_name(name: str) -> None:
    book = read_text("log.csv", f"epoch,loss,{name}\n1,2.0,0.5\n2,1.0,0.25\n")
    tags = set(book.scalars["tag"].astype(str))
    assert tags == {"loss", name}
    (own,) = set(book.scalars["metric"].astype(str)) - {"loss"}
    assert curve(book, own, "none") == [(1, 0.5), (2, 0.25)]


@pytest.mark.parametrize("name", ["a\u202eb.csv", "x" * 10_000 + ".csv", "<img src=x>.csv"])
def test_a_file_may_have_any_name_that_can_be_shown(name: str) -> None:
    book = read_text(name, "epoch,loss\n1,2.0\n")
    assert book.receipt.total("points") == 1
    assert "\u202e" not in book.runs[0].run_id
    assert len(book.runs[0].run_id) <= MAX_NAME + 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t="])
def test_a_cell_or_header_that_begins_like_a_formula_is_only_text(start: str) -> None:
    text = f'epoch,"{start}cmd()|x",loss\n1,"{start}A1+1",0.5\n2,"{start}SUM(A1)",0.25\n'
    book = read_text("log.csv", text)
    assert curve(book, "loss", "train") == [(1, 0.5), (2, 0.25)]
    assert len(book.scalars) == 2


def test_a_cell_with_a_carriage_return_and_a_formula_is_only_text() -> None:
    book = read_text("log.csv", 'epoch,note,loss\n1,"\r=A1",0.5\n2,"\r=A2",0.25\n')
    assert curve(book, "loss", "train") == [(1, 0.5), (2, 0.25)]
    assert len(book.scalars) == 2


def test_rows_with_another_separator_than_the_header_are_left_out_and_counted() -> None:
    book = read_text("log.csv", "epoch,loss\n1,2.0\n2;1.5\n3\t1.0\n4,0.5\n5,0.25\n")
    assert curve(book, "loss", "train") == [(1, 2.0), (4, 0.5), (5, 0.25)]
    assert book.receipt.total("damaged") == 2
    assert codes(book) == [Note.BAD_ROWS]


def test_of_a_step_that_comes_twice_the_last_value_stays_and_the_loss_is_said() -> None:
    book = read_text("log.csv", "step,loss\n1,3.0\n1,2.0\n2,1.0\n")
    assert curve(book, "loss", "train") == [(1, 2.0), (2, 1.0)]
    assert book.receipt.total("duplicated") == 1
    assert codes(book) == [Note.SAME_STEP_KEPT_LAST]


@pytest.mark.parametrize("shape", [[2**62], [2**31, 2**31], [-1], [0], [10**9, 0], [1] * 1000])
def test_the_shape_of_a_tensor_is_never_believed(shape: list[int]) -> None:
    event = Event(wall_time=WALL_TIME, step=3)
    value = event.summary.value.add(tag="loss")
    value.tensor.dtype = 1
    value.tensor.float_val.append(0.5)
    for size in shape:
        value.tensor.tensor_shape.dim.add(size=size)
    data = opening() + frame(event.SerializeToString())
    with within_limits(len(data)):
        book = read_bytes((EVENTS, data))
    one = all(size == 1 for size in shape)
    assert book.receipt.total("points") == int(one)
    assert codes(book) == ([] if one else [Note.NO_SCALARS])


def test_two_thousand_tags_in_one_record_are_read_within_limits() -> None:
    event = Event(wall_time=WALL_TIME, step=1)
    for number in range(2_000):
        event.summary.value.add(tag=f"layer {number}", simple_value=number)
    data = opening() + frame(event.SerializeToString())
    with within_limits(len(data)):
        book = read_bytes((EVENTS, data))
    assert book.receipt.total("points") == 2_000
