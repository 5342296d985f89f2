"""What Windows does differently, tried on any system: names, locks, streams, dates, languages."""

import errno
import io
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.api import load_logs
from dashboard.command_line import command, streams
from dashboard.logs.sources.disk import _printable, find_files
from dashboard.logs.sources.remote import is_address
from dashboard.logs.sources.safe_names import clean_name
from dashboard.model.moment import EPOCH, moment
from dashboard.report.figures.file_name import file_name
from dashboard.text.languages import LANGUAGES, choose, of_system
from dashboard.views.frame.server_folder import is_on_disk_of
from dashboard.whole_files import write_whole
from trainer import study
from trainer import text as trainer_text

ROOT = Path(__file__).resolve().parents[2]
DISK = PureWindowsPath(r"C:\Users\ana\runs")


@pytest.mark.parametrize(
    "text",
    ["mnist", r"mnist\lr0.1", "mnist/lr0.1", r"C:\Users\ana\runs\a", r"c:\other", "com", "nul-1"],
)
def test_a_name_on_the_same_disk_may_be_looked_at(text: str) -> None:
    assert is_on_disk_of(DISK, text)


@pytest.mark.parametrize(
    "text",
    [
        r"\\host\share",
        r"\\host\share\runs",
        "//host/share/runs",
        r"\\?\UNC\host\share",
        r"\\.\pipe\x",
        r"D:\runs",
        "D:runs",
        "NUL",
        "com1",
        "runs/COM1.csv",
        r"runs\aux \x",
        "LPT9:",
        "conout$",
    ],
)
def test_another_machine_another_disk_or_a_device_is_never_looked_at(text: str) -> None:
    assert not is_on_disk_of(DISK, text)


@given(st.text(max_size=60))
def test_every_name_is_on_the_one_disk_of_a_system_without_drives(text: str) -> None:
    assert is_on_disk_of(Path("/runs"), text)


@pytest.mark.parametrize("path", [r"C:\logs", "C:/logs", "c:logs", r"\\host\share", r"logs\a"])
def test_a_path_with_a_drive_is_no_address(path: str) -> None:
    assert not is_address(path)


def test_names_of_uploads_from_windows_become_posix_names() -> None:
    assert clean_name(r"runs\lr0.1\metrics.csv") == "runs/lr0.1/metrics.csv"
    assert clean_name(r"C:\runs\metrics.csv") is None
    assert clean_name(r"..\metrics.csv") is None


@pytest.mark.parametrize("name", ["a\ud800b", "\udfff", "lr0.1\ud83d"])
def test_half_a_character_in_a_name_is_shown_as_unreadable(name: str) -> None:
    assert _printable(name).encode("utf-8").decode() == _printable(name)
    assert "\ufffd" in _printable(name)


def test_a_file_that_another_program_holds_costs_that_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"{step},{1 / step}\n" for step in range(1, 20))
    for name in ("free", "held"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "metrics.csv").write_text("step,loss\n" + rows, encoding="utf-8")
    opened = Path.open

    def share(path: Path, *words: object, **named: object) -> io.IOBase:
        if path.parent.name == "held":
            raise PermissionError(errno.EACCES, "used by another process", str(path))
        return opened(path, *words, **named)

    monkeypatch.setattr(Path, "open", share)
    book = load_logs(tmp_path)
    assert len(book.runs) == 1
    (lost,) = [source for source in book.receipt.sources if source.path == "held/metrics.csv"]
    assert lost.notes


@pytest.mark.parametrize("page", ["cp1252", "cp850", "cp437"])
def test_a_screen_that_lacks_a_sign_shows_the_rest(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Screen(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    screen = Screen(io.BytesIO(), encoding=page)
    monkeypatch.setattr(sys, "stdout", screen)
    streams.set_up()
    command.write("▲ época → 1e−3")
    screen.flush()
    assert "poca" in screen.buffer.getvalue().decode(page)


@pytest.mark.parametrize("module", ["dashboard", "trainer"])
@pytest.mark.parametrize("page", ["cp1252", "cp437"])
def test_a_file_gets_utf_8_whatever_the_code_page(module: str, page: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, "--help", "--lang", "pt-BR"],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": page, "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )
    assert "ção" in done.stdout.decode("utf-8") or "ções" in done.stdout.decode("utf-8")


def test_a_pipe_that_windows_calls_an_invalid_argument_is_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(errno.EINVAL, "Invalid argument")

        def flush(self) -> None:
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(sys, "stdout", Closed())
    with pytest.raises(command.NoOutputError):
        command.write("x")
    monkeypatch.setattr(command, "IS_WINDOWS", True)
    with pytest.raises(BrokenPipeError):
        command.write("x")
    with pytest.raises(BrokenPipeError):
        command.flush()


@pytest.mark.parametrize(
    ("setting", "lang"),
    [("pt_BR", "pt-BR"), ("Portuguese_Brazil", "pt-BR"), ("en_US", "en"), (None, "en")],
)
def test_windows_is_asked_for_its_language_where_no_variable_says_one(
    setting: str | None, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lang in LANGUAGES
    monkeypatch.setattr("dashboard.text.languages.getlocale", lambda: (setting, "1252"))
    monkeypatch.setattr("trainer.text.getlocale", lambda: (setting, "1252"))
    assert of_system({}, "win32") == trainer_text.language_of({}, "win32") == lang
    assert of_system({}, "linux") == trainer_text.language_of({}, "linux") == "en"
    assert of_system({"LANG": "pt_BR"}, "win32") == "pt-BR"
    assert choose(setting) == lang


@given(st.integers(-(10**13), 10**14))
def test_a_moment_before_or_after_1970_is_a_date(milliseconds: int) -> None:
    assert round((moment(milliseconds) - EPOCH).total_seconds() * 1000) == milliseconds


def test_a_moment_is_what_the_system_says_it_is() -> None:
    for milliseconds in (0.0, 1.5, 1_700_000_000_123.0, 4e12):
        assert moment(milliseconds) == datetime.fromtimestamp(milliseconds / 1000, UTC)


def test_folders_without_a_number_are_told_apart_and_entered_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "metrics.csv").write_text("step,loss\n1,2\n", encoding="utf-8")
    (tmp_path / "b" / "again").symlink_to(tmp_path, target_is_directory=True)
    look = Path.stat

    def numberless(path: Path, **how: bool) -> os.stat_result:
        status = list(look(path, **how))
        status[1] = 0
        return os.stat_result(status)

    monkeypatch.setattr(Path, "stat", numberless)
    found = find_files(tmp_path)
    assert [file.name for file in found.files] == ["a/metrics.csv", "b/metrics.csv"]


@pytest.mark.parametrize("name", ["con", "NUL", "aux.1", "lpt1.log", "lr0.1."])
def test_a_run_is_not_called_as_windows_calls_a_device(name: str) -> None:
    assert study.RUN_NAME.fullmatch(name) is None


@pytest.mark.parametrize("name", ["lr0.1", "console", "com10", "nul1", "a", "batch64_x30"])
def test_other_names_are_those_of_runs(name: str) -> None:
    assert study.RUN_NAME.fullmatch(name)


def test_a_file_that_is_read_at_this_moment_is_replaced_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, replace, refused = tmp_path / "corrections.json", Path.replace, []
    place.write_bytes(b"old")

    def held(path: Path, target: Path) -> Path:
        if len(refused) < 3:
            refused.append(path)
            raise PermissionError(errno.EACCES, "used by another process", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr("dashboard.whole_files._PAUSE_S", 0.0)
    write_whole(place, b"new", safely=True)
    assert place.read_bytes() == b"new"
    assert len(refused) == 3
    refused[:] = []
    monkeypatch.setattr("dashboard.whole_files._TRIES", 2)
    with pytest.raises(PermissionError):
        write_whole(place, b"newer")
    assert place.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["corrections.json"]


LOGS = {
    "table/log.csv": "epoch,loss\n1,2\n2,1.5\n3,1\n",
    "table/hparams.yaml": "lr: 0.1\nbatch_size: 8\n",
    "lines/log.jsonl": "".join(f'{{"step": {n}, "loss": {2 / n}}}\n' for n in range(1, 6)),
    "console/train.log": "".join(f"epoch {n} loss: {2 / n:.3f}\n" for n in range(1, 6)),
    "value/history.json": '{"loss": [2,\n1.5,\n1]}\n',
}


def test_logs_with_the_line_ends_of_windows_give_the_same_runs(tmp_path: Path) -> None:
    books = []
    for name, end in (("posix", "\n"), ("windows", "\r\n")):
        for path, text in LOGS.items():
            place = tmp_path / name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.replace("\n", end).encode())
        books.append(load_logs(tmp_path / name))
    first, second = books
    assert len(first.runs) == 4
    assert [run.config for run in first.runs] == [run.config for run in second.runs]
    columns = [column for column in first.scalars.columns if column != "wall_time"]
    assert first.scalars[columns].equals(second.scalars[columns])


@given(st.lists(st.text(max_size=30), max_size=3), st.sampled_from(["pdf", "csv"]))
def test_no_export_is_called_as_windows_calls_a_device_or_forbids(
    parts: list[str], ending: str
) -> None:
    name = file_name(parts, ending)
    assert is_on_disk_of(DISK, name)
    assert not set(name) & set('<>:"/\\|?*')
    assert PureWindowsPath(name).name == name
