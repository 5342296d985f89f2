"""A PostgreSQL server of the tests' own: on the loopback, in a folder that goes with it."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

USER = "curva"
STARTS_WITHIN = 60  # seconds, on a machine with much else to do


@contextmanager
def server() -> Iterator[str]:
    """A running server; gives the start of the addresses of its databases."""
    folder = Path(tempfile.mkdtemp(prefix="curva-postgres-"))
    as_user = _as_user()
    if as_user:  # it refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
    port = _free_port()
    data = folder / "data"
    subprocess.run(
        [
            *as_user,
            program("initdb"),
            "-D",
            data,
            "-U",
            USER,
            "--auth=trust",
            "--no-sync",
            "--locale=C.UTF-8",
        ],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    running = subprocess.Popen(
        [
            *as_user,
            program("postgres"),
            "-D",
            data,
            "-p",
            str(port),
            "-k",
            folder,
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "fsync=off",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    start = f"postgresql://{USER}@127.0.0.1:{port}/"
    try:
        _wait(start, running)
        yield start
    finally:
        running.terminate()
        running.wait()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(start: str, name: str) -> Iterator[str]:
    """A new, empty database of a server; gives its address."""
    with psycopg.connect(f"{start}postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield f"{start}{name}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def program(name: str) -> str:
    found = shutil.which(name) if name != "postgres" else None
    places = [Path(found)] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    places += [Path(one) for one in (shutil.which(name),) if one]
    if not places:
        raise FileNotFoundError(f"no {name}: sh tests/meetings/ensure_postgres.sh")
    return str(places[0])


def _as_user() -> list[str]:
    if os.name == "posix" and os.geteuid() == 0:
        pwd.getpwnam("postgres")
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    return []


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(start: str, running: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while True:
        assert running.poll() is None, "PostgreSQL ended at once"
        try:
            psycopg.connect(f"{start}postgres").close()
        except psycopg.OperationalError:
            assert time.monotonic() < until, "PostgreSQL does not answer"
            time.sleep(0.1)
        else:
            return
