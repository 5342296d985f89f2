"""How much memory files take that are made to take much: ``python -m tests.attacks.greedy_files``.

Each is opened as the pages open it, in a process of its own; told is the most that this process and
those that read for it held at a time, beside the size of the file, and what the receipt says.
"""

import argparse
import multiprocessing
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import psutil

from dashboard.logs.apart.limits import budget
from dashboard.logs.apart.reading import read_apart
from dashboard.logs.follow.follower import Follower

MEGABYTE = 1 << 20


def bomb(folder: Path, size: int) -> Path:
    """A zip of many tables of the same row, which together are a thousand times its size."""
    path = folder / "logs.zip"
    table = b"step,loss\n" + b"1,2\n" * (4 * MEGABYTE)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number in range(size * 1000 // len(table)):
            archive.writestr(f"{number}/log.csv", table)
    return path


def records(folder: Path, size: int) -> Path:
    """One JSON value of small objects, each of which Python holds in hundreds of bytes."""
    path = folder / "history.json"
    row = '{"a":1,"b":{},"c":[]},'
    with path.open("w", encoding="ascii") as file:
        file.write("[")
        for _ in range(size // len(row) // 1000):
            file.write(row * 1000)
        file.write('{"step":1,"loss":2}]')
    return path


FILES: dict[str, tuple[Callable[[Path, int], Path], int]] = {
    "a zip of 0.46 MB": (bomb, int(0.46 * MEGABYTE)),
    "a JSON of 50 MB": (records, 50 * MEGABYTE),
    "a JSON of 200 MB": (records, 200 * MEGABYTE),
}


def opened(path: Path, said: "multiprocessing.connection.Connection") -> None:
    """Open a file and send what the receipt says of it."""
    follower = Follower([path], waits=False, into=read_apart)
    follower.poll(time.time())
    said.send([note.code.value for one in follower.book.receipt.sources for note in one.notes])


def most_held(process: psutil.Process, ends: threading.Event) -> int:
    """The most bytes that a process and its children hold together until it ``ends``."""
    most = 0
    while not ends.wait(0.02):
        total = 0
        for one in [process, *process.children(recursive=True)]:
            try:
                total += one.memory_info().rss
            except psutil.Error:
                continue
        most = max(most, total)
    return most


def main() -> None:
    """Open each file and print a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=[*FILES], action="append")
    asked = parser.parse_args()
    print(f"the budget of this machine: {budget() / MEGABYTE:.0f} MiB")
    spawn = multiprocessing.get_context("spawn")
    for name in asked.only or FILES:
        make, size = FILES[name]
        with tempfile.TemporaryDirectory() as folder:
            path = make(Path(folder), size)
            here, there = spawn.Pipe()
            process = spawn.Process(target=opened, args=(path, there))
            process.start()
            ends, found = threading.Event(), []
            watch = threading.Thread(
                target=lambda p=process, e=ends, f=found: f.append(
                    most_held(psutil.Process(p.pid), e)
                )
            )
            watch.start()
            notes = here.recv()
            ends.set()
            watch.join()
            process.join()
            print(
                f"{name} ({path.stat().st_size / MEGABYTE:.2f} MB): "
                f"{found[0] / MEGABYTE:.0f} MiB, {', '.join(notes) or 'read'}",
                flush=True,
            )


if __name__ == "__main__":
    main()
