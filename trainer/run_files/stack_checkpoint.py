"""The checkpoint of runs that train as one stack: one file, so that it is written in one step.

It lies in the folder of the first of the runs that are written, the stack's head; the folders of
the others have a checkpoint that names the head. So every run knows whence it goes on, whichever
of them a command asks for.

What a stack computes rests in its last bits on which runs are in it. So all go on together as they
were, those that are complete or not asked for as well; of these nothing is written. The file says
of each run its folder, its settings and its identity; `marks` are None where it is not written.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.errors import TrainerError
from trainer.run_files.checkpoint import FORM, Checkpoints, read, remove, save
from trainer.run_files.lock import locked
from trainer.run_files.log import Marks
from trainer.run_files.run_folder import CHECKPOINT, read_hparams, write_whole


@dataclass(frozen=True, slots=True)
class Member:
    """One run of a stack, as its checkpoint knows it."""

    folder: Path
    settings: Mapping[str, Any]  # all of them, as `record.all_settings` writes them
    identity: str  # what it must agree in to go on, see `checkpoint.text`


@dataclass(frozen=True, slots=True)
class KeptStack:
    """A checkpoint of a stack that was read."""

    members: tuple[Member, ...]
    marks: tuple[Marks | None, ...]  # of each; None where it was not written
    state: dict[str, Any]
    threads: int


class StackCheckpoints(Checkpoints):
    """Keeps the state of one stack."""

    def __init__(
        self, members: Sequence[Member], written: Sequence[Path], sync: Callable[[], None]
    ) -> None:
        """Nothing is kept yet.

        Args:
            members: all the runs, in the order of the stack.
            written: the folders of those whose logs are written, in the same order.
            sync: brings their logs to the disk.
        """
        self._members, self._written_to = tuple(members), tuple(written)
        self._are_named = False
        head = self._written_to[0]
        of_members = [
            {
                "folder": _from(head, one.folder),
                "settings": one.settings,
                "identity": one.identity,
            }
            for one in members
        ]
        super().__init__(head, {"members": of_members}, sync)

    def write(self) -> None:
        """Write the state of the last epoch, and before the first time who has it."""
        if not self._are_named:
            head, *others = self._written_to
            for folder in others:
                named = {"form": FORM, "head": _from(folder, head)}
                write_whole(folder / CHECKPOINT, save(named), safely=True)
            self._are_named = True
        super().write()

    def remove(self) -> None:
        """Leave no checkpoint in the folder of any run of the stack that is complete."""
        for one in self._members:
            if _is_complete(one.folder):
                remove(one.folder)


def leave_behind(kept: KeptStack, head: Path, going_on: Sequence[Path]) -> None:
    """Give those who wait for `kept`, and do not go on now, a checkpoint of their own.

    Those who go on will soon replace that in `head`. A run that another process trains has its
    state there.
    """
    marks: list[Marks | None] = [None] * len(kept.members)
    folders = []
    with ExitStack() as locks:
        for i, one in enumerate(kept.members):
            is_waiting = kept.marks[i] is not None and one.folder not in going_on
            if not is_waiting or _is_complete(one.folder) or head_of(one.folder) != head:
                continue
            with suppress(TrainerError):
                locks.enter_context(locked(one.folder))
                marks[i] = kept.marks[i]
                folders.append(one.folder)
        if folders:
            others = StackCheckpoints(kept.members, folders, lambda: None)
            others.keep(kept.state, marks, kept.threads)
            others.write()


def head_of(folder: Path) -> Path | None:
    """Where the stack's checkpoint lies that a run has part in; None where it has in none."""
    seen: set[Path] = set()
    while (place := folder.resolve()) not in seen:
        seen.add(place)
        found = read(place, lazily=True)
        if found is None or "members" in found:
            return None if found is None else place
        if not isinstance(found.get("head"), str):
            return None  # of a run that trains alone
        folder = place / found["head"]
    return None


def find_stack(head: Path) -> KeptStack | None:
    """The checkpoint of a stack, whose logs are yet to be looked at; None where it is no use."""
    found = read(head)
    if found is None:
        return None
    try:
        return KeptStack(
            tuple(
                Member((head / one["folder"]).resolve(), one["settings"], one["identity"])
                for one in found["members"]
            ),
            tuple(found["marks"]),
            found["state"],
            found["threads"],
        )
    except (KeyError, TypeError):
        return None


def _is_complete(folder: Path) -> bool:
    return (read_hparams(folder) or {}).get("finished") is True


def _from(start: Path, place: Path) -> str:
    """`place` as seen from `start`, so that all may be moved together."""
    try:
        return Path(os.path.relpath(place.resolve(), start.resolve())).as_posix()
    except ValueError:  # another drive
        return place.resolve().as_posix()
