"""Uploads on the server's disk: found again by their token, by nobody else, and not for ever."""

import json
import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.logs.sources import kept_manifest, kept_uploads
from dashboard.logs.sources.kept_manifest import DamagedManifestError
from dashboard.logs.sources.kept_uploads import Gone, KeptFile, KeptUploads, Limits, LostUploadError
from dashboard.logs.sources.uploads import UploadedBytes

DAY_S = 86_400.0
DROP = (UploadedBytes("run/a.csv", b"epoch,loss\n1,2\n"), UploadedBytes("run/b.csv", b"\x00\r\n"))

names = st.text(max_size=60)
drops = st.lists(st.builds(UploadedBytes, names, st.binary(max_size=80)), min_size=1, max_size=6)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "uploads"


@pytest.fixture
def store(folder: Path) -> KeptUploads:
    return KeptUploads(folder, Limits(free=0))


def kept(store: KeptUploads, drop: tuple[UploadedBytes, ...] = DROP) -> str:
    token = store.keep(drop)
    assert token is not None
    return token


def found(store: KeptUploads, token: str) -> list[UploadedBytes]:
    files = store.find(token)
    assert not isinstance(files, Gone)
    return [UploadedBytes(file.name, file.getvalue()) for file in files]


def only(folder: Path) -> Path:
    (place,) = folder.iterdir()
    return place


def asked_ago(folder: Path, seconds: float) -> None:
    """Let the drop that is not dated yet have been asked for so long ago."""
    at = time.time() - seconds
    os.utime(folder / "opened", (at, at))


@settings(max_examples=40, deadline=None)
@given(drops)
def test_what_was_sent_is_found_again_by_another_server(
    tmp_path_factory: pytest.TempPathFactory, drop: list[UploadedBytes]
) -> None:
    folder = tmp_path_factory.mktemp("uploads")
    token = KeptUploads(folder, Limits(free=0)).keep(drop)
    assert token is not None
    assert found(KeptUploads(folder), token) == drop


@settings(max_examples=40, deadline=None)
@given(drops)
def test_no_name_from_a_browser_becomes_a_path(
    tmp_path_factory: pytest.TempPathFactory, drop: list[UploadedBytes]
) -> None:
    folder = tmp_path_factory.mktemp("uploads")
    KeptUploads(folder, Limits(free=0)).keep(drop)
    written = {path.name for path in only(folder).iterdir()}
    assert written == {*map(str, range(len(drop))), "manifest.json", "opened"}
    assert list(folder.parent.glob("uploads*/*/*/*")) == []


def test_tokens_are_long_differ_and_stand_nowhere_on_the_disk(
    store: KeptUploads, folder: Path
) -> None:
    tokens = {kept(store) for _ in range(20)}
    assert len(tokens) == 20
    assert all(len(token) == 43 for token in tokens)
    written = "".join(map(str, folder.rglob("*")))
    written += "".join(path.read_bytes().decode("latin-1") for path in folder.rglob("*/*"))
    assert not any(token in written for token in tokens)


def test_nobody_else_may_read_what_is_kept(store: KeptUploads, folder: Path) -> None:
    old_mask = os.umask(0)
    try:
        kept(store)
    finally:
        os.umask(old_mask)
    modes = {path.is_dir(): stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*")}
    assert modes == {True: 0o700, False: 0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("token", ["", "x", "../" * 14 + "x", "a" * 43, "ação" + "a" * 39, "\0"])
def test_what_is_no_token_of_ours_opens_and_deletes_nothing(
    store: KeptUploads, folder: Path, token: str
) -> None:
    kept(store)
    assert store.find(token) is Gone.NOT_HERE
    assert store.delete(token)
    assert len(list(folder.iterdir())) == 1


def test_the_name_of_a_folder_is_no_token(store: KeptUploads, folder: Path) -> None:
    kept(store)
    assert store.find(only(folder).name) is Gone.NOT_HERE
    assert store.find(only(folder).name[:43]) is Gone.NOT_HERE


def test_what_is_deleted_is_gone_from_the_disk(store: KeptUploads, folder: Path) -> None:
    token, other = kept(store), kept(store)
    files = store.find(token)
    assert store.delete(token)
    assert store.find(token) is Gone.NOT_HERE
    assert found(store, other) == list(DROP)
    assert len(list(folder.iterdir())) == 1
    assert not isinstance(files, Gone)
    with pytest.raises(LostUploadError):
        files[0].getvalue()


def test_a_drop_that_nobody_asks_for_expires(store: KeptUploads, folder: Path) -> None:
    token = kept(store)
    asked_ago(only(folder), 31 * DAY_S)
    assert KeptUploads(folder).find(token) is Gone.NOT_HERE
    assert list(folder.iterdir()) == []


def test_asking_for_a_drop_keeps_it(store: KeptUploads, folder: Path) -> None:
    token = kept(store)
    asked_ago(only(folder), 29 * DAY_S)
    assert found(store, token) == list(DROP)
    assert time.time() - (only(folder) / "opened").stat().st_mtime < DAY_S


def test_the_ones_unasked_for_longest_make_room(folder: Path) -> None:
    size = sum(len(file.data) for file in DROP)
    for limits in (Limits(count=2, free=0), Limits(size=2 * size, free=0)):
        store = KeptUploads(folder, limits)
        first, second = kept(store), kept(store)
        for place in folder.iterdir():
            asked_ago(place, DAY_S)
        found(store, first)
        third = kept(store)
        assert store.find(second) is Gone.NOT_HERE
        assert found(store, first) == found(store, third) == list(DROP)


@pytest.mark.parametrize(
    "limits", [Limits(size=10, free=0), Limits(free=1 << 62)], ids=["too large", "disk full"]
)
def test_a_drop_without_room_is_not_kept_and_pushes_nothing_out(
    store: KeptUploads, folder: Path, limits: Limits
) -> None:
    token = kept(store)
    assert KeptUploads(folder, limits).keep(DROP) is None
    if limits.size > 10:
        assert found(store, token) == list(DROP)


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = KeptUploads(tmp_path / "file" / "uploads", Limits(free=0))
    assert store.keep(DROP) is None
    assert store.find("a" * 43) is Gone.NOT_HERE
    assert store.delete("a" * 43)


def test_a_disk_that_fills_up_leaves_nothing_half_written(
    store: KeptUploads, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = kept_uploads._write

    def full(place: Path, data: bytes) -> None:
        if place.name == "1":
            raise OSError(28, "No space left on device")
        write(place, data)

    monkeypatch.setattr(kept_uploads, "_write", full)
    assert store.keep(DROP) is None
    assert list(folder.iterdir()) == []


def test_what_a_killed_server_left_goes_after_an_hour(store: KeptUploads, folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, age in (("old.unfinished", 2 * 3600), ("new.unfinished", 60), ("other", 9e9)):
        place = folder / name
        place.mkdir()
        (place / "opened").write_text("1")
        asked_ago(place, age)
    store.tidy()
    assert {path.name for path in folder.iterdir()} == {"new.unfinished", "other"}


def without(name: str) -> Callable[[Path], object]:
    return lambda place: (place / name).unlink()


def holding(name: str, data: bytes) -> Callable[[Path], object]:
    return lambda place: (place / name).write_bytes(data)


DAMAGE = {
    "no manifest": without("manifest.json"),
    "an empty manifest": holding("manifest.json", b""),
    "half a manifest": holding("manifest.json", b'{"version": 1, "files": [["a'),
    "a deep manifest": holding("manifest.json", b"[" * 100_000),
    "a manifest of a later version": holding("manifest.json", b'{"version": 2}'),
    "no note of when": without("opened"),
    "a file that is gone": without("1"),
    "a file that was cut": holding("0", b"epoch"),
}


@pytest.mark.parametrize("harm", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_drop_is_said_and_can_be_deleted(
    store: KeptUploads, folder: Path, harm: Callable[[Path], object]
) -> None:
    token = kept(store)
    harm(only(folder))
    again = KeptUploads(folder, Limits(free=0))
    assert again.find(token) is Gone.DAMAGED
    again.tidy()
    kept(again)
    assert again.delete(token)
    assert again.find(token) is Gone.NOT_HERE


def test_a_file_that_was_changed_without_a_trace_is_not_read(
    store: KeptUploads, folder: Path
) -> None:
    token = kept(store)
    (only(folder) / "0").write_bytes(DROP[0].data.replace(b"2", b"3"))
    files = store.find(token)
    assert not isinstance(files, Gone)
    assert isinstance(files[0], KeptFile)
    with pytest.raises(LostUploadError):
        files[0].getvalue()


ENTRIES = [
    [],
    [["a", 1]],
    [["a", -1, "0"]],
    [["a", True, "0"]],
    [["a", 1, None]],
    [[None, 1, "0"]],
    [["a" * 5_000, 1, "0"]],
    [["a", 1 << 31, "0"]],
    [["a", 1, "0"]] * 20_001,
    "abc",
    5,
]


@pytest.mark.parametrize("said", ENTRIES, ids=range(len(ENTRIES)))
def test_a_manifest_that_nobody_wrote_is_refused(said: object) -> None:
    with pytest.raises(DamagedManifestError):
        kept_manifest.read(json.dumps({"version": 1, "files": said}).encode())


@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(["version", "files", "a"]), inner, max_size=3)
        ),
    ).map(lambda value: json.dumps(value).encode())
)
def test_no_bytes_of_a_manifest_raise_anything_else(data: bytes) -> None:
    with suppress(DamagedManifestError):
        assert kept_manifest.read(data)
