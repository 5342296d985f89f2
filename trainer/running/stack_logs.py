"""The logs and records of the runs of a stack; there are none of passengers."""

from collections.abc import Sequence

from trainer.row import Row, Steps
from trainer.run_files.log import Marks, RunLog
from trainer.run_files.record import Record
from trainer.running.note import Note, Tell
from trainer.study import Run
from trainer.train import Ended


class RunFiles:
    """The files of one run while it trains, and how long it has been trained."""

    def __init__(self, run: Run, log: RunLog, record: Record, seconds: float) -> None:
        """The files are open; the run was trained for so many `seconds` before."""
        self.name, self.log, self.record, self.seconds = run.name, log, record, seconds
        self.is_complete = False


class StackLogs:
    """Writes what is measured of K runs, known by their numbers in the stack."""

    def __init__(self, before: Sequence[float], tell: Tell) -> None:
        """Nothing is written yet.

        Args:
            before: of each run, the seconds that it was trained in earlier sessions.
            tell: takes a note of every row.
        """
        self._before, self._tell = before, tell
        self.of: dict[int, RunFiles] = {}  # the runs that are written

    def row(self, i: int, row: Row) -> None:
        """Write one epoch of the run `i`."""
        if (one := self.of.get(i)) is not None:
            one.log.write(row)
            one.seconds += row.epoch_seconds or 0.0
            self._tell(Note(one.name, row))

    def steps(self, i: int, steps: Steps) -> None:
        """Write some updates of the run `i`."""
        if i in self.of:
            self.of[i].log.write_steps(steps)

    def marks(self) -> list[Marks | None]:
        """Where the logs of each run end now."""
        return [self.of[i].log.marks() if i in self.of else None for i in range(len(self._before))]

    def seconds(self) -> list[float]:
        """How long each run has been trained."""
        return [self.of[i].seconds if i in self.of else s for i, s in enumerate(self._before)]

    def sync(self) -> None:
        """Have all that was written on the disk itself."""
        for one in self.of.values():
            one.log.sync()

    def finish(self, ends: Sequence[Ended]) -> None:
        """Mark every run complete, one after the other."""
        for i, one in self.of.items():
            last, why = ends[i].last, ends[i].why
            one.log.finish({"epochs_done": last.epoch, "steps": last.step, "stopped": why})
            one.is_complete = True
            one.record.end("stopped" if why else "finished", why, one.seconds)

    def give_up(self, how: str, reason: str) -> None:
        """Write into the records of those that are not complete how they ended, and why."""
        for one in self.of.values():
            if not one.is_complete:
                one.record.end(how, reason, one.seconds)
