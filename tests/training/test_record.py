"""What is remembered of a training, and that nothing else is taken for it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.training import places, record
from dashboard.training.plan import Kind
from dashboard.training.processes import Known
from dashboard.training.record import Record, State

NAME = "20261129-101500-0123abcd"
ONE = Record(NAME, Kind.STUDY, "digits", ("digits",), ("--quiet",), 4, 160, 1, 1e9)


@given(
    st.sampled_from(State),
    st.none() | st.builds(Known, st.integers(1, 2**31), st.floats(0, 1e12)),
    st.none() | st.integers(-64, 255),
    st.dictionaries(st.text(), st.text()),
)
def test_what_is_written_is_read_again(
    state: State, process: Known | None, code: int | None, source: dict[str, str]
) -> None:
    one = replace(ONE, state=state, process=process, code=code, source=source)
    assert Record.from_dict(json.loads(json.dumps(one.to_dict()))) == one


def test_a_training_is_kept_on_disk_and_the_last_one_comes_first(tmp_path: Path) -> None:
    later = replace(ONE, id="20261129-101501-0123abcd")
    for one in (ONE, later):
        record.write(tmp_path, one)
    assert record.read_all(tmp_path) == [later, ONE]
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".unfinished"]


DAMAGED = [
    "",
    "null",
    "[]",
    "{}",
    json.dumps({**ONE.to_dict(), "format": 99}),
    json.dumps({**ONE.to_dict(), "state": "dancing"}),
    json.dumps({**ONE.to_dict(), "id": "20261129-101500-ffffffff"}),
    json.dumps({**ONE.to_dict(), "id": "../../x"}),
    json.dumps({**ONE.to_dict(), "process": {"pid": "a"}}),
    json.dumps({**ONE.to_dict(), "more": 1}),
    json.dumps(ONE.to_dict())[:-9],
    "[" * 100_000,
]


@pytest.mark.parametrize("text", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_record_is_as_if_it_had_never_been(tmp_path: Path, text: str) -> None:
    places.record_of(tmp_path, NAME).write_text(text)
    assert record.read_all(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["", "..", "../x", "a", NAME + "/..", NAME + ".json", "\x00", NAME[:-1]]
)
def test_only_a_name_that_the_server_gave_is_looked_up(tmp_path: Path, name: str) -> None:
    record.write(tmp_path / "t", ONE)
    assert not places.is_id(name)
    assert record.read(tmp_path / "t", name) is None


def test_a_new_name_is_one_that_is_recognised() -> None:
    names = {places.new_id(1e9) for _ in range(20)}
    assert len(names) == 20
    assert all(map(places.is_id, names))


def test_trainings_lie_in_the_folder_of_the_user_or_where_the_variable_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv(places.VARIABLE, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert places.home() == tmp_path / "curva" / "trainings"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert places.home() == tmp_path / ".local" / "share" / "curva" / "trainings"
    monkeypatch.setenv(places.VARIABLE, str(tmp_path / "here"))
    assert places.home() == tmp_path / "here"
