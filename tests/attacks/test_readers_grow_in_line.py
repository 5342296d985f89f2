"""No reader takes time that grows in square with a file, or with the width of its lines."""

from collections.abc import Callable

import pytest

from dashboard.logs.file_head import HEAD_BYTES, Head
from dashboard.logs.reader import Reader
from dashboard.logs.registry import all_readers
from tests.attacks.crafted_lines import WIDEST, Attack, attacks_on
from tests.attacks.growth import least_exponent, seconds
from tests.logs.samples import SAMPLES

pytestmark = pytest.mark.slow

SIZE = 8 << 10
FLOOR_S = 0.1
"""CPU seconds on ``SIZE`` below which a reader is not looked at closely: 64 kB take 0.8 seconds
then, which no reader may take."""

PLACES = 2
WIDTHS = 2
"""Doublings of the width of lines, from 975 characters: what is found on short ones is kept."""

MOST, MOST_BY_WIDTH = 1.6, 0.7
"""Exponents allowed: 1 and 0 are in line, 2 and 1 in square."""


def read(reader: Reader, attack: Attack, size: int, width: int = WIDEST) -> Callable[[], object]:
    """Recognise and read a crafted file."""
    data = attack.data(size, width)
    head = Head(attack.sample.name, data[:HEAD_BYTES], len(data) <= HEAD_BYTES, lambda: data)

    def work() -> None:
        fresh = Head(head.name, head.data, head.whole, head.load)
        reader.guess(fresh)
        reader.read(fresh, data)

    return work


@pytest.mark.parametrize("reader", all_readers(), ids=lambda reader: reader.name)
def test_a_reader_takes_time_in_line_with_a_crafted_file(reader: Reader) -> None:
    sample = next(sample for sample in SAMPLES if sample.reader == reader.name)
    slow = [
        attack
        for attack in attacks_on(sample, PLACES)
        if seconds(read(reader, attack, SIZE)) > FLOOR_S
        and seconds(read(reader, attack, SIZE), repeats=2) > FLOOR_S
    ]
    for attack in slow:
        by_size = least_exponent(MOST, lambda size: read(reader, attack, size), 8 * SIZE)  # noqa: B023
        by_width = least_exponent(
            MOST_BY_WIDTH,
            lambda width: read(reader, attack, SIZE, width),  # noqa: B023
            WIDEST,
            WIDTHS,
        )
        assert by_size < MOST, attack.name
        assert by_width < MOST_BY_WIDTH, attack.name
