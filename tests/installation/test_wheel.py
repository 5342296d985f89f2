"""The wheel, built and installed into an empty environment: what it holds, and that both run."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.page_session import PageSession
from dashboard.__main__ import main
from dashboard.training.access import is_loopback
from tests.serving import served

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
START_S = 120
"""Seconds the installed server has to answer: on a busy machine its first import is slow."""

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


def environment() -> dict[str, str]:
    """The machine's environment without what would lead back to this checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"LC_ALL": "en_US.UTF-8"}


def called(*command: object, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def done(*command: object, folder: Path) -> str:
    """The output of a command that must succeed."""
    ran = called(*command, folder=folder)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    done(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", folder, ROOT, folder=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel and what it asks for, nothing else."""
    folder = tmp_path_factory.mktemp("empty")
    done(sys.executable, "-m", "venv", folder / "venv", folder=folder)
    programs = folder / "venv" / SCRIPTS
    done(programs / "python", "-m", "pip", "install", "--quiet", wheel, folder=folder)
    return programs


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A working folder of somebody else's Streamlit program, open to the whole network."""
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(
        '[server]\naddress = "0.0.0.0"\nmaxUploadSize = 1\n', encoding="utf-8"
    )
    return tmp_path


def travelling() -> set[str]:
    """What git has of the packages and the samples, by its name in the wheel."""
    listed = done("git", "ls-files", "dashboard", "trainer", "sample_logs", folder=ROOT)
    return {
        f"dashboard/{name}" if name.startswith("sample_logs/") else name
        for name in listed.splitlines()
    }


def test_the_wheel_holds_both_packages_and_the_samples_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        held = {name for name in opened.namelist() if ".dist-info/" not in name}
    assert travelling() - held == set()
    assert {name.partition("/")[0] for name in held} == {"dashboard", "trainer"}
    assert {"dashboard/py.typed", "trainer/py.typed", "dashboard/.streamlit/config.toml"} <= held


def test_the_installed_command_reads_and_judges_the_samples_as_a_checkout_does(
    installed: Path, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = "from dashboard.bundled import samples_folder; print(samples_folder())"
    samples = Path(done(installed / "python", "-c", where, folder=elsewhere).strip())
    assert samples.is_relative_to(installed.parent)
    words = ("diagnose", "--format", "json")
    ours = json.loads(done(installed / "curva", *words, samples / "regimes", folder=elsewhere))
    assert main([*words, str(ROOT / "sample_logs" / "regimes")]) == 0
    expected = json.loads(capsys.readouterr().out)

    def states(report: dict) -> dict:
        return {
            run["source"]: {name: lamp["state"] for name, lamp in run["lamps"].items()}
            for run in report["runs"]
        }

    assert len(states(ours)) == 4
    assert states(ours) == states(expected)


@pytest.mark.parametrize("words", [["inspect"], ["chart", "--output", "figure.svg"]], ids=" ".join)
def test_the_installed_commands_run(installed: Path, elsewhere: Path, words: list[str]) -> None:
    runs = elsewhere / "runs"
    runs.mkdir()
    rows = [f"{epoch},{2.3 * 0.9**epoch:.4f}\n" for epoch in range(20)]
    (runs / "metrics.csv").write_text("epoch,train_loss\n" + "".join(rows), encoding="utf-8")
    assert done(installed / "curva", *words, "runs", folder=elsewhere)


def test_without_torch_training_names_the_extra_in_one_sentence(
    installed: Path, elsewhere: Path
) -> None:
    ran = called(installed / "curva", "train", "digits", folder=elsewhere)
    assert (ran.returncode, ran.stdout) == (2, "")
    (sentence,) = ran.stderr.splitlines()
    assert "torch" in sentence
    assert "curva[train]" in sentence
    assert "batch_size" in done(installed / "curva", "train", "list", folder=elsewhere)


def free_port() -> int:
    with socket.create_server(("localhost", 0)) as free:
        return free.getsockname()[1]


@contextmanager
def opened(installed: Path, folder: Path, *paths: str) -> Iterator[tuple[str, Path]]:
    """The address of a dashboard that ``curva`` serves from ``folder``, and its output."""
    port, log = free_port(), folder / "server.log"
    command = [str(installed / "curva"), *paths, "--port", str(port), "--no-browser"]
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            end = time.monotonic() + START_S
            while not answers(f"http://localhost:{port}/_stcore/health"):
                assert process.poll() is None, log.read_text(encoding="utf-8")
                assert time.monotonic() < end
                time.sleep(0.2)
            yield f"http://localhost:{port}", log
        finally:
            process.terminate()
            process.wait(20)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 (the loopback)
            return answer.read() == b"ok"
    except OSError:
        return False


def shown(address: str) -> list:
    """The elements of the first page."""
    session = PageSession(address, "")
    try:
        return [element for element, _ in session.open().elements]
    finally:
        session.close()


def test_the_installed_dashboard_opens_on_the_samples_with_the_settings_of_a_checkout(
    installed: Path, elsewhere: Path
) -> None:
    with opened(installed, elsewhere) as (address, log):
        elements = shown(address)
        output = log.read_text(encoding="utf-8")
    said = "".join(map(str, elements))
    assert "batch1024_lr0.1" in said
    assert "batch64_lr0.01" in said
    limits = {
        element.file_uploader.max_upload_size_mb
        for element in elements
        if element.WhichOneof("type") == "file_uploader"
    }
    assert limits == {500}  # as dashboard/.streamlit/config.toml has it, not as the folder's own
    assert address.removeprefix("http://") in output
    assert "Network URL" not in output
    assert "0.0.0.0" not in output  # noqa: S104 (what must not be there)
    assert "Traceback" not in output


def test_the_installed_dashboard_answers_this_machine_alone_and_asks_nobody(
    installed: Path, elsewhere: Path, tmp_path: Path
) -> None:
    port = served.free_port()
    words = [str(installed / "curva"), "--port", str(port), "--no-browser"]
    with served.server(tmp_path, elsewhere, words, port) as started:
        shown(started.address)
        listening = started.listens_on()
        assert listening
        assert all(map(is_loopback, listening))
        assert served.answer(started.address, {"Host": "evil.example"})[0] == 403
        assert served.answer(started.address, {"Origin": "http://evil.example"})[0] == 403
        assert started.asked_outside() == []


def test_the_installed_dashboard_does_not_start_on_every_interface(
    installed: Path, elsewhere: Path, tmp_path: Path
) -> None:
    everywhere = {"STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}  # noqa: S104 (what must be refused)
    ran = subprocess.run(
        [str(installed / "curva"), "--port", str(free_port()), "--no-browser"],
        cwd=elsewhere,
        env=served.environment(tmp_path, **everywhere),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 2
    assert "this machine alone" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_installed_dashboard_opens_the_logs_that_are_named(
    installed: Path, elsewhere: Path
) -> None:
    runs = elsewhere / "runs" / "mine_lr0.1"
    runs.mkdir(parents=True)
    rows = [f"{epoch},{2.3 * 0.9**epoch:.4f}\n" for epoch in range(20)]
    (runs / "metrics.csv").write_text("epoch,train_loss\n" + "".join(rows), encoding="utf-8")
    with opened(installed, elsewhere, "runs") as (address, _):
        said = "".join(map(str, shown(address)))
    assert "mine_lr0.1" in said
