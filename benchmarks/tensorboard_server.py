"""TensorBoard on a folder of runs, to be timed beside ours."""

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote


@contextmanager
def tensorboard(log: Path, folder: Path, steps: int) -> Iterator[str]:
    """TensorBoard on runs of ``steps`` while the block runs; its address once all is loaded."""
    address = "http://localhost:6106"
    binary = Path(sys.executable).with_name("tensorboard")
    command = [str(binary), "--logdir", str(folder), "--host", "localhost", "--port", "6106"]
    with log.open("w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        last = steps - 1
        waiting = [path.name for path in folder.iterdir()]
        while waiting:
            query = f"run={quote(waiting[-1])}&tag={quote('val/accuracy')}"
            points = _answer_of(f"{address}/data/plugin/scalars/scalars?{query}")
            if points and points[-1][1] == last:
                waiting.pop()
            else:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _answer_of(url: str) -> list[Any]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 (the loopback)
            return list(json.load(answer))
    except OSError:
        return []
