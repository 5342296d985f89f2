"""From paths or uploads to a log book: every file that is a log is read, and all are accounted for.

Opening paths is one poll of following them.  Nothing here raises for what a file holds; the receipt
says what could not be read and why.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from dashboard.logs.book_of_files import ReadParts, read_batch
from dashboard.logs.corrections.correction import NONE, Corrections
from dashboard.logs.follow.follower import Follower
from dashboard.logs.merge.assemble import Batch, assemble
from dashboard.logs.one_file import ReadInto
from dashboard.logs.part import Part
from dashboard.logs.parts import read_each, read_part, with_members
from dashboard.logs.receipt_builder import ReceiptBuilder
from dashboard.logs.sources.disk import Found, LogFile
from dashboard.logs.sources.remote import Address
from dashboard.logs.sources.safe_names import clean_name
from dashboard.logs.sources.uploads import UploadedBytes, from_uploads
from dashboard.model.progress import OnProgress
from dashboard.model.run import LogBook

__all__ = ["UploadedBytes", "load_paths", "load_uploads"]


def load_paths(
    paths: Sequence[Path | Address],
    spread: ReadParts | None = None,
    *,
    corrections: Corrections = NONE,
    progress: OnProgress | None = None,
) -> LogBook:
    """Read every log at or under ``paths``: files, folders, archives.

    ``spread`` reads the files of folders in other processes, by
    :func:`dashboard.logs.parts.read_part`; the book is the same with and without it.
    ``corrections`` are what a person says of files that are guessed wrongly.  ``progress`` is
    called before every file and at the end.
    """
    opened = Follower(paths, corrections, waits=False, reads_on=False)
    opened.poll(time.time(), progress, spread)
    return opened.book


def load_uploads(
    files: Sequence[UploadedBytes],
    *,
    corrections: Corrections = NONE,
    progress: OnProgress | None = None,
    into: ReadInto | None = None,
) -> LogBook:
    """Read what a browser sent; names may be ``folder/sub/file`` and are never used as paths.

    ``into`` reads each file, by default here.
    """
    receipt = ReceiptBuilder()
    members, empty = found_of_uploads(files)

    def read_parts(some: Sequence[LogFile], corrections: Corrections) -> Iterator[Part]:
        return read_each(some, lambda file: read_part([file], corrections, into), progress)

    batch = read_batch(members, empty, receipt, read_parts, corrections)
    return assemble([batch], receipt)


def found_of_uploads(files: Sequence[UploadedBytes]) -> tuple[Found, Batch]:
    """The files of what a browser sent, archives opened, and the batch that they are read into."""
    root = PurePosixPath(clean_name(files[0].name) or "").stem if len(files) == 1 else ""
    found = from_uploads(files)
    if len(found.files) == 1:
        found.files = [replace(found.files[0], is_alone=True)]
    return with_members(found), Batch(root)
