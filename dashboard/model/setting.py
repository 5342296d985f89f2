"""The value of a hyper-parameter, as the log, its settings or the path gave it."""

from collections.abc import Mapping
from typing import TypeAlias

Setting: TypeAlias = "str | int | float | bool | tuple[Setting, ...] | None"

LARGEST_INT = 2**63
"""Beyond it a whole number is kept as the text of its digits: tables hold none, and ``float``
refuses those of more than 308 digits."""

MOST_CHARACTERS = 500
"""Characters of one value."""

_MOST_BITS = 8_192  # Python writes no number of more than 4,300 decimal digits


def bounded(value: Setting) -> Setting:
    """The value, with every whole number that is too large for arithmetic as its digits.

    >>> bounded(64), bounded((0.1, 10**20)), len(bounded(10**400))
    (64, (0.1, '100000000000000000000'), 401)
    """
    if isinstance(value, tuple):
        return tuple(map(bounded, value))
    if isinstance(value, int) and abs(value) > LARGEST_INT:
        digits = str(value) if value.bit_length() <= _MOST_BITS else hex(value)
        return digits[:MOST_CHARACTERS]
    return value


def all_bounded(config: Mapping[str, Setting]) -> Mapping[str, Setting]:
    """The settings with :func:`bounded` values; the very same where they are."""
    changed = {name: bounded(value) for name, value in config.items()}
    return config if changed == config else changed
