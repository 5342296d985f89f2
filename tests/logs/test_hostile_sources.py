"""Archives, uploads and folders that were built to do harm, or that vanish while they are read."""

import gzip
import io
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.logs.load import load_paths
from dashboard.logs.sources import archives, zips
from dashboard.logs.sources.disk import disk_file, find_files
from dashboard.logs.sources.safe_names import MAX_NAME, clean_name
from dashboard.model.run import LogBook, Note
from tests.logs.small_logs import codes, curve, opening, read_bytes, scalars

CSV = b"epoch,loss\n1,2.0\n2,1.0\n"
Write = Callable[[str, bytes | str], Path]


def zipped(*members: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, data in members:
            info = zipfile.ZipInfo("placeholder")
            info.filename = name  # the constructor would clean it
            info.compress_type = how
            archive.writestr(info, data)
    return buffer.getvalue()


def tarred(*members: tuple[tarfile.TarInfo, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for info, data in members:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


UNSAFE = ["../log.csv", "..\\log.csv", "/etc/log.csv", "C:\\log.csv", "\\\\host\\share\\log.csv"]
UNSAFE += ["a/../../log.csv", "a\x00.csv"]


@pytest.mark.parametrize("name", UNSAFE)
def test_a_name_that_leaves_its_folder_is_refused_and_the_rest_read(name: str) -> None:
    assert clean_name(name) is None
    book = read_bytes(("logs.zip", zipped((name, CSV), ("good.csv", CSV))))
    assert [run.source for run in book.runs] == ["good.csv"]
    assert Note.UNSAFE_NAME in codes(book)


@pytest.mark.parametrize("name", UNSAFE)
def test_an_upload_by_such_a_name_is_refused_too(name: str) -> None:
    book = read_bytes((name, CSV), ("sub/good.csv", CSV))
    assert [run.source for run in book.runs] == ["sub/good.csv"]
    assert codes(book) == [Note.UNSAFE_NAME]


@given(st.text(max_size=50))
def test_no_name_stays_dangerous(name: str) -> None:
    cleaned = clean_name(name)
    if cleaned is not None:
        assert not cleaned.startswith("/")
        assert ".." not in cleaned.split("/")
        assert cleaned.isprintable() or "\ufffd" in cleaned or not name.isprintable()


def test_names_are_shown_without_direction_marks_and_not_at_any_length() -> None:
    assert clean_name("safe\u202egnp.csv") == "safe\ufffdgnp.csv"
    long = clean_name("x" * 10_000 + ".csv")
    assert long is not None
    assert len(long) <= MAX_NAME + 1


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:xz", "w:bz2"])
def test_a_tar_of_any_packing_is_read(mode: str) -> None:
    book = read_bytes(("logs.tar", tarred((tarfile.TarInfo("run/log.csv"), CSV), mode=mode)))
    assert curve(book, "loss", "train") == [(1, 2.0), (2, 1.0)]
    assert codes(book) == [Note.ARCHIVE_OPENED]


def test_links_and_devices_in_a_tar_are_not_followed() -> None:
    link, device = tarfile.TarInfo("a.csv"), tarfile.TarInfo("b.csv")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    device.type = tarfile.CHRTYPE
    up = tarfile.TarInfo("../c.csv")
    book = read_bytes(("logs.tar", tarred((link, b""), (device, b""), (up, CSV))))
    assert book.runs == ()
    assert {Note.LINK_NOT_FOLLOWED, Note.NOT_A_LOG, Note.UNSAFE_NAME} <= set(codes(book))


def test_a_link_in_a_zip_is_not_followed() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("log.csv")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert Note.LINK_NOT_FOLLOWED in codes(read_bytes(("logs.zip", buffer.getvalue())))


def test_a_name_twice_in_a_zip_is_read_once() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("log.csv", CSV), ("log.csv", CSV))
    book = read_bytes(("logs.zip", data))
    assert len(book.runs) == 1
    assert Note.NAME_TWICE in codes(book)


def test_names_that_differ_by_case_alone_are_two_files() -> None:
    book = read_bytes(("logs.zip", zipped(("Log.csv", CSV), ("log.csv", CSV))))
    assert sorted(run.source for run in book.runs) == ["Log.csv", "log.csv"]


def test_an_encrypted_member_is_named() -> None:
    data = bytearray(zipped(("log.csv", CSV), how=zipfile.ZIP_STORED))
    for header, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + flag] |= 1
    assert Note.ENCRYPTED in codes(read_bytes(("logs.zip", bytes(data))))


def test_an_archive_in_an_archive_is_not_opened() -> None:
    book = read_bytes(("logs.zip", zipped(("inner.zip", zipped(("log.csv", CSV))))))
    assert Note.NESTED_ARCHIVE in codes(book)
    assert book.runs == ()


@pytest.mark.parametrize("data", [b"PK\x03\x04" + bytes(300), zipped(("log.csv", CSV))[:-30]])
def test_a_zip_that_cannot_be_opened_is_said_to_be_none(data: bytes) -> None:
    assert codes(read_bytes(("logs.zip", data))) == [Note.BAD_ARCHIVE]


def test_a_zip_that_lies_about_a_size_gives_no_more_than_it_says() -> None:
    data = bytearray(zipped(("log.csv", CSV + b"3,0.5\n" * 5)))
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, central + 24, 10)
    book = read_bytes(("logs.zip", bytes(data)))
    assert book.runs == () or book.receipt.total("points") <= 2
    assert Note.UNREADABLE in codes(book) or Note.NO_NUMBERS in codes(book)


def test_a_member_that_unpacks_to_too_much_is_refused() -> None:
    data = zipped(("zeros.csv", bytes(40 << 20)))
    assert Note.PACKED_TOO_TIGHTLY in codes(read_bytes(("logs.zip", data)))


@pytest.mark.parametrize("kind", ["zip", "gz"])
def test_what_is_packed_far_more_tightly_than_logs_is_not_unpacked(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zips, "_ALL_FLOOR", 1 << 20)
    monkeypatch.setattr(archives, "_RATIO_FLOOR", 1 << 20)
    monkeypatch.setattr(zips, "_member", lambda *_: pytest.fail("opened"))
    zeros = bytes(300 << 10)
    if kind == "zip":
        data = zipped(*((f"{n}/log.csv", zeros) for n in range(8)))  # each of them is small
    else:
        data = gzip.compress(zeros * 8)
    assert len(data) * 200 < 8 * len(zeros)
    assert codes(read_bytes((f"logs.csv.{kind}", data))) == [Note.PACKED_TOO_TIGHTLY]


def test_a_stream_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED_BYTES", 1 << 20)
    packed = zlib.compressobj(9, wbits=31)
    data = packed.compress(bytes(3 << 20)) + packed.flush()
    assert codes(read_bytes(("zeros.csv.gz", data))) == [Note.TOO_BIG]


def test_members_that_share_bytes_are_refused() -> None:
    data = bytearray(zipped(("a.csv", CSV * 50), ("b.csv", CSV * 50), how=zipfile.ZIP_STORED))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    struct.pack_into("<I", data, second + 42, 8)
    assert codes(read_bytes(("logs.zip", bytes(data)))) == [Note.BAD_ARCHIVE]


def test_more_entries_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_ENTRIES", 10)
    data = zipped(*((f"{n}.csv", CSV) for n in range(11)))
    assert codes(read_bytes(("logs.zip", data))) == [Note.TOO_MANY_FILES]


@given(st.binary(max_size=300), st.sampled_from([b"PK\x03\x04", b"\x1f\x8b\x08", b"\xfd7zXZ\x00"]))
def test_no_bytes_make_an_archive_fail(junk: bytes, magic: bytes) -> None:
    book = read_bytes(("logs.zip", magic + junk))
    assert codes(book)


ARCHIVES = [zipped(("a/log.csv", CSV), ("b.csv", CSV)), tarred((tarfile.TarInfo("a.csv"), CSV))]
ARCHIVES += [tarred((tarfile.TarInfo("a.csv"), CSV), mode="w:gz")]


@given(
    st.sampled_from(ARCHIVES),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.binary(max_size=4)), max_size=4),
)
def test_no_change_of_bytes_makes_an_archive_fail(
    data: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    for place, removed, added in changes:
        at = int(place * len(data))
        data = data[:at] + added + data[at + removed :]
    book = read_bytes(("logs.zip", data))
    assert all(source.points or source.notes for source in book.receipt.sources)


def test_a_member_without_a_name_is_refused() -> None:
    assert Note.UNSAFE_NAME in codes(read_bytes(("logs.zip", zipped(("", CSV), ("b.csv", CSV)))))


def test_a_single_packed_file_is_read_under_its_own_name() -> None:
    packed = zlib.compressobj(wbits=31)
    data = packed.compress(CSV) + packed.flush()
    book = read_bytes(("log.csv.gz", data))
    assert [run.source for run in book.runs] == ["log.csv"]
    both = read_bytes(("a/log.csv.gz", data), ("notes.txt", b"nothing"))
    assert [run.source for run in both.runs] == ["a/log.csv"]


def test_a_folder_that_links_to_itself_ends(write: Write, load: Callable[[], LogBook]) -> None:
    path = write("run/log.csv", CSV)
    (path.parent / "again").symlink_to(path.parent, target_is_directory=True)
    (path.parent / "nowhere").symlink_to(path.parent / "missing")
    book = load()
    assert [run.source for run in book.runs] == ["run/log.csv"]
    assert Note.UNREADABLE in codes(book)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path, load: Callable[[], LogBook]) -> None:
    os.mkfifo(tmp_path / "log.csv")
    assert codes(load()) == [Note.NOT_A_LOG]


def test_a_file_that_is_gone_or_shorter_when_it_is_read_does_no_harm(write: Write) -> None:
    path = write("log.csv", CSV)
    file = disk_file(path, "log.csv", len(CSV))
    path.write_bytes(CSV[:17])
    assert file.read(-1) == CSV[:17]
    path.unlink()
    with pytest.raises(OSError, match="log"):
        file.read(-1)


def test_a_file_deleted_between_listing_and_reading_is_in_the_receipt(
    write: Write, load: Callable[[], LogBook], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("log.csv", CSV)
    write("other.csv", CSV)

    def find_and_delete(root: Path, within: Path | None) -> object:
        found = find_files(root, within)
        path.unlink()
        return found

    monkeypatch.setattr("dashboard.logs.follow.follower.find_files", find_and_delete)
    book = load()
    assert [run.source for run in book.runs] == ["other.csv"]
    assert Note.UNREADABLE in codes(book)


def test_a_growing_file_gives_more_at_every_reading(
    write: Write, load: Callable[[], LogBook]
) -> None:
    name = "run/events.out.tfevents.1.host"
    whole = opening() + scalars("loss", range(20))
    seen = []
    for share in (0.3, 0.6, 1.0):
        write(name, whole[: int(len(whole) * share)])
        seen.append(load().receipt.total("points"))
    assert seen == sorted(set(seen))
    assert seen[-1] == 20


def test_a_missing_path_and_an_empty_folder_are_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    book = load_paths([tmp_path / "nothing", tmp_path / "empty"])
    assert codes(book) == [Note.NOT_FOUND, Note.EMPTY_FOLDER]
    assert book.receipt.sources[0].path == str(tmp_path / "nothing")
    assert len(book.scalars) == 0
