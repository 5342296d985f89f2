"""Train runs as one stack, each with a log and a record of its own, and one checkpoint for all.

A stack that was interrupted goes on with all the runs it had. Of those that are complete, not asked
for, or begun anew because their logs are damaged, nothing is written: they are passengers.
"""

import json
from collections.abc import Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.data import Data
from trainer.errors import TrainerError
from trainer.run_files.checkpoint import text
from trainer.run_files.log import Marks, RunLog, can_continue
from trainer.run_files.record import Record, all_settings
from trainer.run_files.stack_checkpoint import (
    KeptStack,
    Member,
    StackCheckpoints,
    find_stack,
    leave_behind,
)
from trainer.running.jobs import Placed
from trainer.running.note import Note, Options, Tell
from trainer.running.sources import Sources
from trainer.running.stack_logs import RunFiles, StackLogs
from trainer.running.train_one import failure, sizes_of, threads_of
from trainer.settings import Settings, from_mapping
from trainer.stacked.training import ended_in, train_stacked
from trainer.study import Run


@dataclass(frozen=True, slots=True)
class Seat:
    """One run of a stack; `run` is None for a passenger."""

    folder: Path
    settings: Settings
    identity: str
    run: Run | None
    marks: Marks | None = None  # where its logs go on


@dataclass(frozen=True, slots=True)
class GoesOn:
    """A stack that goes on: who is in it, and whence."""

    head: Path
    seats: tuple[Seat, ...]
    kept: KeptStack

    def has(self, run: Run) -> bool:
        """Whether `run` is written by it."""
        return any(one.run is run for one in self.seats)


def train_together(
    placed: Sequence[Placed], sources: Sources, options: Options, tell: Tell, lost: Sequence[str]
) -> None:
    """Train runs as one stack from their start, those called `lost` anew."""
    seats = [Seat(folder, run.settings, _identity(run, sources), run) for run, folder in placed]
    _train(seats, None, sources, options, tell, lost)


def go_on(goes_on: GoesOn, sources: Sources, options: Options, tell: Tell) -> None:
    """Train the runs of a stack that was interrupted to their end."""
    going = [one.folder.resolve() for one in goes_on.seats if one.run is not None]
    leave_behind(goes_on.kept, goes_on.head, going)
    _train(goes_on.seats, goes_on.kept, sources, options, tell)


def going_on(head: Path, placed: Sequence[Placed], sources: Sources) -> GoesOn | None:
    """How `placed` go on from the checkpoint in `head`; None where none of them can.

    Those whose logs are damaged or who are not in it are no more than passengers.
    """
    kept = find_stack(head)
    if kept is None:
        return None
    asked = {folder.resolve(): (run, folder) for run, folder in placed}
    seats = []
    for member, marks in zip(kept.members, kept.marks, strict=True):
        run, folder = asked.get(member.folder, (None, member.folder))
        try:
            settings = from_mapping(member.settings)
            is_same = json.loads(member.identity)["data"] == sources.digest_of(settings)
        except (TrainerError, ValueError, KeyError):
            return None
        if not is_same:  # the data have changed, and no stack goes on without one of its runs
            return None
        if run is not None and (marks is None or member.identity != _identity(run, sources)):
            run = None
        if run is not None and marks is not None and not can_continue(folder, marks):
            run = None
        seats.append(Seat(folder, settings, member.identity, run, marks if run else None))
    return GoesOn(head, tuple(seats), kept) if any(one.run for one in seats) else None


def _identity(run: Run, sources: Sources) -> str:
    """What a run must agree in to go on, see `checkpoint.find`."""
    hparams = {**run.hparams(), **sizes_of(sources.data_of(run.settings))}
    return text({**hparams, "data": sources.digest_of(run.settings)})


def _train(
    seats: Sequence[Seat],
    kept: KeptStack | None,
    sources: Sources,
    options: Options,
    tell: Tell,
    lost: Sequence[str] = (),
) -> None:
    logs = StackLogs(kept.state["seconds"] if kept else [0.0] * len(seats), tell)
    with ExitStack() as open_logs:
        data = [_opened(i, one, logs, sources, options, open_logs) for i, one in enumerate(seats)]
        _tell_of_the_start(logs, kept, lost, tell)
        checkpoints = StackCheckpoints(
            [Member(one.folder, all_settings(one.settings), one.identity) for one in seats],
            [seats[i].folder for i in logs.of],
            logs.sync,
        )

        def keep(state: dict[str, Any]) -> None:
            checkpoints.keep({**state, "seconds": logs.seconds()}, logs.marks())

        try:
            threads_before = kept.threads if kept else None
            with threads_of(seats[0].settings, data[0], threads_before, len(seats)):
                ends = train_stacked(
                    [one.settings for one in seats],
                    data,
                    logs.row,
                    logs.steps,
                    stop_on_divergence=options.stop_on_divergence,
                    keep=keep,
                    kept=kept.state if kept else None,
                )
            if options.keep_checkpoint:
                checkpoints.write()
            logs.finish(ends)
        except BaseException as error:  # whatever it is: what is trained is not lost
            with suppress(OSError):  # a full disk, say, which is what is to be told
                checkpoints.write()
            with suppress(OSError):
                logs.give_up(*failure(error))
            raise
        if not options.keep_checkpoint:
            checkpoints.remove()
    for i, one in logs.of.items():
        tell(Note(one.name, ends[i].last, ended=ends[i].why))


def _opened(
    i: int, seat: Seat, logs: StackLogs, sources: Sources, options: Options, open_logs: ExitStack
) -> Data:
    """The data of the run in `seat`; its logs are open from now on, unless it is a passenger."""
    data = sources.data_of(seat.settings)
    if seat.run is not None:
        sizes, digest = sizes_of(data), sources.digest_of(seat.settings)
        log = RunLog(seat.folder, {**seat.run.hparams(), **sizes}, seat.marks)
        open_logs.enter_context(closing(log))
        is_new = seat.marks is None
        record = Record(seat.folder, seat.run, sizes, digest, options.device, anew=is_new)
        logs.of[i] = RunFiles(seat.run, log, record, logs.seconds()[i])
    return data if options.device == "cpu" else data.to(options.device)


def _tell_of_the_start(
    logs: StackLogs, kept: KeptStack | None, lost: Sequence[str], tell: Tell
) -> None:
    """Say of each run that has not ended yet that it begins, or whence it goes on."""
    had_ended = ended_in(kept.state) if kept else {}
    epoch = kept.state["epoch"] if kept else 0
    for i, one in logs.of.items():
        if i not in had_ended:
            tell(Note(one.name, epoch=epoch, lost=len(lost) if one.name in lost[:1] else 0))
