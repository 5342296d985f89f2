"""The progress of a reading, reported while it runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace


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


OnProgress = Callable[[Progress], None]
"""Called with the progress before every file, within long files, and at the end, from the reading
thread."""

_reading: ContextVar[Callable[[float], None] | None] = ContextVar("reading", default=None)


@contextmanager
def within_file(on_progress: OnProgress, so_far: Progress) -> Iterator[None]:
    """Pass the shares of :func:`report_share` in the block on to ``on_progress``."""
    token = _reading.set(lambda share: on_progress(replace(so_far, share=share)))
    try:
        yield
    finally:
        _reading.reset(token)


@contextmanager
def within_part(number: int, parts: int) -> Iterator[None]:
    """Take the shares of the block for those of part ``number`` (from 0) of ``parts`` of a file."""
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


def report_share(share: float) -> None:
    """Report that ``share`` of the current file is read, if anything listens."""
    on_progress = _reading.get()
    if on_progress is not None:
        on_progress(min(share, 1.0))
