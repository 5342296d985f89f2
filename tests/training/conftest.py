"""Trainings by a stand-in for the trainer, in a folder of their own."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dashboard.training import processes
from dashboard.training.manager import Manager
from dashboard.training.offers import Offers
from dashboard.training.record import ACTIVE
from tests.training import fake_trainer

FAKE = (sys.executable, str(Path(fake_trainer.__file__)))
PATIENCE_S = 60
"""Seconds after which something that was waited for will not come any more."""


@pytest.fixture
def offers() -> Offers:
    return Offers.read(fake_trainer.described())


@pytest.fixture
def managers(tmp_path: Path) -> Iterator[Callable[..., Manager]]:
    """Make a manager of the trainings of this test; none of their processes is left over."""
    made: list[Manager] = []

    def make(cores: int = 2, **options: object) -> Manager:
        made.append(Manager(tmp_path / "trainings", cores, FAKE, **options))
        return made[-1]

    yield make
    for one in made[:1]:
        for training in one.all():
            if training.state in ACTIVE and training.process is not None:
                processes.end(training.process, 9)
    for one in made:
        one.close()
        for child in one._children.values():
            child.wait(PATIENCE_S)


def until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)
