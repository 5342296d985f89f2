"""The clock of the machine is put back, or forward, while something waits by it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.logs.corrections.correction import NONE
from dashboard.model import clock
from dashboard.model.clock import Clock
from dashboard.training.manager import Manager
from dashboard.views.state.followed_sets import FollowedSet

HOUR = 3600.0


class Machine:
    """The two clocks of a machine."""

    def __init__(self, now: float = 1e9) -> None:
        self.says, self.steady = now, 50.0

    def passes(self, seconds: float) -> None:
        self.says += seconds
        self.steady += seconds

    def clock(self) -> Clock:
        return Clock(lambda: self.says, lambda: self.steady)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """The clock that all share, on a machine whose clock a test sets."""
    made = Machine()
    monkeypatch.setattr(clock, "_SHARED", made.clock())
    return made


@given(
    st.lists(
        st.tuples(st.floats(0, 1e4), st.floats(-1e6, 1e6)),  # what passes, and how it is set then
        max_size=20,
    )
)
def test_it_never_goes_back_nor_slower_than_time(events: list[tuple[float, float]]) -> None:
    machine = Machine()
    found = machine.clock()
    last = found.now()
    for passed, set_by in events:
        machine.passes(passed)
        machine.says += set_by
        now = found.now()
        assert now >= last + passed - 1e-6
        assert now >= machine.says
        last = now


def test_it_says_what_the_machine_says_once_that_has_caught_up() -> None:
    machine = Machine()
    found = machine.clock()
    machine.says -= HOUR
    machine.passes(10)
    assert found.now() == 1e9 + 10
    machine.says += 2 * HOUR  # it was put right again, or the machine slept
    assert found.now() == machine.says


def test_a_followed_folder_is_read_on_after_the_clock_went_back(
    tmp_path: Path, machine: Machine
) -> None:
    log = tmp_path / "log.csv"
    log.write_text("epoch,train_loss\n0,2.0\n1,1.0\n")
    followed = FollowedSet([tmp_path], NONE)
    first = followed.poll()
    machine.says -= HOUR
    with log.open("a") as file:
        file.write("2,0.5\n3,0.")  # the last line is not finished
    machine.passes(first.pause_s + 0.1)
    second = followed.poll()
    assert second.version == first.version + 1
    assert second.seen.book.receipt.total("points") == 3
    machine.passes(60)
    assert followed.poll().seen.book.receipt.total("points") == 4


def test_a_training_that_does_not_stop_is_ended_by_the_same_clock(tmp_path: Path) -> None:
    assert Manager(tmp_path, 1)._now is clock.now
