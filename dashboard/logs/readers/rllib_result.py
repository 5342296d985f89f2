"""RLlib's ``result.json``: JSON lines, one per training iteration, with the whole configuration.

Recognised by: ``training_iteration`` in a row.  The axis is ``timesteps_total``, or in newer
versions ``num_env_steps_sampled_lifetime``, where it is logged; the configuration of the first row
becomes the run's settings.
"""

from typing import Any

from dashboard.logs.file_head import Head, to_text
from dashboard.logs.hparams.side_files import canonical
from dashboard.logs.points.rows import (
    Row,
    json_lines,
    number,
    numbers,
    points_of,
    reading_of,
    whole_number,
)
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.model.run import XUnit

_COUNTS = ("timesteps_total", "num_env_steps_sampled_lifetime", "training_iteration")
_AXES = frozenset({*_COUNTS, "timestamp"})


def _guess(head: Head) -> Claim:
    rows = head.json_rows or ((head.json,) if isinstance(head.json, dict) else ())
    return Claim.SIGNATURE if any("training_iteration" in row for row in rows) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    lines = json_lines(to_text(data) or "")
    axis = next(
        (name for name in _COUNTS if any(number(row.get(name)) is not None for row in lines.rows)),
        "training_iteration",
    )
    rows = []
    for record in lines.rows:
        step = whole_number(record.get(axis))
        if step is None:
            continue
        measured = {
            name: value
            for name, value in numbers(record).items()
            if name not in _AXES and not name.startswith("config/")
        }
        rows.append(Row(step, measured, None, number(record.get("timestamp"))))
    first: dict[str, Any] = next(
        (row["config"] for row in lines.rows if isinstance(row.get("config"), dict)), {}
    )
    run = LoggedRun(points_of(rows), x_unit=XUnit.STEP, config=canonical(first))
    return reading_of([run], lines)


READER = Reader("rllib", _guess, _read, run_is_folder=True)
