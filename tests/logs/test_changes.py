"""What was damaged, repeated or moved is known by its place on the curve."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.change import MOST_STRETCHES, ChangeKind, stretches
from dashboard.model.run import LogBook
from tests.logs.small_logs import WALL_TIME, opening, read_bytes, read_text, scalar, scalars

EVENTS = "run/events.out.tfevents.1.a"
RECORDS = [scalar("train/loss", step, 1.0) for step in range(50)]


def broken(at: int) -> bytes:
    return RECORDS[at][:-1] + bytes([RECORDS[at][-1] ^ 0xFF])


RESTARTED = (
    (EVENTS, opening() + scalars("loss", range(60))),
    (
        "run/events.out.tfevents.2.a",
        opening(WALL_TIME + 900)
        + b"".join(scalar("loss", step, 2.0, WALL_TIME + 1000 + step) for step in range(30, 90)),
    ),
)


def two_clocks() -> list[bytes]:
    """Ten epochs of ten updates, each with a value of its own that is logged by epoch."""
    records = []
    for update in range(1, 101):
        when = WALL_TIME + update
        records.append(scalar("train/loss", update, 1.0, when))
        if update % 10 == 0:
            records.append(scalar("val/loss", update // 10, 1.0, when + 0.5))
    return records


CASES = {
    "damage behind a value logged by epoch lies at its update": (
        read_bytes(
            (EVENTS, opening() + b"".join([*two_clocks()[:33], broken(5), *two_clocks()[34:]]))
        ),
        [(ChangeKind.DAMAGED, "", 1, 30, 30)],
    ),
    "a damaged record lies behind the one before it": (
        read_bytes((EVENTS, opening() + b"".join([*RECORDS[:20], broken(20), *RECORDS[21:]]))),
        [(ChangeKind.DAMAGED, "", 1, 19, 19)],
    ),
    "so it does where its length is damaged": (
        read_bytes((EVENTS, opening() + b"".join([*RECORDS[:20], bytes([1]) * 40, *RECORDS[21:]]))),
        [(ChangeKind.DAMAGED, "", 1, 19, 19)],
    ),
    "a restart replaces a stretch": (
        read_bytes(*RESTARTED),
        [(ChangeKind.REPLACED, "loss", 30, 30, 59)],
    ),
    "a cell that is no number has the step of its row": (
        read_text("a.csv", "step,loss,acc\n10,3,0.1\n20,oops,0.2\n30,1,0.3\n40,1,0.3\n"),
        [(ChangeKind.DAMAGED, "loss", 1, 20, 20)],
    ),
    "a row of another width lies behind the one before it": (
        read_text("a.csv", "step,loss\r\n10,3\r\n20,2\r\n\r\n30,1,7\r\n40,1\r\n50\r\n"),
        [(ChangeKind.DAMAGED, "", 2, 20, 40)],
    ),
    "so it does behind a header that was written again": (
        read_text("a.csv", "step,loss\n10,3\n20,2\nstep,loss\n30,1,7\n40,1\n"),
        [(ChangeKind.DAMAGED, "", 1, 20, 20)],
    ),
    "a row without a step lies behind the one before it": (
        read_text("a.csv", "step,loss\n10,3\n20,2\n,1\n40,1\n"),
        [(ChangeKind.DAMAGED, "", 1, 20, 20)],
    ),
    "a row of another width in a long table is of the run before it": (
        read_text("a.csv", "run,step,metric,value\na,1,loss,3\na,2,loss,2\nb,1,loss,9\nb,2\n"),
        [(ChangeKind.DAMAGED, "", 1, 1, 1)],
    ),
    "a value at a step that had one": (
        read_text("a.csv", "step,loss\n1,3\n2,2\n2,2.5\n3,1\n"),
        [(ChangeKind.DUPLICATED, "loss", 1, 2, 2)],
    ),
    "rows in another order": (
        read_text("a.csv", "step,loss\n1,3\n3,1\n2,2\n4,1\n"),
        [(ChangeKind.REORDERED, "loss", 1, 2, 2)],
    ),
    "a whole log": (read_text("a.csv", "step,loss\n1,3\n2,2\n"), []),
}


@pytest.mark.parametrize("case", CASES)
def test_a_change_has_its_steps(case: str) -> None:
    book, expected = CASES[case]
    found = [(c.kind, c.metric, c.count, c.from_step, c.to_step) for c in book.changes]
    assert found == expected


@pytest.mark.parametrize("case", CASES)
def test_the_changes_are_as_many_as_the_receipt_counts(case: str) -> None:
    book, _ = CASES[case]
    for kind in ChangeKind:
        placed = sum(change.count for change in book.changes if change.kind is kind)
        assert placed == book.receipt.total(kind.value)


def test_a_part_of_a_book_keeps_its_own_changes() -> None:
    book: LogBook = read_bytes(*RESTARTED, ("other.csv", b"step,loss\n1,3\n1,2\n2,1\n"))
    assert {change.run_id for change in book.changes} == {"run", "other.csv"}
    assert {change.run_id for change in book.only(["run"]).changes} == {"run"}


@given(st.lists(st.integers(0, 10**12), max_size=300))
def test_stretches_hold_every_step_once_and_do_not_overlap(steps: list[int]) -> None:
    found = list(stretches(np.array(steps, dtype=np.int64)))
    assert sum(count for *_, count in found) == len(steps)
    assert len(found) <= MOST_STRETCHES
    assert all(any(first <= step <= last for first, last, _ in found) for step in steps)
    assert all(left[1] < right[0] for left, right in pairwise(found))


def test_a_damaged_cell_of_a_copy_lies_where_the_events_count_from_zero() -> None:
    events = b"".join(scalar("train/box_loss", at, 3 / (at + 1)) for at in range(8))
    rows = b"epoch,train/box_loss,metrics/precision(B)\n1,3,.1\n2,1.5,.2\n3,1,x\n4,0.75,.5\n"
    book = read_bytes((EVENTS, opening() + events), ("run/results.csv", rows))
    (change,) = book.changes
    assert (change.kind, change.from_step, change.to_step) == (ChangeKind.DAMAGED, 2, 2)
