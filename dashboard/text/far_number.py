"""Numbers in sentences that Fluent cannot take: further from zero than it can count, or none.

Its decimals hold 28 digits, three of them behind the point; beyond these it raises, for a bare
``{ $n }`` and where a message chooses between one and several, and so it does for infinity and NaN.
"""

from dataclasses import dataclass

from babel import Locale
from fluent.runtime.types import FluentType

from dashboard.text import numerals

FAR = 1e24
"""From here on a number is written as a power of ten, and several is what it is."""


@dataclass(frozen=True, slots=True)
class FarNumber(FluentType):
    """A number that is no number to Fluent: it is none of those that a message can choose by."""

    value: float
    lang: str

    def format(self, locale: Locale) -> str:  # noqa: ARG002 (Fluent's own)
        """The number as :func:`dashboard.text.numerals.number` writes it."""
        return numerals.number(self.value, self.lang)


def far_number(value: float, lang: str) -> FarNumber | None:
    """``value`` as Fluent can take it; ``None`` for one that it takes as it is."""
    return None if abs(value) < FAR else FarNumber(float(value), lang)


def as_given(value: object) -> object:
    """What was given, for a function that writes numbers itself."""
    return value.value if isinstance(value, FarNumber) else value
