"""Logs in a store read as they would on disk; what cannot be had is one clear note."""

import socket
import tarfile
from pathlib import Path

import fsspec
import pandas as pd
import pytest

from dashboard.api import diagnose, load_logs
from dashboard.logs.sources import remote
from dashboard.logs.sources.remote import Address, is_address
from dashboard.model.run import LogBook, Note

pytestmark = pytest.mark.xdist_group("stores")

BUCKET = "experiments"


def codes(book: LogBook) -> list[Note]:
    return [note.code for source in book.receipt.sources for note in source.notes]


def assert_same(one: LogBook, other: LogBook) -> None:
    assert one.runs == other.runs
    pd.testing.assert_frame_equal(one.scalars, other.scalars)
    assert one.receipt == other.receipt


def test_a_folder_in_a_store_reads_as_the_same_folder_on_disk(served) -> None:
    on_disk = load_logs(served.folder)
    assert len(on_disk.runs) == 5
    assert_same(load_logs(served.address), on_disk)
    assert_same(load_logs(served.address + "/"), on_disk)
    assert diagnose(load_logs(served.address)).to_dict() == diagnose(on_disk).to_dict()


def test_folders_in_a_store_and_on_disk_open_together(served) -> None:
    beside = load_logs([served.address, served.folder])
    twice = load_logs([served.folder, served.folder])
    assert [run.run_id for run in beside.runs] == [run.run_id for run in twice.runs]
    assert beside.scalars["value"].equals(twice.scalars["value"])


def test_a_single_file_in_a_store_reads_as_on_disk(served) -> None:
    assert_same(load_logs(f"{served.address}/alone.csv"), load_logs(served.folder / "alone.csv"))


def test_a_log_written_after_the_first_look_is_found_by_the_next(s3) -> None:
    s3.pipe_file(f"{BUCKET}/runs/a/metrics.csv", b"step,loss\n1,2\n2,1\n")
    assert len(load_logs(f"s3://{BUCKET}/runs").runs) == 1
    other = fsspec.filesystem("s3", skip_instance_cache=True)
    other.pipe_file(f"{BUCKET}/runs/b/metrics.csv", b"step,loss\n1,2\n2,1\n")
    assert len(load_logs(f"s3://{BUCKET}/runs").runs) == 2


def test_a_folder_whose_name_goes_on_is_another_folder(s3) -> None:
    for name in ("runs/a", "runs2/b"):
        s3.pipe_file(f"{BUCKET}/{name}/metrics.csv", b"step,loss\n1,2\n2,1\n")
    assert [run.run_id for run in load_logs(f"s3://{BUCKET}/runs").runs] == ["a"]


@pytest.mark.parametrize("address", ["s3://nobodys-bucket/runs", f"s3://{BUCKET}/nowhere", "s3://"])
def test_what_is_not_in_the_store_is_not_found(s3, address: str) -> None:
    book = load_logs(address)
    assert book.runs == ()
    assert codes(book) == [Note.ADDRESS_NOT_FOUND]


def test_a_store_that_refuses_says_so(s3, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nonexistent")
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    assert codes(load_logs(f"s3://{BUCKET}/runs")) == [Note.ADDRESS_DENIED]


def test_an_object_that_goes_while_it_is_read_is_unreadable(s3, monkeypatch) -> None:
    s3.pipe_file(f"{BUCKET}/runs/a.csv", b"step,loss\n1,2\n2,1\n")
    s3.pipe_file(f"{BUCKET}/runs/b.csv", b"step,loss\n1,2\n2,1\n")
    find = remote.find_remote(Address(f"s3://{BUCKET}/runs"))
    s3.rm(f"{BUCKET}/runs/a.csv")
    with pytest.raises(OSError, match=r"does not exist|NoSuchKey"):
        find.files[0].read(-1)
    assert find.files[1].read(4) == b"step"


def test_a_store_that_does_not_answer_says_so(s3, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # taken, and nobody listens
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{nobody.getsockname()[1]}")
        fsspec.get_filesystem_class("s3").clear_instance_cache()
        assert codes(load_logs(f"s3://{BUCKET}/runs")) == [Note.ADDRESS_SILENT]


def test_a_file_of_the_web_reads_as_on_disk(web: str, folder: Path) -> None:
    for name in ("alone.csv", "long.csv", "lr0.1/cut.csv"):
        assert_same(load_logs(f"{web}/{name}"), load_logs(folder / name))


def test_an_archive_of_the_web_reads_as_its_folder(web: str, folder: Path) -> None:
    with tarfile.open(folder / "all.tgz", "w:gz") as archive:
        archive.add(folder / "lr0.1", "lr0.1")
    assert_same(load_logs(f"{web}/all.tgz"), load_logs(folder / "all.tgz"))


@pytest.mark.parametrize(
    ("name", "code"),
    [("nowhere.csv", Note.ADDRESS_NOT_FOUND), ("secret.csv", Note.ADDRESS_DENIED)],
)
def test_the_web_says_why_it_gives_nothing(web: str, name: str, code: Note) -> None:
    assert codes(load_logs(f"{web}/{name}")) == [code]


def test_a_web_server_that_is_not_there_does_not_answer() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        assert codes(load_logs(f"http://127.0.0.1:{port}/a.csv")) == [Note.ADDRESS_SILENT]


@pytest.mark.parametrize(
    "address", ["http://example.org/a.csv", "ftp://example.org/a", "file:///etc/passwd", "http://["]
)
def test_other_protocols_and_open_http_are_not_opened(address: str) -> None:
    assert codes(load_logs(address)) == [Note.ADDRESS_NOT_OPENED]


@pytest.mark.parametrize(("address", "package"), [("s3://b/a", "s3fs"), ("gs://b/a", "gcsfs")])
def test_a_missing_package_is_named(
    monkeypatch: pytest.MonkeyPatch, address: str, package: str
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(remote, "import_module", missing)
    (source,) = load_logs(address).receipt.sources
    assert [(note.code, note.where) for note in source.notes] == [(Note.PACKAGE_MISSING, package)]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("s3://b/a", True),
        ("HTTPS://host/a.csv", True),
        ("memory://a", True),
        ("runs", False),
        ("C:\\runs", False),
        ("c://runs", False),
        ("/runs/a://b", False),
        ("./s3://b", False),
    ],
)
def test_an_address_begins_with_its_protocol(text: str, is_one: bool) -> None:
    assert is_address(text) is is_one


@pytest.mark.parametrize(
    ("text", "shown", "name"),
    [
        ("https://me:pass@host/a%20b.csv?token=1#x", "https://host/a%20b.csv", "a b.csv"),
        ("s3://bucket/runs/", "s3://bucket/runs/", "runs"),
        ("s3://bucket", "s3://bucket", "bucket"),
        ("https://host", "https://host/", "host"),
    ],
)
def test_what_is_shown_of_an_address_holds_no_secret(text: str, shown: str, name: str) -> None:
    assert (Address(text).shown, Address(text).name) == (shown, name)
