"""What is remembered of a training that was asked for: one small JSON file each.

A file is written beside its place and moved there in one step; one that is damaged, or from another
version, is as if it had never been.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from dashboard.training import places
from dashboard.training.plan import FOLLOW, RUN, Kind
from dashboard.training.processes import Known
from dashboard.whole_files import write_whole

FORMAT = 1
MAX_BYTES = 1 << 20


class State(StrEnum):
    """What a training does, or how it ended."""

    WAITING = "waiting"  # for a core
    RUNNING = "running"
    STOPPING = "stopping"  # was asked to stop and has not yet
    STOPPED = "stopped"  # by a person
    INTERRUPTED = "interrupted"  # by something else: the machine went down, it was killed
    FAILED = "failed"  # it ended by itself and said why
    FINISHED = "finished"


ACTIVE = frozenset({State.RUNNING, State.STOPPING})
"""There is a process."""

CAN_RESUME = frozenset({State.STOPPED, State.INTERRUPTED, State.FAILED})


@dataclass(frozen=True, slots=True)
class Record:
    """One training; times in seconds since 1970, 0 where there is none yet."""

    id: str
    kind: Kind
    name: str
    words: tuple[str, ...]  # after `python -m trainer` and its command, without the folder
    extra: tuple[str, ...]  # further ones, which change no number
    runs: int
    epochs: int
    cores: int
    asked_at: float
    state: State = State.WAITING
    process: Known | None = None
    began_at: float = 0.0  # its process, the last one
    began_with: int = 0  # epochs that were over then
    ended_at: float = 0.0
    stop_at: float = 0.0  # when it was asked to stop
    code: int | None = None  # with which it ended, where that was seen
    source: Mapping[str, str] = field(default_factory=dict)
    command: str = RUN  # of the trainer

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {"format": FORMAT, **asdict(self)}

    @staticmethod
    def from_dict(told: Mapping[str, Any]) -> "Record":
        """From such JSON.

        Raises:
            ValueError, KeyError, TypeError: It is not that.
        """
        values = dict(told)
        if values.pop("format") != FORMAT or not places.is_id(values["id"]):
            raise ValueError("not a record of this version")
        process = values.pop("process")
        return Record(
            **values
            | {
                "kind": Kind(values["kind"]),
                "state": State(values["state"]),
                "words": tuple(map(str, values["words"])),
                "extra": tuple(map(str, values["extra"])),
                "command": _command(values.get("command", RUN)),
                "process": Known(int(process["pid"]), float(process["started_at"]))
                if process
                else None,
            }
        )


def _command(name: object) -> str:
    if name not in (RUN, FOLLOW):
        raise ValueError("not a command that trains")
    return str(name)


def read(root: Path, name: str) -> Record | None:
    """The training called ``name``; ``None`` where it cannot be read."""
    if not places.is_id(name):
        return None
    try:
        with places.record_of(root, name).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        found = Record.from_dict(json.loads(data))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return found if found.id == name else None


def read_all(root: Path) -> list[Record]:
    """Every training that is remembered, the last one first."""
    found = (read(root, name) for name in sorted(places.names(root), reverse=True))
    return [one for one in found if one is not None]


def write(root: Path, record: Record) -> None:
    """Remember a training; raise ``OSError`` where the disk refuses."""
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    data = json.dumps(record.to_dict(), ensure_ascii=False).encode()
    write_whole(places.record_of(root, record.id), data, safely=True)


def forget(root: Path, name: str) -> None:
    """Remember a training no longer; its logs stay."""
    for path in (places.record_of(root, name), places.output_of(root, name)):
        path.unlink(missing_ok=True)
