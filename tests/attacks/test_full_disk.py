"""A disk that is full leaves what was there as it was, and is said in one sentence."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.logs.cache import cache_files
from dashboard.logs.corrections import saved_corrections
from dashboard.logs.corrections.correction import Corrections, FileCorrection
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from dashboard.training import record
from dashboard.training.plan import Kind
from dashboard.whole_files import ABANDONED_S, UNFINISHED, write_whole
from trainer.run_files import run_folder

ROOT = Path(__file__).resolve().parents[2]
OLD, NEW = b"old " * 50, b"new " * 5000
ROOM = 4096
"""Bytes that a file may have where the disk is full."""

ID = "20260101-120000-0123abcd"
SOME = Corrections().having("log.csv", FileCorrection(format="csv"))


def full(path: Path, *_: object, **__: object) -> int:
    """In the place of what writes bytes: half of them fit."""
    with path.open("wb") as file:
        file.write(NEW[:ROOM])
    raise OSError(errno.ENOSPC, "No space left on device")


def limited() -> None:
    """What a process that is about to start must not exceed."""
    import resource  # noqa: PLC0415 (not on Windows)

    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_written_in_the_place_of_the_old_one(tmp_path: Path) -> None:
    place = tmp_path / "a.pdf"
    write_whole(place, OLD)
    place.chmod(0o640)
    write_whole(place, NEW, safely=True)
    assert place.read_bytes() == NEW
    assert names(tmp_path) == {"a.pdf"}
    if sys.platform != "win32":
        assert place.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(OLD)
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", NEW)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_what_is_no_file_is_written_to() -> None:
    write_whole(Path(os.devnull), NEW)
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("raised", [OSError(errno.ENOSPC, ""), KeyboardInterrupt()])
def test_a_writing_that_breaks_off_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, raised: BaseException
) -> None:
    place = tmp_path / "a.pdf"
    place.write_bytes(OLD)

    def breaks_off(path: Path) -> None:
        path.write_bytes(NEW[:ROOM])
        raise raised

    with pytest.raises(type(raised)):
        write_whole(place, breaks_off)
    assert place.read_bytes() == OLD
    assert names(tmp_path) == {"a.pdf"}


def test_what_was_left_unfinished_goes_at_the_next_writing_once_it_is_a_day_old(
    tmp_path: Path,
) -> None:
    digits = "0123456789abcdef" * 2
    old, new = time.time() - ABANDONED_S - 60, time.time() - ABANDONED_S + 60
    kept = {  # each for another reason
        f".{'b' * 32}{UNFINISHED}": new,  # in work, for all that anybody knows
        f"{digits}{UNFINISHED}": old,  # called otherwise than what is begun here
        f".{digits[:-1]}{UNFINISHED}": old,
        f".{digits.upper()}{UNFINISHED}": old,
        f".{digits}{UNFINISHED}.pdf": old,
        f"notes{UNFINISHED}": old,
        f"curva-{digits}{UNFINISHED}": old,  # the cache looks after its own
    }
    for name, changed in {**kept, f".{digits}{UNFINISHED}": old}.items():
        (tmp_path / name).write_bytes(OLD)
        os.utime(tmp_path / name, (changed, changed))
    (tmp_path / f".{'c' * 32}{UNFINISHED}").mkdir()
    os.utime(tmp_path / f".{'c' * 32}{UNFINISHED}", (old, old))
    (tmp_path / "deeper").mkdir()
    write_whole(tmp_path / "deeper" / "a.pdf", NEW)
    assert (tmp_path / f".{digits}{UNFINISHED}").exists()
    write_whole(tmp_path / "a.pdf", NEW)
    assert names(tmp_path) == {*kept, "a.pdf"}
    assert (tmp_path / f".{'c' * 32}{UNFINISHED}").is_dir()


def test_what_cannot_be_swept_does_not_keep_a_file_from_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise PermissionError(errno.EACCES, "")

    monkeypatch.setattr(os, "scandir", refuses)
    write_whole(tmp_path / "a.pdf", NEW)
    assert (tmp_path / "a.pdf").read_bytes() == NEW


def save_correction(_: Path) -> None:
    assert not saved_corrections.write("key", SOME)


def save_record(folder: Path) -> None:
    found = record.read(folder / "trainings", ID)
    assert found is not None
    with pytest.raises(OSError, match="No space"):
        record.write(folder / "trainings", found)


def save_cache(folder: Path) -> None:
    cache_files.replace_entry(folder / "curva-1.parquet", full)


def save_by_trainer(folder: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        run_folder.write_whole(folder / "hparams.yaml", NEW)


SAVES: dict[str, Callable[[Path], None]] = {
    "a correction": save_correction,
    "what is remembered of a training": save_record,
    "the cache": save_cache,
    "the settings of a run": save_by_trainer,
}


@pytest.mark.parametrize("saves", SAVES.values(), ids=SAVES)
def test_what_was_saved_stays_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saves: Callable[[Path], None]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(saved_corrections, "folder", lambda: tmp_path / "corrections")
    assert saved_corrections.write("key", SOME)
    remembered = record.Record(ID, Kind.STUDY, "one", (), (), 1, 1, 1, 0.0)
    record.write(tmp_path / "trainings", remembered)
    for name in ("curva-1.parquet", "hparams.yaml"):
        (tmp_path / name).write_bytes(OLD)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    real = Path.open

    def fails(self: Path, mode: str = "r", *args: object, **more: object) -> object:
        file = real(self, mode, *args, **more)
        if "w" in mode:
            file.write(b"half")
            file.close()
            raise OSError(errno.ENOSPC, "No space left on device")
        return file

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        if saves is save_by_trainer:
            patched.setattr(Path, "open", fails)
        saves(tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def curva(words: list[str], lang: str, **more: object) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"CURVA_CACHE": "", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "dashboard", "--lang", lang, *words]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
    return subprocess.run(command, env=environment, text=True, check=False, **pipes)


@pytest.fixture
def chart(tmp_path: Path) -> Callable[[str], tuple[list[str], Path]]:
    """What is typed to write a figure of some logs over an old one, and its place."""

    def typed(name: str) -> tuple[list[str], Path]:
        log, place = tmp_path / "log.csv", tmp_path / name
        rows = "".join(f"{n},{1 / n},{1.1 / n}\n" for n in range(1, 200))
        log.write_text(f"epoch,train_loss,val_loss\n{rows}")
        place.write_bytes(OLD)
        return ["chart", str(log), "-o", str(place), "--metric", "loss"], place

    return typed


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_figure_for_which_there_is_no_room_leaves_the_old_one(
    tmp_path: Path, chart: Callable[[str], tuple[list[str], Path]]
) -> None:
    words, place = chart("figure.csv")
    ended = curva(words, "en", preexec_fn=limited)
    said = Sentences("en").say("cli-chart-disk-full", file=str(place))
    assert (ended.returncode, ended.stderr) == (2, f"{said}\n")
    assert place.read_bytes() == OLD
    assert names(tmp_path) == {"log.csv", place.name}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_for_which_there_is_no_room_leaves_the_old_one(
    tmp_path: Path,
    chart: Callable[[str], tuple[list[str], Path]],
    lang: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words, place = chart("figure.svg")
    monkeypatch.setenv("CURVA_CACHE", "")
    monkeypatch.setattr(Path, "write_bytes", full)
    assert main(["--lang", lang, *words]) == 2
    said = Sentences(lang).say("cli-chart-disk-full", file=str(place))
    assert capsys.readouterr().err == f"{said}\n"
    assert place.read_bytes() == OLD
    assert names(tmp_path) == {"log.csv", place.name}


PRINTS = {
    "--help": (["--help"], "full"),
    "diagnose, closed": (["diagnose", "LOG", "--format", "json"], "closed"),
    "train list": (["train", "list"], "full"),
    "train --help": (["train", "--help"], "closed"),
}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
@pytest.mark.parametrize(("command", "to"), PRINTS.values(), ids=PRINTS)
def test_an_output_that_is_full_or_closed_is_said_in_a_sentence(
    tmp_path: Path, command: list[str], to: str
) -> None:
    log = tmp_path / "log.csv"
    log.write_text("epoch,train_loss\n" + "".join(f"{n},{1 / n}\n" for n in range(1, 30)))
    words = [str(log) if word == "LOG" else word for word in command]
    closes = (lambda: os.close(1)) if to == "closed" else None
    with Path("/dev/full").open("w") as nowhere:
        ended = curva(words, "en", stdout=nowhere, preexec_fn=closes)
    assert ended.returncode == 2, ended.stderr
    (line,) = ended.stderr.splitlines()
    assert line.endswith(".")
    assert "Error" not in line
    assert "fault" not in line
