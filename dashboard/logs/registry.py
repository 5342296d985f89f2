"""All readers, found by a scan of their folder, and the choice of one for a file."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from dashboard.logs import readers
from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader
from dashboard.model.contained import Stage, contained
from dashboard.model.scanned import scanned


def all_readers() -> tuple[Reader, ...]:
    """Every ``READER`` under ``dashboard/logs/readers``, in the order of their file names."""
    return _put_together(scanned(readers, "READER"))


@lru_cache(maxsize=1)
def _put_together(found: tuple[Reader, ...]) -> tuple[Reader, ...]:
    single = [reader for reader in found if reader.read_among is None]
    return tuple(_among(single, reader) for reader in found)


def _among(single: Sequence[Reader], reader: Reader) -> Reader:
    """The reader; one of files that hold other logs reads them with the ``single`` readers."""
    if reader.read_among is None:
        return reader
    return replace(reader, read=partial(reader.read_among, partial(_best, single)))


def claims(head: Head, among: Sequence[Reader] | None = None) -> dict[str, Claim]:
    """The claims of the readers that recognise the file, by reader name.

    A guess that crashes is no claim: a file may be built to that end.
    """
    found: dict[str, Claim] = {}
    for reader in among if among is not None else all_readers():
        guess = partial(reader.guess, head)
        claim = contained(Stage.READ, reader.name, guess, lambda _: Claim.NO)
        if claim:
            found[reader.name] = claim
    return found


def reader_for(head: Head, without: Collection[str] = ()) -> Reader | None:
    """The reader with the highest claim to the file, None without any.

    Those named in ``without`` are left out.
    """
    return _best([one for one in all_readers() if one.name not in without], head)


def _best(among: Sequence[Reader], head: Head) -> Reader | None:
    """The reader with the highest claim, of equals the first."""
    found = claims(head, among)
    best = max(found, key=lambda name: found[name], default=None)
    return next((reader for reader in among if reader.name == best), None)
