"""The command line as a process of its own: streams, pipes, interrupts, what it imports."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dashboard.__main__ as command_line

ROOT = Path(__file__).resolve().parents[2]
PIPE_CLOSED, INTERRUPTED = 141, 130


def curva(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dashboard", *map(str, words)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_a_pipe_gets_utf_8_whatever_the_locale(logs: Path, encoding: str) -> None:
    done = curva("diagnose", logs, "--lang", "pt-BR", PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    assert "época" in done.stdout.decode("utf-8")
    assert done.stderr == b""


@pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="these systems take no name that is not Unicode"
)
def test_a_name_that_is_not_utf_8_does_not_break_the_json(logs: Path) -> None:
    (logs / "azul").rename(os.fsdecode(os.fsencode(logs) + b"/az\xffl"))
    done = curva("diagnose", logs, "--format", "json")
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").startswith("{")
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_ends_it_without_a_word(logs: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "dashboard", "diagnose", str(logs), "--format", "json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complaint = process.stderr.read()
    assert complaint == b""
    assert process.returncode == PIPE_CLOSED


def test_the_command_line_does_not_load_the_pages() -> None:
    heavy = "{'streamlit', 'altair', 'torch', 'tensorboard.plugins'} & set(sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, dashboard.__main__; print(sorted({heavy}))"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert done.stdout.strip() == b"[]"


def test_bad_usage_ends_with_two_and_no_traceback() -> None:
    done = curva("diagnose", "--format")
    assert done.returncode == 2
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr


def test_ctrl_c_ends_it_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "main", interrupted)
    monkeypatch.setattr(command_line.streams, "set_up", lambda: None)
    assert command_line.run_from_shell() == INTERRUPTED
    assert capsys.readouterr() == ("", "")


def test_a_warning_of_the_engine_is_one_line_without_its_trace() -> None:
    script = (
        "import logging, sys, dashboard.__main__ as command_line\n"
        "def fail():\n"
        "    try:\n"
        "        1 / 0\n"
        "    except ZeroDivisionError:\n"
        "        logging.getLogger('dashboard.diagnosis').warning('rule x failed', exc_info=True)\n"
        "    return 0\n"
        "command_line.main = fail\n"
        "sys.exit(command_line.run_from_shell())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert done.stderr.decode().splitlines() == ["rule x failed"]
