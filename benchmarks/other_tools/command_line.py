"""Asking a program about many runs, several processes at a time."""

import hashlib
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.other_tools.finding import UNREAD, Verdict
from benchmarks.other_tools.tool import Place
from benchmarks.published import Labelled

LIMIT_S = 120  # a run that takes longer is not judged
JUDGED = (0, 1)  # exit codes of a judged run in all of these programs; 2 is "could not judge"


def ask_each(
    runs: Sequence[Labelled],
    place: Place,
    write: Callable[[Labelled, Path], Path],
    command: Callable[[Path, Path], Sequence[str | Path]],
    read: Callable[[str], Verdict],
    *,
    is_written: bool = False,
) -> list[Verdict]:
    """One process a run.

    Args:
        runs: what to ask about.
        place: where the tool is and where its files go.
        write: writes the log of a run into a folder and returns its path.
        command: the command for a log and for the file that its answer goes to.
        read: the verdict in an answer.
        is_written: whether the program writes the answer's file itself, not to its output.
    """

    def one(run: Labelled) -> Verdict:
        folder = folder_of(run, place)
        answer = folder / "answer.json"
        if not answer.is_file():
            text = output(command(write(run, folder), answer), folder)
            if text and not is_written:
                answer.write_text(text, encoding="utf-8")
        return read(answer.read_text(encoding="utf-8")) if answer.is_file() else UNREAD

    with ThreadPoolExecutor(place.workers) as pool:
        return list(pool.map(one, runs))


def folder_of(run: Labelled, place: Place) -> Path:
    """Where the files of one run go: the same folder whatever other runs are asked about."""
    name = f"{run.source}/{run.curves.run.run_id}".encode()
    folder = place.work / hashlib.sha256(name).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def output(command: Sequence[str | Path], folder: Path) -> str | None:
    """What the program prints, ``None`` where it could not judge.

    It runs with ``folder`` as its home, so that it leaves nothing behind elsewhere.
    """
    environment: Mapping[str, str] = {
        "HOME": str(folder),
        "PATH": os.defpath,
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONUTF8": "1",
    }
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            env=dict(environment),
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode in JUDGED else None
