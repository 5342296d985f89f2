"""Reading some of the files of an opened folder: here, by a worker, or from the cache."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from dashboard.logs.corrections.correction import NONE, Corrections
from dashboard.logs.one_file import ReadInto, read_into
from dashboard.logs.part import Part
from dashboard.logs.sources.archives import open_archive
from dashboard.logs.sources.disk import Found, LogFile
from dashboard.model.progress import OnProgress, Progress, within_file, within_part


def read_part(
    files: Sequence[LogFile], corrections: Corrections = NONE, into: ReadInto | None = None
) -> Part:
    """Read some of the files of a folder that holds others too; corrections are by their names.

    ``into`` reads each of them, by another process for example; by default they are read here.
    """
    found = with_members(Found(list(files)))
    part = Part(problems=found.problems)
    for number, file in enumerate(found.files):
        with within_part(number, len(found.files)):
            (into or read_into)(part.batch, part.receipt, file, corrections.of(file.name))
    return part


def read_each(
    files: Sequence[LogFile], read: Callable[[LogFile], Part], progress: OnProgress | None
) -> Iterator[Part]:
    """The part of each file, by ``read``; ``progress`` is told before each and at the end."""
    told = progress or _nobody
    points = 0
    for number, file in enumerate(files):
        so_far = Progress(number, len(files), points)
        told(so_far)
        with within_file(told, so_far):
            part = read(file)
        points += part.points
        yield part
    told(Progress(len(files), len(files), points))


def _nobody(_: Progress) -> None:
    """OnProgress where nobody wants to know."""


def with_members(found: Found) -> Found:
    """The files, with those that archives among them hold in the archives' place."""
    result = Found(problems=list(found.problems))
    for file in found.files:
        prefix = "" if file.is_alone else f"{PurePosixPath(file.name).with_suffix('')}/"
        members = None if file.is_member else open_archive(file, prefix)
        if members is None:
            result.files.append(file)
        else:
            result.files.extend(replace(member, is_member=True) for member in members.files)
            result.problems.extend(members.problems)
    return result


def corrections_of(file: LogFile, corrections: Corrections) -> Corrections:
    """Those of a file, and of the files in it if it is an archive."""
    if not corrections or file.is_alone:
        return corrections
    inside = f"{PurePosixPath(file.name).with_suffix('')}/"
    return Corrections(
        tuple(
            item for item in corrections.files if item[0] == file.name or item[0].startswith(inside)
        )
    )
