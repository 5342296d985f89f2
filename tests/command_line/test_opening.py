"""``curva`` and ``curva PATH`` open the dashboard; ``curva train`` hands over to the trainer."""

import os
import runpy
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import __main__ as command_line
from dashboard.command_line import program, training
from dashboard.command_line.opening import APP

Command = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]
Started = list[tuple[str, list[str]]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Started:
    """What is started instead of a server, from a folder that holds ``runs`` and ``inspect``."""
    for name in ("runs", "inspect"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    seen: Started = []

    def note(module: str, **_: object) -> None:
        seen.append((module, list(sys.argv)))

    monkeypatch.setattr(runpy, "run_module", note)
    return seen


def test_the_page_that_is_served_is_there() -> None:
    assert APP.name == "app.py"
    assert APP.is_file()


OPENED: dict[str, tuple[list[str], list[str]]] = {
    "a folder": (["runs"], ["--", "--", "runs"]),
    "two of them": (["runs", "inspect/"], ["--", "--", "runs", "inspect/"]),
    "by its command": (["open", "runs"], ["--", "--", "runs"]),
    "called like a command": (["open", "inspect"], ["--", "--", "inspect"]),
    "in a language": (["--lang", "pt-BR", "runs"], ["--", "--", "runs"]),
    "on a port": (["runs", "--port", "1"], ["--server.port", "1", "--", "--", "runs"]),
    "without a window": (["--no-browser"], ["--server.headless", "true", "--", "--"]),
    "under a root": (["--root", "runs"], ["--", "--root", "runs", "--"]),
    "with trainings": (["--allow-training"], ["--", "--allow-training", "--"]),
    "with data": (["--data-dir", "runs"], ["--", "--data-dir", "runs", "--"]),
}


@pytest.mark.parametrize(("typed", "said"), OPENED.values(), ids=OPENED)
def test_what_names_logs_or_options_opens_the_dashboard(
    typed: list[str], said: list[str], curva: Command, started: Started
) -> None:
    before = list(sys.argv)
    assert curva(*typed) == (0, "", "")
    assert started == [("streamlit", ["streamlit", "run", str(APP), *said])]
    assert sys.argv == before


def test_without_a_word_curva_opens_and_python_m_dashboard_helps(
    curva: Command, started: Started
) -> None:
    assert curva()[1].startswith("Curva")
    assert started == []
    assert command_line.main([], opens=True) == 0
    assert started == [("streamlit", ["streamlit", "run", str(APP), "--", "--"])]


def test_the_console_script_opens_where_nothing_is_asked(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_line.streams, "set_up", lambda: None)
    monkeypatch.setattr(sys, "argv", ["curva"])
    assert command_line.open_or_run() == 0
    assert [module for module, _ in started] == ["streamlit"]


@pytest.mark.parametrize("name", ["nowhere", "a\x00b", "x" * 5000, "https://host/logs"])
def test_what_is_neither_command_nor_file_is_one_sentence(
    name: str, curva: Command, started: Started
) -> None:
    code, out, err = curva(name)
    assert (code, out, started) == (2, "", [])
    assert len(err.splitlines()) == 2
    assert "neither a command" in err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["digits"], ["run", "digits"]),
        (["--lr", "0.1", "--epochs", "3"], ["run", "--lr", "0.1", "--epochs", "3"]),
        (["run", "digits", "--out", "x"], ["run", "digits", "--out", "x"]),
        (["list"], ["list"]),
        ([], ["--help"]),
    ],
)
def test_training_hands_its_words_to_the_trainer(
    typed: list[str], said: list[str], curva: Command, started: Started
) -> None:
    assert curva("train", *typed) == (0, "", "")
    assert started == [("trainer", [training.NAME, *said, "--lang", "en"])]


def test_the_trainer_keeps_the_language_that_was_asked_of_it(
    curva: Command, started: Started
) -> None:
    curva("train", "list", "--lang", "pt-BR")
    assert started == [("trainer", [training.NAME, "list", "--lang", "pt-BR"])]


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [(["--help"], 0, b"curva train describe | "), (["--rate", "0.1"], 2, b"`curva train --help`")],
)
def test_the_trainer_speaks_of_itself_as_it_was_called(
    typed: list[str], code: int, said: bytes
) -> None:
    command = [sys.executable, "-m", "dashboard", "train", *typed]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == code
    assert said in (done.stderr if code else done.stdout)


@pytest.mark.parametrize(("code", "expected"), [(None, 0), (0, 0), (3, 3), ("no disk", 1)])
def test_a_program_that_leaves_gives_its_exit_code(
    code: object, expected: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def leave(*_: object, **__: object) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(runpy, "run_module", leave)
    assert program.run("any", "any", []) == expected
    assert capsys.readouterr().err == ("no disk\n" if expected == 1 else "")


def test_the_version_is_that_of_the_package(curva: Command) -> None:
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    code, out, _ = curva("--version")
    name, version = out.split()
    assert (code, name) == (0, "curva")
    assert f'version = "{version}"' in pyproject


def test_a_port_that_is_taken_is_a_sentence(curva: Command, started: Started) -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = curva("runs", "--port", port)
    assert (code, out, started) == (2, "", [])
    assert (
        err == f"Something answers on port {port} already: give another --port, or leave it out.\n"
    )


def test_a_fault_of_the_server_is_a_sentence(
    curva: Command, started: Started, monkeypatch: pytest.MonkeyPatch, faults: list[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(os.strerror(28))

    monkeypatch.setattr(runpy, "run_module", fail)
    code, out, err = curva("runs")
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert faults
