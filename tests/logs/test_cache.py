"""The cache on disk: the same book, nothing stale or damaged, within bounds."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dashboard.__main__ import main
from dashboard.logs import parts
from dashboard.logs.cache import cache_files
from dashboard.logs.corrections.correction import NONE, NOT_A_LOG, FileCorrection
from dashboard.logs.follow import followed_file
from dashboard.logs.hparams.side_files import SideFile
from dashboard.logs.load import load_paths
from dashboard.logs.merge.assemble import Batch
from dashboard.logs.merge.pieces import Piece, named
from dashboard.logs.part import Part
from dashboard.logs.reader import LoggedRun, Lost, TagPoints
from dashboard.logs.receipt_builder import Entry, ReceiptBuilder
from dashboard.logs.sources.disk import LogFile
from dashboard.logs.stored.stored_parts import CachedPart, is_storable, read_parts, write_parts
from dashboard.model.run import LogBook, Note, ReceiptNote, XUnit
from dashboard.model.table import Split
from tests.examples import examples
from tests.logs.small_logs import opening, scalars

LONG_AGO = 1_600_000_000  # seconds since 1970
SECOND = Path("b/events.out.tfevents.2.host")


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """Two runs, logged long ago, one of them damaged at its end."""
    root = tmp_path / "logs"
    age(root / "a/events.out.tfevents.1.host", opening() + scalars("loss", range(50)))
    age(root / SECOND, opening() + scalars("accuracy", range(30), lambda step: step / 30) + b"cut")
    age(root / "b/hparams.yaml", b"lr: 0.1\nbetas: [0.9, [1, null]]\nname: caf\xc3\xa9\n")
    return root


def age(path: Path, data: bytes, seconds: int = LONG_AGO) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (seconds, seconds))


def same(one: LogBook, other: LogBook) -> bool:
    pd.testing.assert_frame_equal(one.scalars, other.scalars)
    mine, theirs = ((book.runs, book.receipt, book.changes) for book in (one, other))
    return repr(mine) == repr(theirs)


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read anew, as they are."""
    seen: list[str] = []
    read_into = parts.read_into

    def count(batch: Batch, receipt: ReceiptBuilder, file: LogFile, *rest: object) -> None:
        seen.append(file.name)
        read_into(batch, receipt, file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parts, "read_into", count)
    return seen


def test_a_cached_reading_is_the_same_book_and_reads_no_log(
    logs: Path, folder: Path, reads: list[str]
) -> None:
    cold = load_paths([logs])
    assert len(entries(folder)) == 1
    reads.clear()
    assert same(load_paths([logs]), cold)
    assert reads == []
    assert {note.code for note in cold.receipt.sources[1].notes} == {Note.CUT_OFF}


NAMES = st.text(max_size=5)
NUMBERS = st.floats(width=64)
SETTINGS = st.recursive(
    st.none() | st.booleans() | st.integers() | NUMBERS | NAMES,
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=5,
)
CONFIGS = st.dictionaries(NAMES, SETTINGS, max_size=3)
NOTES = st.builds(ReceiptNote, st.sampled_from(Note), st.integers(0, 2**40), NAMES)


@st.composite
def points(draw: st.DrawFn, tag: str) -> TagPoints:
    length = draw(st.integers(0, 4))
    numbers = arrays.arrays(np.float64, length, elements=NUMBERS)
    return TagPoints(
        tag,
        draw(arrays.arrays(np.int64, length)),
        draw(numbers),
        draw(st.none() | numbers),
        draw(st.none() | numbers),
        draw(st.none() | st.just("loss")),
        draw(st.none() | st.sampled_from(Split)),
    )


@st.composite
def pieces(draw: st.DrawFn) -> Piece:
    run = LoggedRun(
        tuple(draw(points(tag)) for tag in draw(st.lists(NAMES, max_size=2))),
        draw(NAMES),
        draw(st.none() | st.just("home")),
        draw(st.none() | st.sampled_from(XUnit)),
        draw(CONFIGS),
        draw(st.none() | NUMBERS),
        draw(st.none() | st.booleans()),
        (Lost("loss", np.array([3, 1]), "beside"),) * draw(st.integers(0, 1)),
    )
    return Piece(draw(NAMES), "csv", draw(NAMES), draw(st.booleans()), run, named(run.points))


COUNTS = st.dictionaries(st.sampled_from(["damaged", "replaced"]), st.integers(0, 2**62))
ENTRIES = st.builds(
    Entry, NAMES, st.integers(0, 2**62), COUNTS.map(Counter), st.lists(NOTES, max_size=2)
)
PARTS = st.builds(
    Part,
    st.builds(
        Batch,
        st.just(""),
        st.just(""),
        st.lists(pieces(), max_size=2),
        st.dictionaries(NAMES, st.builds(SideFile, CONFIGS, st.none() | st.booleans()), max_size=2),
    ),
    st.builds(ReceiptBuilder, st.dictionaries(NAMES, ENTRIES, max_size=2)),
    st.lists(st.tuples(NAMES, NOTES), max_size=2),
)


@settings(max_examples=examples(60))
@given(st.dictionaries(NAMES, st.builds(CachedPart, NAMES, PARTS), max_size=3))
def test_whatever_was_read_of_files_comes_back_as_it_was(held: dict[str, CachedPart]) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "entry.parquet"
        write_parts(held, "this program", path)
        assert repr(read_parts(path, "this program")) == repr(held)
        assert read_parts(path, "another program") == {}


def test_a_setting_that_json_would_change_is_not_cached(tmp_path: Path) -> None:
    batch = Batch("", side_files={"a.yaml": SideFile({"lr": np.float64(0.1)})})
    held = {"odd": CachedPart("", Part(batch)), "plain": CachedPart("", Part())}
    assert [is_storable(one.part) for one in held.values()] == [False, True]
    write_parts(held, "", tmp_path / "entry.parquet")
    assert list(read_parts(tmp_path / "entry.parquet", "")) == ["plain"]


def longer(path: Path) -> None:
    age(path, path.read_bytes()[:-3] + scalars("accuracy", range(30, 40)))


def same_size_and_time(path: Path) -> None:
    data = path.read_bytes()
    age(path, data.replace(b"accuracy", b"bccuracy"))


CHANGES: dict[str, Callable[[Path], None]] = {
    "grown": longer,
    "shrunken": lambda path: age(path, path.read_bytes()[:-50]),
    "touched": lambda path: os.utime(path, (LONG_AGO + 5, LONG_AGO + 5)),
    "changed with size and time kept": same_size_and_time,
    "renamed": lambda path: path.rename(path.with_name("events.out.tfevents.3.host")) and None,
    "gone": Path.unlink,
    "joined by another": lambda path: age(path.parent / "log.csv", b"epoch,loss\n1,2\n2,1\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_of_logs_that_changed_only_what_changed_is_read_anew(
    logs: Path, folder: Path, reads: list[str], change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_paths([logs])
    CHANGES[change](logs / SECOND)
    reads.clear()
    book = load_paths([logs])
    assert len(reads) == (change != "gone")
    assert {Path(name).parent for name in reads} <= {SECOND.parent}
    assert len(entries(folder)) == 1
    reads.clear()
    assert same(load_paths([logs]), book)
    assert reads == []
    monkeypatch.setenv("CURVA_CACHE", "")
    assert same(load_paths([logs]), book)


def test_a_log_written_just_now_is_not_cached(logs: Path, folder: Path, reads: list[str]) -> None:
    os.utime(logs / SECOND, (time.time(), time.time()))
    load_paths([logs])
    reads.clear()
    load_paths([logs])
    assert reads == [SECOND.as_posix()]


def test_a_file_that_could_not_be_read_is_not_cached(
    logs: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    def fails(self: Path, *args: object, **more: object) -> object:
        if self == logs / SECOND:
            raise OSError(5, "Input/output error")
        return real(self, *args, **more)  # type: ignore[call-overload]

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", fails)
        assert len(load_paths([logs]).runs) == 1
    assert len(load_paths([logs]).runs) == 2


def test_a_file_that_changes_while_it_is_read_is_not_cached(
    logs: Path, folder: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        read_part = followed_file.read_part

        def grow(files: list[LogFile], *rest: object) -> Part:
            part = read_part(files, *rest)
            if files[0].name == SECOND.as_posix():
                age(logs / SECOND, (logs / SECOND).read_bytes() + b"more", LONG_AGO + 9)
            return part

        patched.setattr(followed_file, "read_part", grow)
        load_paths([logs])
    reads.clear()
    load_paths([logs])
    assert reads == [SECOND.as_posix()]


def test_what_is_no_log_and_what_an_archive_holds_are_cached_too(
    logs: Path, folder: Path, reads: list[str]
) -> None:
    age(logs / "notes.txt", b"This is no log.\n" * 9)
    shutil.make_archive(str(logs / "packed"), "zip", logs / "a")
    os.utime(logs / "packed.zip", (LONG_AGO, LONG_AGO))
    for paths in ([logs], [logs / "packed.zip"]):
        cold = load_paths(paths)
        reads.clear()
        assert same(load_paths(paths), cold)
        assert reads == []


def test_a_corrected_file_does_not_come_from_the_cache(
    logs: Path, folder: Path, reads: list[str]
) -> None:
    load_paths([logs])
    reads.clear()
    said = NONE.having(SECOND.as_posix(), FileCorrection(NOT_A_LOG))
    assert len(load_paths([logs], corrections=said).runs) == 1
    assert reads == [SECOND.as_posix()]
    assert len(load_paths([logs]).runs) == 2


def test_other_paths_have_other_entries(logs: Path, folder: Path) -> None:
    books = [load_paths(paths) for paths in ([logs], [logs / "a"], [logs / "a", logs / "b"])]
    assert len(entries(folder)) == 3
    assert same(load_paths([logs / "a", logs / "b"]), books[2])


@given(place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_a_damaged_entry_gives_nothing_or_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, place: float, flip: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.parquet"
    curve = TagPoints("loss", np.arange(500), np.sqrt(np.arange(500)))
    run = LoggedRun((curve,))
    piece = Piece("a.csv", "csv", "a", is_folder=True, run=run, series=named(run.points))
    held = {"a.csv": CachedPart("as it was", Part(Batch("", pieces=[piece])))}
    write_parts(held, "", path)
    data = bytearray(path.read_bytes())
    data[int(place * len(data))] ^= flip
    path.write_bytes(data)
    assert repr(read_parts(path, "")) in {repr(held), "{}"}


@pytest.mark.parametrize("damage", [b"", b"PAR1", b"PAR1" + bytes(500) + b"PAR1"])
def test_a_damaged_entry_is_written_again(
    logs: Path, folder: Path, reads: list[str], damage: bytes
) -> None:
    book = load_paths([logs])
    (entry,) = entries(folder)
    entry.write_bytes(damage)
    reads.clear()
    assert same(load_paths([logs]), book)
    assert len(reads) == 3
    reads.clear()
    assert same(load_paths([logs]), book)
    assert reads == []


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(
    logs: Path, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("CURVA_CACHE", str(tmp_path / "file" / "cache"))
    assert len(load_paths([logs]).runs) == 2


def test_an_entry_that_another_process_holds_open_stays_and_is_no_reason_to_fail(
    logs: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace or to remove a file that is open."""
    load_paths([logs])
    before = [path.read_bytes() for path in entries(folder)]
    longer(logs / SECOND)

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        assert len(load_paths([logs]).runs) == 2
        assert [path.read_bytes() for path in entries(folder)] == before
        patched.setattr(Path, "unlink", refuse)
        assert cache_files.clear() == cache_files.Freed()
    load_paths([logs])
    assert [path.read_bytes() for path in entries(folder)] != before


def test_an_empty_variable_turns_the_cache_off(
    logs: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CURVA_CACHE", "")
    load_paths([logs])
    assert entries(folder) == []
    assert cache_files.clear() == cache_files.Freed()


def test_the_entry_used_longest_ago_goes_first(
    logs: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for order, name in enumerate(("a", "b")):
        load_paths([logs / name])
        newest = max(entries(folder), key=lambda path: path.stat().st_mtime)
        os.utime(newest, (LONG_AGO + order, LONG_AGO + order))
    load_paths([logs / "a"])  # used again
    sizes = sum(path.stat().st_size for path in entries(folder))
    monkeypatch.setattr(cache_files, "MAX_CACHE_BYTES", sizes)
    used_longest_ago = min(entries(folder), key=lambda path: path.stat().st_mtime)
    load_paths([logs])
    left = entries(folder)
    assert used_longest_ago not in left
    assert sum(path.stat().st_size for path in left) <= sizes


def test_a_file_that_was_never_finished_goes_after_a_while(folder: Path) -> None:
    age(folder / "curva-1.unfinished", b"half")
    (folder / "curva-2.unfinished").write_bytes(b"in work")
    cache_files.free_space(folder, 0)
    assert [path.name for path in entries(folder)] == ["curva-2.unfinished"]


def test_clear_removes_the_entries_and_nothing_else(
    logs: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load_paths([logs])
    (folder / "mine.parquet").write_bytes(b"not the program's")
    assert main(["cache", "clear", "--lang", "en"]) == 0
    assert "one reading" in capsys.readouterr().out
    assert [path.name for path in entries(folder)] == ["mine.parquet"]
    assert main(["cache", "clear", "--lang", "pt-BR"]) == 0
    assert capsys.readouterr().out == "O cache estava vazio.\n"


def test_clear_takes_no_other_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert [main(["cache", *words]) for words in ([], ["burn"], ["clear", "more"])] == [2, 2, 2]
    assert "clear" in capsys.readouterr().err


READ_OFTEN = """
import sys
from pathlib import Path
from dashboard.logs.cache import cache_files, part_cache
from dashboard.logs.load import load_paths
part_cache.LEAST_BYTES = 0
for turn in range(12):
    if turn % 4 == 3:
        cache_files.clear()
    print(len(load_paths([Path(sys.argv[1])]).scalars))
"""


def test_two_processes_read_write_and_clear_at_once(logs: Path, folder: Path) -> None:
    command = [sys.executable, "-c", READ_OFTEN, str(logs)]
    workers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for worker in workers:
        out, err = worker.communicate()
        assert (set(out.split()), err) == ({"80"}, "")
    assert all(path.suffix == ".parquet" for path in entries(folder))


def test_without_a_word_the_cache_lies_where_the_system_keeps_caches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CURVA_CACHE", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_files.cache_folder() == tmp_path / "curva"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_files.cache_folder() == tmp_path / ".cache" / "curva"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cache_files.cache_folder() == tmp_path / "Library" / "Caches" / "curva"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert cache_files.cache_folder() == tmp_path / "local" / "curva"
