"""What a target of the fuzzer is."""

from collections.abc import Callable
from dataclasses import dataclass


def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Target:
    """A parser, the inputs that the fuzzer starts from, and what reads one input.

    ``run`` takes the name of the seed that an input grew out of, and the input; whatever it raises
    is a finding, and so is more time or memory than one input may take where it ``is_limited``.
    ``load`` makes ready, once, what costs no single input.
    """

    name: str
    seeds: tuple[tuple[str, bytes], ...]
    run: Callable[[str, bytes], None]
    is_limited: bool = True
    load: Callable[[], object] = _nothing
