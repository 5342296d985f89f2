"""Stores of logs on the loopback interface: an S3 server, a web server, a store in memory."""

import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import fsspec
import pytest
from moto.server import ThreadedMotoServer

BUCKET = "experiments"


@dataclass(frozen=True)
class Served:
    """A folder and the addresses under which the same files lie."""

    folder: Path
    address: str


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CURVA_CACHE", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Runs in folders with settings, a file at the top, a cut table and what is no log."""
    runs = tmp_path / "runs"
    for rate in (0.1, 0.01):
        run = runs / f"lr{rate}"
        run.mkdir(parents=True)
        rows = [f"{epoch},{2.3 * (1 - rate) ** epoch:.6f},2.3\n" for epoch in range(30)]
        (run / "metrics.csv").write_text("epoch,train_loss,val_loss\n" + "".join(rows))
        (run / "hparams.yaml").write_text(f"lr: {rate}\nbatch_size: 64\n")
    (runs / "alone.csv").write_text("step,loss\n1,2\n2,1\n3,0.5\n")
    (runs / "lr0.1" / "cut.csv").write_text("epoch,train_loss,val_loss\n0,1,2\n1,0.5,x\n2,0.")
    (runs / "notes.txt").write_text("This is not a log.\n")
    (runs / "empty.csv").write_bytes(b"")
    (runs / "long.csv").write_text(
        "step,loss\n" + "".join(f"{n},{1 / (n + 1)}\n" for n in range(20_000))
    )
    (runs / "__pycache__").mkdir()
    (runs / "__pycache__" / "not_looked_at.csv").write_text("step,loss\n1,2\n")
    return runs


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[fsspec.AbstractFileSystem]:
    """The S3 server with an empty bucket; what is opened finds it by the environment."""
    settings = {
        "AWS_ENDPOINT_URL": s3_server,
        "AWS_ACCESS_KEY_ID": "somebody",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    store_class = fsspec.get_filesystem_class("s3")
    store_class.clear_instance_cache()
    store = fsspec.filesystem("s3")
    store.mkdir(BUCKET)
    yield store
    store.rm(BUCKET, recursive=True)
    store_class.clear_instance_cache()


@pytest.fixture(params=["s3", "memory"])
def served(request: pytest.FixtureRequest, folder: Path) -> Iterator[Served]:
    """The folder in a store."""
    is_memory = request.param == "memory"
    store = fsspec.filesystem("memory") if is_memory else request.getfixturevalue("s3")
    place = f"{BUCKET}/{folder.name}"
    for file in folder.rglob("*"):
        if file.is_file():
            store.pipe_file(f"{place}/{file.relative_to(folder).as_posix()}", file.read_bytes())
    yield Served(folder, f"{request.param}://{place}")
    if is_memory:
        store.rm("/", recursive=True)


class Web(http.server.SimpleHTTPRequestHandler):
    """A folder on the web: it gives no parts of files, and refuses what is called secret."""

    def do_GET(self) -> None:
        if "secret" in self.path:
            self.send_error(403)
        else:
            super().do_GET()

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def web(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Web, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()
