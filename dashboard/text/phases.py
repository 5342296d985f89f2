"""The phases of a training whose batch size or learning rate changed on the way."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.model.run import Run

MOST = 3
"""Phases that a name can carry; more is a schedule, which a name does not describe."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a training with constant settings; ``None`` where the log does not say."""

    epochs: int
    batch_size: float | None
    lr: float | None


def phases(run: Run) -> tuple[Phase, ...]:
    """The phases that ``run``'s ``schedule`` setting lists; none unless it lists two or three.

    The setting is a list of records with ``epoch`` (the first of the phase, from 1),
    ``batch_size`` and ``lr``, as mappings or as pairs; anything else counts as no phases.
    """
    listed = run.config.get("schedule")
    records = [_record(item) for item in listed] if isinstance(listed, tuple) else []
    last = _number(run.config.get("epochs"))
    starts = [_number(record.get("epoch")) for record in records]
    if not 2 <= len(records) <= MOST or last is None or None in starts:
        return ()
    ends = [*starts[1:], last + 1]
    lengths = [int(end - start) for start, end in zip(starts, ends, strict=True) if start and end]
    if len(lengths) != len(records) or min(lengths) < 1:
        return ()
    return tuple(
        Phase(length, _number(record.get("batch_size")), _number(record.get("lr")))
        for length, record in zip(lengths, records, strict=True)
    )


def _record(item: object) -> Mapping[str, object]:
    if isinstance(item, Mapping):
        return {str(key): value for key, value in item.items()}
    if isinstance(item, tuple):
        pairs = [pair for pair in item if isinstance(pair, tuple) and len(pair) == 2]
        return {str(pair[0]): pair[1] for pair in pairs}
    return {}


def _number(value: object) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else None  # type: ignore[arg-type]
