"""Whatever is given: a sentence that names the file, the other runs still read, no traceback."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Command = Callable[..., tuple[int, str, str]]


def archive_of_junk() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("notes.txt", "nothing to see")
        archive.writestr("picture.png", bytes(range(256)))
    return packed.getvalue()


UNREADABLE: dict[str, tuple[str, bytes]] = {
    "an empty file": ("empty.csv", b""),
    "random bytes": ("events.out.tfevents.1.host", bytes(i * 151 % 256 for i in range(4096))),
    "a CSV without an axis": ("table.csv", b"height,weight\n1.8,80\n1.7,70\n1.6,60\n"),
    "a zip of junk": ("junk.zip", archive_of_junk()),
    "a broken zip": ("broken.zip", b"PK\x03\x04" + bytes(40)),
    "prose": ("prose.txt", b"This is not a log.\n"),
    "a name with markup": ("<b>![x](y).csv", b"a,b\n"),
}
MEAGRE = {
    "a run of one point": b"epoch,train_loss,val_loss\n0,2.3,2.3\n",
    "a run of only NaN": b"epoch,train_loss,val_loss\n"
    + b"".join(b"%d,nan,nan\n" % epoch for epoch in range(20)),
}


@pytest.mark.parametrize(("name", "data"), UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_nothing_readable_ends_with_two_and_a_sentence_that_names_the_file(
    tmp_path: Path, curva: Command, name: str, data: bytes, lang: str
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    code, out, err = curva("diagnose", file, "--lang", lang)
    assert (code, out) == (2, "")
    assert name in err or file.stem in err
    code, out, err = curva("inspect", file, "--lang", lang)
    assert code == 2
    assert name in out or file.stem in out
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(("name", "data"), UNREADABLE.values(), ids=UNREADABLE)
def test_the_other_runs_are_read_beside_a_bad_file(
    logs: Path, curva: Command, name: str, data: bytes
) -> None:
    (logs / name).write_bytes(data)
    code, out, _ = curva("diagnose", logs, "--format", "json")
    report = json.loads(out)
    assert code == 0
    assert len(report["runs"]) == 3
    bad = [one for one in report["receipt"]["sources"] if one["path"].startswith(Path(name).stem)]
    assert bad
    assert all(one["skipped"] and one["notes"] for one in bad)
    text = curva("diagnose", logs)[1]
    assert any(Path(one["path"]).name in text for one in bad)


@pytest.mark.parametrize("data", MEAGRE.values(), ids=MEAGRE)
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_a_meagre_run_is_read_and_told(
    tmp_path: Path, curva: Command, data: bytes, form: str, lang: str
) -> None:
    file = tmp_path / "meagre.csv"
    file.write_bytes(data)
    code, out, err = curva("diagnose", file, "--format", form, "--lang", lang)
    assert (code, err) == (0, "")
    assert len(out) > 100


def test_an_empty_folder_is_nothing_readable(tmp_path: Path, curva: Command) -> None:
    empty = tmp_path / "void"
    empty.mkdir()
    code, out, err = curva("diagnose", empty)
    assert (code, out) == (2, "")
    assert "void" in err


def test_a_path_that_does_not_exist_is_named(tmp_path: Path, curva: Command) -> None:
    code, out, err = curva("diagnose", tmp_path / "nowhere")
    assert (code, out) == (2, "")
    assert "nowhere" in err


def test_a_missing_path_does_not_keep_the_others_from_being_read(
    logs: Path, curva: Command
) -> None:
    code, out, _ = curva("diagnose", logs, logs / "nowhere", "--format", "json")
    report = json.loads(out)
    assert code == 0
    assert len(report["runs"]) == 3
    assert [
        one for one in report["receipt"]["sources"] if "nowhere" in one["path"] and one["notes"]
    ]


def test_nothing_readable_is_still_a_valid_document_in_json(tmp_path: Path, curva: Command) -> None:
    code, out, err = curva("diagnose", tmp_path / "nowhere", "--format", "json")
    assert code == 2
    assert json.loads(out)["runs"] == []
    assert err


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.json", "a.zip", "tfevents", "a.txt"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_end_with_zero_or_two(
    tmp_path: Path, curva: Command, data: bytes, name: str
) -> None:
    (tmp_path / name).write_bytes(data)
    code, _, err = curva("diagnose", tmp_path / name)
    assert code in {0, 2}
    assert "Traceback" not in err
