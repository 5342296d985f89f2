"""``progress.json`` of Stable Baselines 3: JSON lines, the rows of ``progress.csv``.

Recognised by: ``time/total_timesteps`` in a row.
"""

from dashboard.logs.file_head import Head, to_text
from dashboard.logs.points.rows import Row, json_lines, numbers, points_of, reading_of, whole_number
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.model.run import XUnit

_STEP = "time/total_timesteps"


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if any(_STEP in row for row in head.json_rows) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    lines = json_lines(to_text(data) or "")
    rows = []
    for record in lines.rows:
        step = whole_number(record.get(_STEP))
        if step is not None:
            rows.append(Row(step, {k: v for k, v in numbers(record).items() if k != _STEP}))
    return reading_of([LoggedRun(points_of(rows), x_unit=XUnit.STEP)], lines)


READER = Reader("sb3 json", _guess, _read, run_is_folder=True)
