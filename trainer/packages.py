"""Packages that train, imported late: loading torch takes seconds that a mistake need not cost."""

from collections.abc import Iterator
from contextlib import contextmanager

from trainer.errors import TrainerError


@contextmanager
def needed() -> Iterator[None]:
    """Import in a `with` of this: a package that is not installed is a `TrainerError`."""
    try:
        yield
    except ModuleNotFoundError as error:
        name = (error.name or "").partition(".")[0]
        if name in {"", "trainer"}:  # a fault of this program, not of the installation
            raise
        raise TrainerError("no-packages", name=name) from None
