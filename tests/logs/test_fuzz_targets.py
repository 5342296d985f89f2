"""The targets of the fuzzer read what they begin with: ``python -m tests.fuzz`` can start."""

import pytest

from tests.fuzz.other_targets import NUMBERS, other_targets
from tests.fuzz.target import Target
from tests.fuzz.targets import read, targets


@pytest.mark.parametrize("target", list(other_targets()), ids=lambda one: one.name)
def test_what_a_target_begins_with_is_no_finding(target: Target) -> None:
    found = [read(target, bytes([number]) + data) for number, (_, data) in enumerate(target.seeds)]
    assert found  # there is something to begin with, and reading none of it raised


def test_no_two_targets_share_a_name() -> None:
    names = [one.name for one in targets()]
    assert len(set(names)) == len(names) > 60
    assert len(NUMBERS) > 5
