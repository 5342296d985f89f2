"""How fast logs are read, beside the other readers of the same files.

``python -m benchmarks.read_logs [--points 1000000] [--rounds 3] [--folder DIR]`` writes the inputs
where they are missing, runs every reader on each in a process of its own, the readers alternating,
and prints the median seconds, the ratio to ours, and the peak memory over the size of the log. The
clocks start when the readers' modules are loaded and the log is not yet open; the data server's
time includes its start, which it cannot do without.  Peak memory is that of the process, modules
included.

``curva`` reads with the cache off, ``caching`` reads and writes it, ``cached`` reads from it.
"""

import argparse
import importlib.util
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks import log_inputs

INPUTS: dict[str, tuple[Callable[[Path, int], None], int]] = {  # writer, multiple of --points
    "events": (log_inputs.one_file, 1),
    "tensors": (log_inputs.tensors, 1),
    "runs": (log_inputs.many_runs, 5),
    "large": (log_inputs.one_file, 10),
    "csv": (log_inputs.wide_csv, 10),
}
READERS = {
    "events": ("curva", "accumulator", "tbparse", "server"),
    "tensors": ("curva", "accumulator"),
    "runs": ("curva", "caching", "cached", "accumulator"),
    "large": ("curva",),
    "csv": ("curva", "pandas"),
}


WITH_CACHE = frozenset({"caching", "cached"})
"""Those that may write or read the cache; the others find it turned off."""

# Readers are imported where they are used: each process loads only the one it times.
# ruff: noqa: PLC0415


def read_with_curva(folder: Path) -> Callable[[], int]:
    """Folder to log book: every point in the series of its run."""
    from dashboard.logs.load import load_paths
    from dashboard.logs.registry import all_readers

    all_readers()
    return lambda: load_paths([folder]).points_by_metric().total()


def read_and_cache(folder: Path) -> Callable[[], int]:
    """Folder to log book and into an empty cache."""
    from dashboard.logs.cache import cache_files as cache

    cache.clear()
    return read_with_curva(folder)


def read_with_accumulator(folder: Path) -> Callable[[], int]:
    """TensorBoard's own reader in Python, keeping every point."""
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    def read() -> int:
        total = 0
        for path in sorted(folder.iterdir()):
            events = EventAccumulator(str(path), {"scalars": 0, "tensors": 0})
            events.Reload()
            tags = events.Tags()
            total += sum(len(events.Scalars(tag)) for tag in tags["scalars"])
            total += sum(len(events.Tensors(tag)) for tag in tags["tensors"])
        return total

    return read


def read_with_tbparse(folder: Path) -> Callable[[], int]:
    """The table of scalars of tbparse."""
    from tbparse import SummaryReader

    return lambda: len(SummaryReader(str(folder)).scalars)


def read_with_server(folder: Path) -> Callable[[], int]:
    """TensorBoard's server in Rust: started, polled until it has every point."""
    from tensorboard.context import RequestContext
    from tensorboard.data import server_ingester
    from tensorboard.util.grpc_util import ChannelCredsType

    def read() -> int:
        ingester = server_ingester.SubprocessServerDataIngester(
            server_ingester.get_server_binary(),
            str(folder),
            reload_interval=0,
            channel_creds_type=ChannelCredsType.LOCAL,
            samples_per_plugin={"scalars": 0},
        )
        ingester.start()
        provider = ingester.data_provider
        seen, total = -1, 0
        while total == 0 or total != seen:
            seen = total
            found = provider.read_scalars(
                RequestContext(), experiment_id="", plugin_name="scalars", downsample=10**9
            )
            total = sum(len(points) for tags in found.values() for points in tags.values())
        return total

    return read


def read_with_pandas(folder: Path) -> Callable[[], int]:
    """The fastest engine of pandas on the bare table."""
    import pandas as pd

    return lambda: pd.read_csv(folder / "log.csv", engine="pyarrow").iloc[:, 1:].size


PREPARE = {
    "curva": read_with_curva,
    "caching": read_and_cache,
    "cached": read_with_curva,
    "accumulator": read_with_accumulator,
    "tbparse": read_with_tbparse,
    "server": read_with_server,
    "pandas": read_with_pandas,
}


def one(reader: str, folder: Path) -> None:
    """Run one reader and print its seconds, peak memory in bytes and points."""
    if reader not in WITH_CACHE:
        os.environ["CURVA_CACHE"] = ""
    read = PREPARE[reader](folder)
    started = time.perf_counter()
    points = read()
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(seconds, peak, points, flush=True)
    os._exit(0)  # the data server's threads would be waited for


def is_installed(reader: str) -> bool:
    """Whether the packages of a reader are installed; prints which is not."""
    module = {"tbparse": "tbparse", "server": "tensorboard_data_server"}.get(reader)
    if module is None or importlib.util.find_spec(module) is not None:
        return True
    print(f"{reader}: not measured, {module} is not installed")
    return False


def measure(reader: str, folder: Path) -> tuple[float, float, int]:
    """One run of a reader in a process of its own: seconds, peak bytes, points."""
    command = [sys.executable, "-m", "benchmarks.read_logs", "--one", reader, str(folder)]
    environment = os.environ | {"CURVA_CACHE": str(folder.with_name("cache").resolve())}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    seconds, peak, points = done.stdout.split()[-3:]
    return float(seconds), float(peak), int(points)


def main() -> None:
    """Write the inputs, time the readers alternately, print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks/logs"))
    parser.add_argument("--only", choices=sorted(INPUTS))
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one[0], Path(options.one[1]))
    print(f"{'input':10}{'reader':14}{'points':>12}{'seconds':>10}{'ratio':>8}{'memory':>9}")
    for name, (write, times) in INPUTS.items():
        if options.only in (None, name):
            folder = options.folder / f"{name}-{options.points * times}"
            if not folder.exists():
                write(folder, options.points * times)
            report(name, folder, options.rounds)


def report(name: str, folder: Path, rounds: int) -> None:
    """Time every reader of an input and print a line for each."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    results: dict[str, list[tuple[float, float, int]]] = {}
    readers = [reader for reader in READERS[name] if is_installed(reader)]
    for _ in range(rounds):
        for reader in readers:
            results.setdefault(reader, []).append(measure(reader, folder))
    ours = statistics.median(seconds for seconds, *_ in results["curva"])
    for reader, runs in results.items():
        seconds = statistics.median(run[0] for run in runs)
        ratio, memory = seconds / ours, runs[0][1] / size
        print(
            f"{name:10}{reader:14}{runs[0][2]:12}{seconds:10.3f}{ratio:8.2f}{memory:8.1f}×",
            flush=True,
        )


if __name__ == "__main__":
    main()
