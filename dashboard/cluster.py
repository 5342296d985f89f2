"""Reading and run-alone diagnosis spread over the workers of a Dask cluster.

Lists of files go out and what was read comes back; curves go out and what was seen on them comes
back.  Runs are put together, compared and concluded here, by the same code as without a cluster,
so that the results are equal.  The workers need this program and must reach the files under the
same paths or addresses.  ``distributed`` is optional (the extra ``cluster``).  This module knows no
format, no rule and no sentence.

It helps where small files take longer to arrive than to read, such as thousands of them behind an
address or on a network disk, and where the workers are other machines.  On one machine with a disk
of its own it does not: two workers read 20,000 small files 1.2 to 1.4 times as fast, long files and
curves cost more to send than to read and to judge.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any, TypeVar

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.engine import examine_each
from dashboard.logs.corrections.correction import Corrections
from dashboard.logs.part import Part
from dashboard.logs.parts import read_part
from dashboard.logs.sources.disk import LogFile, disk_file
from dashboard.model.curve import RunCurves

PATIENCE_S = 10  # seconds to wait for the scheduler and for its first worker
BATCHES_PER_THREAD = 4  # so that one slow batch does not keep the others waiting long
FILE_COST = 32 << 10  # bytes whose parsing takes about as long as opening one more file
RUN_COST = 500  # points whose measuring takes about as long as beginning one more run

Item = TypeVar("Item")
Given = TypeVar("Given")
Seen = tuple[Any, Any, Any]
"""A case without its curves: symptoms, lamps and failures."""


class SchedulerError(Exception):
    """The cluster cannot do the work; ``message`` is the id of the sentence that says why."""

    def __init__(self, message: str, address: str) -> None:
        """Keep the sentence's id and the scheduler's address."""
        super().__init__(f"{address}: {message}")
        self.message = message
        self.address = address


@dataclass(frozen=True, slots=True)
class Cluster:
    """A scheduler that answered, with workers."""

    address: str
    client: Any

    def read(self, files: Sequence[LogFile], corrections: Corrections) -> list[Part]:
        """Read files by the workers; the parts are in the order of the files."""
        found = [_for_any_folder(file) for file in files]
        work = partial(read_part, corrections=corrections)
        return self._spread(work, found, [FILE_COST + file.size for file in found])

    def examine(self, runs: Iterable[RunCurves]) -> Iterator[Case]:
        """Judge runs from their own curves by the workers; the cases are in the runs' order."""
        held = list(runs)
        costs = [RUN_COST + sum(map(len, one.curves.values())) for one in held]
        parts = self._spread(examine_part, held, costs)
        seen = [one for part in parts for one in part]
        for curves, (symptoms, lamps, failures) in zip(held, seen, strict=True):
            yield Case(curves, symptoms, lamps, failures)

    def _spread(
        self, work: Callable[[list[Item]], Given], items: Sequence[Item], costs: Sequence[int]
    ) -> list[Given]:
        """``work`` done on batches of ``items`` of about equal cost, in their order."""
        try:
            threads = sum(self.client.nthreads().values())
            batches = batches_of(items, costs, BATCHES_PER_THREAD * max(threads, 1))
            sent = self.client.scatter(batches, hash=False)
            done: list[Given] = self.client.gather(self.client.map(work, sent, pure=False))
        except Exception as error:
            raise SchedulerError("cli-scheduler-failed", self.address) from error
        return done


@contextmanager
def joined(address: str) -> Iterator[Cluster]:
    """The cluster of the scheduler at ``address``, left again at the end.

    Raises:
        SchedulerError: if ``distributed`` is missing, or no scheduler or no worker answers.
    """
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise SchedulerError("cli-scheduler-package", address) from error
    try:
        client = distributed.Client(address, timeout=PATIENCE_S, set_as_default=False)
    except Exception as error:
        raise SchedulerError("cli-scheduler-silent", address) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE_S)
        except TimeoutError as error:
            raise SchedulerError("cli-scheduler-idle", address) from error
        yield Cluster(address, client)


def examine_part(runs: Sequence[RunCurves]) -> list[Seen]:
    """What is seen on some runs, without the curves that whoever asked has."""
    return [(case.symptoms, case.lamps, case.failures) for case in examine_each(runs)]


def batches_of(items: Sequence[Item], costs: Sequence[int], count: int) -> list[list[Item]]:
    """``items`` in at most about ``count`` batches of similar cost, in their order, none empty."""
    enough = math.ceil(sum(costs) / count)
    batches: list[list[Item]] = []
    held = enough
    for item, cost in zip(items, costs, strict=True):
        if held >= enough:
            batches.append([])
            held = 0
        batches[-1].append(item)
        held += cost
    return batches


def _for_any_folder(file: LogFile) -> LogFile:
    """The same file by its full path: a worker may have been started in another folder."""
    if file.path is None:
        return file
    return disk_file(file.path.absolute(), file.name, file.size)
