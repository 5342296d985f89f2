"""What a person says of a file goes before the guess, loses no point, and is remembered."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.logs.corrections import saved_corrections
from dashboard.logs.corrections.correction import (
    NONE,
    NOT_A_LOG,
    Corrections,
    CorrectionsError,
    FileCorrection,
)
from dashboard.logs.corrections.renaming import TagName
from dashboard.logs.load import UploadedBytes, load_paths, load_uploads
from dashboard.logs.registry import all_readers
from dashboard.logs.tabular.chosen import Columns
from dashboard.model.progress import Progress
from dashboard.model.run import LogBook, Note, XUnit
from dashboard.model.table import Split
from tests.logs.small_logs import opening, scalar

ODD = b"when,foo,val_bar\n" + b"".join(b"%d,%d,%d\n" % (10 * n, n, 2 * n) for n in range(5))
USUAL = b"epoch,step,loss,val_loss\n" + b"".join(b"%d,%d,3,4\n" % (n, 7 * n) for n in range(5))
SEEDS = b"step,seed,loss\n" + b"".join(b"%d,%d,3\n" % (n // 2, n % 2) for n in range(10))


def read(data: bytes, said: FileCorrection, name: str = "a.csv") -> LogBook:
    return load_uploads([UploadedBytes(name, data)], corrections=NONE.having(name, said))


def codes(book: LogBook) -> set[Note]:
    return {note.code for source in book.receipt.sources for note in source.notes}


def test_a_table_without_an_axis_is_read_by_the_column_that_is_named() -> None:
    assert not load_uploads([UploadedBytes("a.csv", ODD)]).runs
    book = read(ODD, FileCorrection(columns=Columns(step="when")))
    foo = book.scalars[book.scalars["tag"] == "foo"]
    assert foo["step"].tolist() == [0, 10, 20, 30, 40]
    assert foo["value"].tolist() == [0, 1, 2, 3, 4]
    assert codes(book) == {Note.CORRECTED}


def test_a_tag_gets_the_metric_and_split_that_are_said() -> None:
    name = TagName("loss", Split.TEST)
    book = read(USUAL, FileCorrection(tags=(("val_loss", name),)))
    assert set(book.scalars[["tag", "metric", "split"]].itertuples(index=False, name=None)) == {
        ("loss", "loss", "train"),
        ("val_loss", "loss", "test"),
    }


def test_a_name_given_twice_loses_no_point() -> None:
    name = TagName("loss", Split.TRAIN)
    book = read(USUAL, FileCorrection(tags=(("val_loss", name),)))
    assert len(book.scalars) == 10
    assert book.scalars.groupby(["metric", "split"], observed=True).size().tolist() == [5, 5]


@pytest.mark.parametrize(("axis", "last"), [(XUnit.EPOCH, 4), (XUnit.STEP, 28), (None, 28)])
def test_the_axis_is_the_one_that_is_said(axis: XUnit | None, last: int) -> None:
    book = read(USUAL, FileCorrection(axis=axis))
    assert book.scalars["step"].max() == last
    assert book.runs[0].x_unit == (axis or XUnit.STEP)


def test_an_axis_serves_logs_that_are_no_tables() -> None:
    lines = b"".join(b'{"step": %d, "epoch": %d, "loss": 2}\n' % (9 * n, n) for n in range(5))
    book = read(lines, FileCorrection(axis=XUnit.EPOCH), "a.jsonl")
    assert book.scalars["step"].tolist() == [0, 1, 2, 3, 4]
    assert book.runs[0].x_unit is XUnit.EPOCH


def test_fractions_of_epochs_are_no_steps() -> None:
    lines = b"".join(b'{"step": %d, "epoch": %f, "loss": 2}\n' % (9 * n, n / 4) for n in range(5))
    book = read(lines, FileCorrection(axis=XUnit.EPOCH), "a.jsonl")
    assert book.scalars["step"].tolist() == [0, 9, 18, 27, 36]


def test_a_column_of_runs_keeps_them_apart() -> None:
    book = read(SEEDS, FileCorrection(columns=Columns(run="seed")))
    assert len(book.runs) == 2
    assert len(book.scalars) == 10
    assert book.receipt.total("duplicated") == 0


def test_a_column_that_is_not_there_changes_nothing() -> None:
    book = read(USUAL, FileCorrection(columns=Columns(step="gone")))
    assert book.scalars["step"].max() == 28


def test_a_file_said_to_be_no_log_is_left_out_and_in_the_receipt() -> None:
    book = read(USUAL, FileCorrection(NOT_A_LOG))
    assert not book.runs
    assert codes(book) == {Note.SET_ASIDE}


@pytest.mark.parametrize("name", [reader.name for reader in all_readers()])
@pytest.mark.parametrize("data", [USUAL, b"\x00\x01", b"{}", b'{"a": [1, 2]}\n'])
def test_any_format_can_be_forced_on_any_file(name: str, data: bytes) -> None:
    book = read(data, FileCorrection(name), "a")
    assert codes(book) & {Note.CORRECTED, Note.WRONG_FORMAT}
    assert bool(book.runs) or Note.WRONG_FORMAT in codes(book)


def test_corrections_reach_the_files_of_several_folders(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "log.csv").write_bytes(USUAL)
    said = NONE.having("b/log.csv", FileCorrection(NOT_A_LOG))
    book = load_paths([tmp_path / "a", tmp_path / "b"], corrections=said)
    assert [run.run_id for run in book.runs] == ["a/log.csv"]


def test_a_reading_tells_how_far_it_has_come() -> None:
    told: list[Progress] = []
    files = [UploadedBytes(f"{name}.csv", USUAL) for name in "abc"]
    load_uploads(files, progress=told.append)
    assert told == [Progress(number, 3, 10 * number) for number in range(4)]


LONG = {
    "events.out.tfevents.1.a": opening() + scalar("loss", 1, 0.5) * 600_000,
    "log.jsonl": b'{"step": 1, "loss": 0.5}\n' * 50_000,
    "log.txt": b"step 1: train loss 0.5000, val loss 0.6000\n" * 50_000,
}


@pytest.mark.parametrize("name", LONG)
def test_within_a_long_file_a_reading_tells_how_much_of_it_is_read(name: str) -> None:
    told: list[Progress] = []
    load_uploads([UploadedBytes(name, LONG[name])], progress=told.append)
    done = [progress.done for progress in told]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, 1)
    assert len({one for one in done if 0 < one < 1}) >= 2


names = st.text(min_size=1, max_size=20)
said = st.builds(
    FileCorrection,
    st.sampled_from(["", NOT_A_LOG, *(reader.name for reader in all_readers())]),
    st.none() | st.sampled_from(XUnit),
    st.builds(Columns, st.just("") | names, st.just("") | names, st.just("") | names),
    st.dictionaries(names, st.builds(TagName, names, st.sampled_from(Split)), max_size=3).map(
        lambda tags: tuple(sorted(tags.items()))
    ),
)
all_said = st.dictionaries(names, said, max_size=3).map(
    lambda files: Corrections(tuple(sorted(files.items(), key=lambda item: item[0])))
)


@given(all_said)
def test_corrections_come_back_from_json(corrections: Corrections) -> None:
    assert Corrections.from_dict(json.loads(json.dumps(corrections.to_dict()))) == corrections


WRONG = {
    "no object": [],
    "another version": {"version": 2, "files": {}},
    "an unknown key": {"version": 1, "file": {}},
    "an unknown key of a file": {"version": 1, "files": {"a": {"sep": ";"}}},
    "an unknown format": {"version": 1, "files": {"a": {"format": "pickle"}}},
    "half a character": {"version": 1, "files": {"\ud800": {"format": "csv"}}},
    "a format that is no text": {"version": 1, "files": {"a": {"format": ["csv"]}}},
    "an unknown axis": {"version": 1, "files": {"a": {"axis": "hour"}}},
    "an axis that is no text": {"version": 1, "files": {"a": {"axis": {}}}},
    "an unknown split": {"version": 1, "files": {"a": {"tags": {"b": {"metric": "c"}}}}},
    "an empty column": {"version": 1, "files": {"a": {"step": ""}}},
    "a long name": {"version": 1, "files": {"a" * 9999: {}}},
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_meant_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(CorrectionsError, match="should") as refused:
        Corrections.from_dict(WRONG[name])
    assert "\n" not in str(refused.value)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "curva" / "corrections"


SOME = NONE.having("a.csv", FileCorrection(axis=XUnit.EPOCH))


def test_corrections_are_remembered_and_forgotten(config: Path) -> None:
    key = saved_corrections.key_of_uploads([("a.csv", 3)])
    assert saved_corrections.read(key) == NONE
    assert saved_corrections.write(key, SOME)
    assert saved_corrections.read(key) == SOME
    assert saved_corrections.read(saved_corrections.key_of_uploads([("a.csv", 4)])) == NONE
    assert saved_corrections.write(key, NONE)
    assert list(config.iterdir()) == []


def test_a_folder_is_the_same_however_it_is_reached(tmp_path: Path) -> None:
    (tmp_path / "runs").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "runs")
    key = saved_corrections.key_of_paths
    assert key([tmp_path / "link"]) == key([tmp_path / "runs" / ".." / "runs"])
    assert key([tmp_path / "link"]) != key([tmp_path])


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"{}" + b" " * (2 << 20), b'{"version": 1e999}'],
)
def test_damaged_corrections_are_none(config: Path, data: bytes) -> None:
    saved_corrections.write("k", SOME)
    (config / "k.json").write_bytes(data)
    assert saved_corrections.read("k") == NONE
    assert saved_corrections.write("k", SOME)
    assert saved_corrections.read("k") == SOME


def test_a_folder_that_cannot_be_written_is_said(config: Path) -> None:
    config.parent.mkdir()
    config.write_text("in the way")
    assert not saved_corrections.write("k", SOME)
    assert saved_corrections.read("k") == NONE


def test_those_written_longest_ago_go_first(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_corrections, "MAX_SETS", 2)
    for age, key in enumerate("cba"):
        saved_corrections.write(key, SOME)
        os.utime(config / f"{key}.json", (age, age))
    saved_corrections.write("d", SOME)
    assert sorted(path.stem for path in config.iterdir()) == ["a", "d"]


def test_values_are_untouched_by_names() -> None:
    plain = load_uploads([UploadedBytes("a.csv", USUAL)])
    name = TagName("thing", Split.NONE)
    corrected = read(USUAL, FileCorrection(tags=(("loss", name), ("val_loss", name))))
    assert np.array_equal(np.sort(plain.scalars["value"]), np.sort(corrected.scalars["value"]))
