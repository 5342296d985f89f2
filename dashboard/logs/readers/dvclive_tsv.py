"""DVCLive's ``plots/metrics/<group>/<name>.tsv``: one metric per file, named by its path.

Recognised by: a column ``step``, a last column called as the file is, and ``metrics/`` in the path.
"""

from dataclasses import replace
from pathlib import PurePosixPath

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.tabular.wide import read_wide


def _guess(head: Head) -> Claim:
    table = head.table
    path = PurePosixPath(head.name)
    if table is None or path.suffix != ".tsv" or not 2 <= len(table.header) <= 3:
        return Claim.NO
    own = "step" in table.header and table.header[-1] == path.stem
    return Claim.SIGNATURE if own else Claim.NO


def _read(head: Head, data: bytes) -> Reading:
    home, metric = _placed(PurePosixPath(head.name))
    return read_wide(head, data).with_points(lambda one: replace(one, tag=metric), home)


def _placed(path: PurePosixPath) -> tuple[str, str]:
    """The run's folder and the metric's name: the parts before and after ``plots/metrics``."""
    parts = path.with_suffix("").parts
    if "metrics" not in parts[:-1]:
        before_1_0 = path.parent.name == "scalars"
        return str(path.parent.parent if before_1_0 else path.parent), parts[-1]
    at = parts.index("plots") + 1 if "plots" in parts[:-2] else parts.index("metrics")
    folder = parts[: at - 1] if at and parts[at - 1] == "plots" else parts[:at]
    return "/".join(folder) or ".", "/".join(parts[at + 1 :])


READER = Reader("dvclive", _guess, _read, run_is_folder=True)
