"""How far a reading has come, reported while it goes on."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import TypeVar

Item = TypeVar("Item")

_EVERY = 20_000  # lines between two tellings; as many are read in some hundredths of a second


@dataclass(frozen=True, slots=True)
class Progress:
    """Files read of those that were found under the opened path, and points read so far."""

    files: int
    of_files: int
    points: int
    share: float = 0.0  # of the file that is being read

    @property
    def done(self) -> float:
        """The share of the files that were read, in [0, 1]."""
        return (self.files + self.share) / max(self.of_files, 1)


Told = Callable[[Progress], None]
"""Who is told; called before every file, within long ones, and at the end, from the thread that
reads."""

_reading: ContextVar[Callable[[float], None] | None] = ContextVar("reading", default=None)


@contextmanager
def within_file(told: Told, so_far: Progress) -> Iterator[None]:
    """Let ``told`` know what share of a file is read: its reader need not know who asks."""
    token = _reading.set(lambda share: told(replace(so_far, share=share)))
    try:
        yield
    finally:
        _reading.reset(token)


@contextmanager
def within_part(number: int, parts: int) -> Iterator[None]:
    """Let what is told next be the share of the part ``number`` (from 0) of ``parts`` of a file."""
    whole = _reading.get()
    if whole is None or parts < 2:
        yield
        return
    whole(number / parts)
    token = _reading.set(lambda share: whole((number + share) / parts))
    try:
        yield
    finally:
        _reading.reset(token)


def tell(share: float) -> None:
    """Tell whoever waits for the file that ``share`` of it is read."""
    told = _reading.get()
    if told is not None:
        told(min(share, 1.0))


def telling(lines: Sequence[Item]) -> Iterator[Item]:
    """The ``lines`` of a file, telling now and then how many of them were taken."""
    for number, line in enumerate(lines):
        if number and number % _EVERY == 0:
            tell(number / len(lines))
        yield line
