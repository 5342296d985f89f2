"""What a pack says beside its logs: the verdicts when it was made, and what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import LampName, State
from dashboard.logs.packs.container import PackError, blocks, is_pack, unpacked
from dashboard.logs.packs.packed_set import MEETINGS, about_of


@dataclass(frozen=True, slots=True)
class Otherwise:
    """An indicator of a run that was judged otherwise when the pack was made."""

    run_id: str
    lamp: LampName
    before: State
    now: State


@dataclass(frozen=True, slots=True)
class KeptIn:
    """What a pack says beside its logs.

    Attributes:
        made: when, as ISO 8601 has it.
        program: the version of the program that made it.
        states: the state of each indicator of each run, by run id and indicator.
        meetings: the document of what was decided; empty where nothing was.
    """

    made: str
    program: str
    states: Mapping[str, Mapping[str, str]]
    meetings: str


def kept_in(page: bytes) -> KeptIn | None:
    """What the pack ``page`` says; ``None`` where it is none, or too damaged to say anything."""
    try:
        held = blocks(page)
        about = about_of(held)
        return KeptIn(
            str(about.get("made", "")),
            str(about.get("program", "")),
            _states(about.get("states")),
            unpacked(held[MEETINGS]).decode("utf-8", "replace") if MEETINGS in held else "",
        )
    except PackError:
        return None


def meetings_of(file: bytes) -> str:
    """The document of meetings that a file is, or that a pack holds; empty in one without any."""
    if not is_pack(file):
        return file.decode("utf-8-sig", "replace")
    found = kept_in(file)
    return "" if found is None else found.meetings


def otherwise(kept: KeptIn, report: Report) -> list[Otherwise]:
    """What the program that opens a pack judges otherwise than the one that made it."""
    found = []
    for run_id, states in kept.states.items():
        diagnosis = report.by_id.get(run_id)
        for name, lamp in diagnosis.lamps.items() if diagnosis is not None else ():
            before = _state(lamp.state, states.get(name.value, ""))
            if before is not None and before is not lamp.state:
                found.append(Otherwise(run_id, name, before, lamp.state))
    return found


def _state(like: State, value: str) -> State | None:
    """The state of a value, of the kind of another; ``None`` for one that there is no more."""
    try:
        return type(like)(value)
    except ValueError:
        return None


def _states(held: Any) -> dict[str, dict[str, str]]:
    if not isinstance(held, dict):
        return {}
    return {
        run: {str(name): str(state) for name, state in states.items()}
        for run, states in held.items()
        if isinstance(states, dict)
    }
