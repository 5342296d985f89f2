"""The real server as a person starts it from some folder, and what it does on the network."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.serving import witness

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "dashboard" / "app.py"
LOG = "server.log"
START_S = 120
"""Seconds the server has to answer: on a busy machine its first import is slow."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs: where, what it printed, what it asked of the network."""

    port: int
    process: "subprocess.Popen[bytes]"
    folder: Path

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def output(self) -> str:
        return (self.folder / LOG).read_text(encoding="utf-8")

    def listens_on(self) -> set[str]:
        """The addresses on which the process and those that it started wait for connections."""
        own = psutil.Process(self.process.pid)
        return {
            one.laddr.ip
            for process in [own, *own.children(recursive=True)]
            for one in process.net_connections("inet")
            if one.status == psutil.CONN_LISTEN
        }

    def asked_outside(self) -> list[str]:
        """What it asked of the network beyond the loopback: names too."""
        return witness.asked_outside(self.folder)


def free_port() -> int:
    with socket.create_server(("localhost", 0)) as free:
        return free.getsockname()[1]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The machine's environment with a witness in it, and a home of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    here = {"HOME": str(folder), "LC_ALL": "en_US.UTF-8"}
    return {**kept, **witness.called(folder), **here, **more}


def command(port: int, *options: str, program: Sequence[str] = ()) -> list[str]:
    run = [*program] or [sys.executable, "-m", "streamlit", "run", str(APP)]
    return [*run, "--server.port", str(port), "--server.headless", "true", *options]


@contextmanager
def server(
    own: Path, working: Path, words: Sequence[str], port: int, more: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """Run ``words`` in the folder ``working`` until the block ends; ``own`` keeps its files."""
    with (own / LOG).open("wb") as output:
        process = subprocess.Popen(
            list(words),
            cwd=working,
            env=environment(own, **(more or {})),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        served = Served(port, process, own)
        try:
            end = time.monotonic() + START_S
            while answer(f"{served.address}/_stcore/health")[0] != 200:
                assert process.poll() is None, served.output
                assert time.monotonic() < end, served.output
                time.sleep(0.2)
            yield served
        finally:
            process.terminate()
            process.wait(30)


def answer(address: str, headers: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Status and text of the answer to a request; 0 without one."""
    request = urllib.request.Request(address, headers=dict(headers or {}))  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=30) as answered:  # noqa: S310
            return answered.status, answered.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode("utf-8", "replace")
    except OSError:
        return 0, ""
