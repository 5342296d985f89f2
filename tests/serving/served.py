"""The real server as a person starts it from some folder, and what it does on the network."""

import ast
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

from dashboard.training.access import is_loopback

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "dashboard" / "app.py"
START_S = 120
"""Seconds the server has to answer: on a busy machine its first import is slow."""

WITNESS = """
import sys


def _note(event, args):
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        asked = args[1]
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        asked = args[0]
    else:
        return
    with open(PLACE, "a") as file:
        file.write(f"{event} {asked!r}\\n")


sys.addaudithook(_note)
"""
"""A ``sitecustomize`` that writes down what the process wants of the network."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs: where, what it printed, what it asked of the network."""

    port: int
    process: "subprocess.Popen[bytes]"
    log: Path
    asked: Path

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def output(self) -> str:
        return self.log.read_text(encoding="utf-8")

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
        lines = self.asked.read_text().splitlines() if self.asked.exists() else []
        return [line for line in lines if not _is_inside(line)]


def _is_inside(line: str) -> bool:
    asked = ast.literal_eval(line.partition(" ")[2])
    host = asked[0] if isinstance(asked, tuple) else asked
    host = host.decode() if isinstance(host, bytes) else str(host)
    return host in {"None", "/dev/log"} or host.startswith("/") or is_loopback(host)


def free_port() -> int:
    with socket.create_server(("localhost", 0)) as free:
        return free.getsockname()[1]


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The machine's environment with a witness in it, and a home of its own."""
    witness = folder / "witness"
    witness.mkdir(exist_ok=True)
    text = f"PLACE = {str(folder / 'asked.txt')!r}\n{WITNESS}"
    (witness / "sitecustomize.py").write_text(text, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"PYTHONPATH": str(witness), "HOME": str(folder), "LC_ALL": "en_US.UTF-8"} | more


def command(port: int, *options: str, program: Sequence[str] = ()) -> list[str]:
    run = [*program] or [sys.executable, "-m", "streamlit", "run", str(APP)]
    return [*run, "--server.port", str(port), "--server.headless", "true", *options]


@contextmanager
def server(
    own: Path, working: Path, words: Sequence[str], port: int, more: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """Run ``words`` in the folder ``working`` until the block ends; ``own`` keeps its files."""
    log = own / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            list(words),
            cwd=working,
            env=environment(own, **(more or {})),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        served = Served(port, process, log, own / "asked.txt")
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
