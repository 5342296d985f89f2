"""What an exercise is: a question with variants, its answer, and why a wrong answer is wrong.

The question and the explanations are messages ``exercise-<code>…`` of the catalogue; here are their
numbers.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

NEVER = math.inf
"""The answer "never", where a number of steps is asked for."""

Answer: TypeAlias = float | str
"""A number, or the code of an option."""

NEAR = 5e-3
"""How near a number has to be, relatively: two digits of a rate are enough."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A walk on (λ/2)(w − w*)² that is drawn beside the question."""

    curvature: float
    minimum: float
    start: float
    rate: float
    steps: int


@dataclass(frozen=True, slots=True)
class Variant:
    """One set of numbers of a question.

    Attributes:
        values: What the message of the question says.
        answer: A number, :data:`NEVER`, or an option.
        options: The codes of what can be chosen; none where a number is asked for.
        told: Further values that the explanation says.
    """

    values: Mapping[str, float]
    answer: Answer
    options: tuple[str, ...] = ()
    told: Mapping[str, float | str] = field(default_factory=dict)
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether an answer is right, and the end of the message that explains why not."""

    is_right: bool
    why: str = ""  # "" where it is right
    values: Mapping[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise; ``wrong`` gives the end of the message that explains a wrong answer."""

    code: str
    order: int
    variants: Sequence[Variant]
    wrong: Callable[[Variant, Answer], Checked]
    is_count: bool = False  # whether a whole number is asked for, which has to be exact

    def check(self, variant: Variant, answer: Answer) -> Checked:
        """Whether ``answer`` is right, else why not."""
        if self._is_right(variant.answer, answer):
            return Checked(is_right=True, values=variant.told)
        return self.wrong(variant, answer)

    def _is_right(self, wanted: Answer, answer: Answer) -> bool:
        if isinstance(wanted, str) or isinstance(answer, str):
            return wanted == answer
        if self.is_count or math.isinf(wanted) or math.isinf(answer):
            return wanted == answer
        return math.isclose(wanted, answer, rel_tol=NEAR)
