"""Train one job: each run anew, or after the epoch of its checkpoint, alone or with the others.

What is in the folder of a run decides how it begins.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from trainer.errors import TrainerError
from trainer.run_files.checkpoint import is_of_one, is_there
from trainer.run_files.lock import locked
from trainer.run_files.run_folder import is_complete
from trainer.run_files.stack_checkpoint import head_of
from trainer.running.jobs import Job, Placed
from trainer.running.memory import keep_freed_memory
from trainer.running.note import Note, Options, Tell
from trainer.running.sources import Sources
from trainer.running.train_one import train_one
from trainer.running.train_together import go_on, going_on, train_together


def train_job(job: Job, sources: Sources, options: Options, tell: Tell) -> None:
    """Train all runs of `job` into their folders, together where they are several.

    A run that has a checkpoint goes on from there, alone or with the stack that it was in.

    Errors: `TrainerError` where a folder can no longer be written or another process trains in it.
    """
    keep_freed_memory()
    is_one = len(job.placed) == 1 or options.keep_checkpoint
    alone: list[Placed] = []
    together: list[Placed] = []
    stacks: dict[Path, list[Placed]] = {}  # by the folders of their heads
    with ExitStack() as locks:
        for run, folder in job.placed:
            with _told(folder):
                locks.enter_context(locked(folder))
                head = head_of(folder)
                if is_complete(folder, run.hparams()):  # its worker died when all was done
                    tell(Note(run.name, ended=""))
                elif head is not None:
                    stacks.setdefault(head, []).append((run, folder))
                elif is_one or is_of_one(folder):
                    alone.append((run, folder))
                else:
                    together.append((run, folder))
        lost = [run.name for run, folder in together if is_there(folder)]
        for head, placed in stacks.items():
            with _told(head):
                goes_on = going_on(head, placed, sources)
                if goes_on is not None:
                    go_on(goes_on, sources, options, tell)
                again = [one for one in placed if goes_on is None or not goes_on.has(one[0])]
                lost += [run.name for run, _ in again]
                together += again
        for run, folder in alone:
            with _told(folder):
                train_one(run, folder, sources, options, tell)
        if together:
            with _told(together[0][1].parent):
                train_together(together, sources, options, tell, lost)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """A failure to write, because the disk is full or the folder was taken away, as ours."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise TrainerError("unwritable", path=error.filename or folder, reason=reason) from None
