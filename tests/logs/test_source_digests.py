"""The digests of a set are those of its files, found without reading the logs again."""

import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from dashboard.api import load_logs
from dashboard.logs.load import UploadedBytes, load_uploads
from dashboard.logs.source_digests import digests_of_paths, digests_of_uploads
from dashboard.logs.whole_set import read_whole

SAMPLES = Path("sample_logs")
ROWS = "epoch,loss\n" + "".join(f"{n},{1 / (n + 1)}\n" for n in range(9))


@pytest.mark.parametrize("names", [("regimes",), ("regimes", "broken")])
def test_they_are_those_of_a_whole_reading(names: tuple[str, ...]) -> None:
    paths = [SAMPLES / name for name in names]
    whole = read_whole(paths)
    assert digests_of_paths(paths, whole.book.receipt) == whole.sources


def test_a_file_of_which_nothing_is_used_is_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "run.csv").write_text(ROWS)
    (tmp_path / "weights.bin").write_bytes(b"\0" * 1000)
    (found,) = digests_of_paths([tmp_path], load_logs(tmp_path).receipt)
    assert found.path == "run.csv"
    assert found.size == len(ROWS)
    assert found.sha256 == sha256(ROWS.encode()).hexdigest()


def test_an_archive_stands_for_what_it_holds(tmp_path: Path) -> None:
    for name in ("a", "b"):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as packed:
            packed.writestr("run.csv", ROWS.replace("0.5", f"0.{ord(name)}"))
    found = digests_of_paths([tmp_path], load_logs(tmp_path).receipt)
    assert [one.path for one in found] == ["a.zip", "b.zip"]
    for one in found:
        assert one.sha256 == sha256((tmp_path / one.path).read_bytes()).hexdigest()


def test_a_file_that_went_is_left_out(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(ROWS)
    receipt = load_logs(tmp_path).receipt
    (tmp_path / "a.csv").unlink()
    assert [one.path for one in digests_of_paths([tmp_path], receipt)] == ["b.csv"]


def test_of_dropped_files_they_are_known_too() -> None:
    files = [UploadedBytes("x/run.csv", ROWS.encode()), UploadedBytes("x/no.bin", b"\0\1")]
    (found,) = digests_of_uploads(files, load_uploads(files).receipt)
    assert (found.path, found.sha256) == ("x/run.csv", sha256(ROWS.encode()).hexdigest())
