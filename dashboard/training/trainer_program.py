"""The trainer as a program: how it is called, and what it says of itself.

It runs with the same Python as the dashboard, without a shell, its words as a list.
"""

import json
import os
import site
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds both packages: a checkout, or that of the installed packages."""

PROGRAM: tuple[str, ...] = (sys.executable, "-P", "-m", "trainer")
"""``-P``: nothing that lies in the folder in which it runs is imported."""

ANSWER_S = 60.0
"""Seconds that the description may take; it takes a quarter of one, more on a busy machine."""

FORMAT = 1
"""The version of the description that is understood here."""


class TrainerProblemError(Exception):
    """The trainer cannot be used; ``code`` says why: ``no-trainer`` or ``no-packages``."""

    def __init__(self, code: str, **values: str) -> None:
        """Keep the code and what it is about."""
        super().__init__(code)
        self.code = code
        self.values = values


def environment() -> dict[str, str]:
    """The variables of the trainer's process: one thread, and the packages of a checkout."""
    found = dict(os.environ)
    # Two threads are slower than one on small networks, and a process counts as one core here.
    found |= {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "PYTHONUTF8": "1"}
    if not _is_installed(ROOT):
        found["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), found.get("PYTHONPATH"))))
    return found


def _is_installed(folder: Path) -> bool:
    """Whether Python finds packages in ``folder`` by itself."""
    known = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    known |= {*site.getsitepackages(), site.getusersitepackages()}
    return folder in {Path(one).resolve() for one in known}


def describe(program: Sequence[str] | None = None) -> Mapping[str, Any]:
    """What the trainer can be asked for, as ``trainer/commands/describe.py`` says.

    Raises:
        TrainerProblemError: It is not there, does not answer, or lacks packages.
    """
    words = [*(program or PROGRAM), "describe"]
    try:
        done = subprocess.run(  # noqa: S603 (our own words)
            words,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=ANSWER_S,
            check=True,
        )
        told = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise TrainerProblemError("no-trainer") from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise TrainerProblemError("no-trainer")
    if told["missing"]:
        raise TrainerProblemError("no-packages", name=str(told["missing"][0]))
    return told
