"""Fuzz targets, each in a fork of this process, so that the parsers are made ready once.

A line of the standard input is a JSON list: a target, the folder of its inputs, flags of libFuzzer.
Its answer is the processor time that the fork took, in seconds.

A finding is kept in the folder, one file per place that it comes from, and the fuzzing goes on.
What ends the process (a signal, a hang, memory without bound) libFuzzer keeps there itself.
"""

import hashlib
import json
import os
import sys
import traceback
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(
    include=[
        "dashboard.logs",
        "dashboard.report.run_query",
        "dashboard.text",
        "dashboard.views.lessons.address",
        "dashboard.views.serving.access_list",
        "dashboard.views.state",
        "trainer.study",
    ]
):
    from tests.fuzz.targets import Target, read, targets
from tests.logs.hostile_bytes import hostile

LOG = "log.txt"
MAX_BYTES = 65_536  # of one input
_FRAMES = 2  # calls inside the program that tell one finding from another


def main() -> None:
    """Fuzz what is asked for, one after the other."""
    for line in sys.stdin:
        name, folder, *flags = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                _fuzz(name, Path(folder), flags)
            finally:
                os._exit(1)
        _, _, used = os.wait4(child, 0)
        print(used.ru_utime + used.ru_stime, flush=True)


def _fuzz(name: str, folder: Path, flags: list[str]) -> None:
    """Start from the target's seeds and fuzz until a flag says to stop; never returns."""
    target = next(one for one in targets() if one.name == name)
    seeds = folder / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    log = os.open(folder / LOG, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(log, sys.stdout.fileno())
    os.dup2(log, sys.stderr.fileno())
    for number, (_, data) in enumerate(target.seeds):
        (seeds / str(number)).write_bytes(bytes([number]) + data)

    def mutate(data: bytes, max_size: int, seed: int) -> bytes:
        rng = Random(seed)  # noqa: S311 - libFuzzer gives the seed
        held = data[1:]
        for _ in range(rng.choice([1, 1, 2, 4])):
            held = hostile(held, rng, lambda one: atheris.Mutate(one, len(one) + 64))
        return (data[:1] + held)[:max_size]

    arguments = [
        sys.argv[0],
        *flags,
        f"-max_len={MAX_BYTES}",
        f"-artifact_prefix={folder}/",
        str(seeds),
    ]
    atheris.Setup(arguments, lambda data: _try(target, data, folder), custom_mutator=mutate)
    atheris.Fuzz()


def _try(target: Target, data: bytes, folder: Path) -> None:
    if not data:
        return
    try:
        read(target, data)
    except Exception as error:  # noqa: BLE001 - every exception is a finding
        _keep(folder, data, error)


def _keep(folder: Path, data: bytes, error: Exception) -> None:
    """The shortest input of each kind of finding, and how it came about."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if "/dashboard/" in one.filename or "/trainer/" in one.filename]
    inside = [(one.filename, one.lineno) for one in ours]
    said = str(error) if isinstance(error, AssertionError) else ""
    key = hashlib.sha256(repr((type(error).__name__, inside[-_FRAMES:], said)).encode())
    kept = folder / f"finding-{key.hexdigest()[:12]}"
    if not kept.exists() or kept.stat().st_size > len(data):
        kept.write_bytes(data)


if __name__ == "__main__":
    main()
