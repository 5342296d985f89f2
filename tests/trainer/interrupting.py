"""A command of the trainer in a process of its own, to be stopped or killed."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
EAGER = (  # a checkpoint after every epoch, so that a kill meets one that is being written
    "import signal, sys, trainer.run_files.checkpoint as c; c.EVERY_S = 0.0\n"
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a background job ignores it
    "from trainer.__main__ import main\n"
    "sys.exit(main(sys.argv[1:]))"
)


@contextlib.contextmanager
def started(program: str, *words: str) -> Iterator[subprocess.Popen]:
    """The program begun with the words of a command; killed in the end if it still runs."""
    command = [sys.executable, "-c", program, *words]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def rows_in(folder: Path) -> int:
    file = folder / "metrics.csv"
    return file.read_bytes().count(b"\n") - 1 if file.exists() else 0


def wait_for(rows: int, out: Path, process: subprocess.Popen) -> None:
    while rows_in(out) < rows:
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.001)
