"""Long JSON values, of which lists are packed: what is read is what ``json.loads`` reads."""

import json
from array import array
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.logs.parsing import long_json
from dashboard.logs.parsing.json_text import load_json
from dashboard.logs.parsing.long_json import load_long_json
from dashboard.logs.parsing.packed_list import PackedList, are_all, packed
from dashboard.logs.tabular.record_tables import runs_of_records

NUMBERS = st.integers() | st.floats() | st.sampled_from([0, 1.5, 2**63, -(2**63)])
PLAIN = NUMBERS | st.none() | st.booleans() | st.text(max_size=4) | st.sampled_from(["},{", "],["])
NAMES = st.sampled_from(["step", "loss", "a", "},{", '"', ""])
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=8)
        | st.dictionaries(NAMES, inner, max_size=4)
        | st.lists(st.fixed_dictionaries({"step": st.integers(), "loss": inner}), max_size=30)
        | st.lists(st.floats(), max_size=60)
    ),
    max_leaves=40,
)


@pytest.fixture(autouse=True)
def short_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut lists after a few characters, so that short ones are packed."""
    monkeypatch.setattr(long_json, "STRETCH", 40)
    monkeypatch.setattr(long_json, "_LEAST_PACKED", 2)


def spelt(value: Any) -> str:
    """A value to the last type of its numbers, and the order of its names."""
    if isinstance(value, list):
        return f"[{', '.join(map(spelt, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name!r}: {spelt(held)}' for name, held in value.items())}}}"
    return repr(value)


@given(VALUES, st.sampled_from([None, 1]))
def test_a_value_is_what_json_reads(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    assert spelt(load_long_json(text)) == spelt(json.loads(text))


@given(VALUES, st.integers(0, 400), st.sampled_from(["", ",", "]", "}", "[", '"', ":", "x", "\\"]))
def test_what_json_refuses_is_refused(value: Any, at: int, sign: str) -> None:
    text = json.dumps(value)
    text = f"{text[:at]}{sign}{text[at + 1 :]}"
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(ValueError, match=r"."):
            load_long_json(text)
    else:
        assert spelt(load_long_json(text)) == spelt(expected)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[",
        "",
        " ",
        "{}x",
        '{"a"',
        '{"a":',
        '{"a":1',
        '{"a":1,',
        "[{}",
        "[{},",
        "[{},]",
        "\ufeff{}",
    ],
)
def test_what_breaks_off_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        load_long_json(text)


LISTS = {
    "rows": [{"step": n, "loss": n / 7} for n in range(90)],
    "two kinds of rows": [{"step": n, ("loss", "eval_loss")[n % 2]: 0.5} for n in range(90)],
    "rows in rows": [{"step": n, "train": {"loss": 0.5}, "none": {}, "no": []} for n in range(90)],
    "rows with texts": [{"phase": "train", "name": f"n{n}", "loss": None} for n in range(90)],
    "numbers": [n / 3 for n in range(90)],
    "whole numbers": list(range(90)),
    "mixed numbers": [n if n % 2 else n / 2 for n in range(90)],
    "beyond eight bytes": [{"step": 2**64 + n} for n in range(90)],
    "a list at the end": [*({"step": n} for n in range(90)), 1, "a", [2]],
}


@pytest.mark.parametrize("name", LISTS)
def test_a_packed_list_is_the_list(name: str) -> None:
    held = LISTS[name]
    read = load_long_json(json.dumps(held))
    assert isinstance(read, PackedList)
    assert isinstance(read, list)
    assert (len(read), bool(read)) == (len(held), True)
    assert [read[at] for at in (0, 40, -1)] == [held[at] for at in (0, 40, -1)]
    assert spelt(read[3:60:7]) == spelt(held[3:60:7])
    assert list(reversed(read)) == held[::-1]
    assert read == held
    assert read != held[1:]
    assert held[5] in read
    assert ("missing" in read, None in read) == ("missing" in held, None in held)
    assert [*read, *read.copy()] == held + held
    assert are_all(read, dict) == all(type(one) is dict for one in held)
    with pytest.raises(IndexError):
        read[len(held)]
    with pytest.raises(TypeError):
        read.append(1)


@pytest.mark.parametrize("name", ["numbers", "whole numbers", "mixed numbers"])
def test_numpy_takes_the_numbers_of_a_packed_list(name: str) -> None:
    held = LISTS[name]
    read = load_long_json(json.dumps(held))
    np.testing.assert_array_equal(np.array(read), np.array(held), strict=True)
    np.testing.assert_array_equal(np.array(read, dtype=np.float64), np.array(held, np.float64))


RECORDS: dict[str, list[dict[str, Any]]] = {
    "with an axis": [{"step": n, "loss": 1 / (n + 1), "lr": 1} for n in range(90)],
    "the axis now and then": [
        {"epoch": n} if n % 3 else {"step": n, "val_loss": 0.5} for n in range(90)
    ],
    "results behind": [*({"step": n, "lr": 0.1} for n in range(60)), *([{"loss": 1.5}] * 30)],
    "no axis": [{"loss": n / 3, "acc": 0.5} for n in range(90)],
    "texts and none": [{"epoch": f"{n}/90", "loss": None if n % 7 else 0.1} for n in range(90)],
}


@pytest.mark.parametrize("name", RECORDS)
def test_packed_records_are_the_same_runs(name: str) -> None:
    held = RECORDS[name]
    read = load_long_json(json.dumps(held))
    assert isinstance(read, PackedList)
    runs, notes = runs_of_records(held)
    packed_runs, packed_notes = runs_of_records(read)
    assert runs
    assert packed_notes == notes
    for mine, its in zip(packed_runs, runs, strict=True):
        assert (mine.name, mine.x_unit, mine.config) == (its.name, its.x_unit, its.config)
        for one, other in zip(mine.points, its.points, strict=True):
            assert one.tag == other.tag
            for part in ("step", "value", "epoch", "wall_time"):
                np.testing.assert_array_equal(getattr(one, part), getattr(other, part))


def test_numbers_stand_in_columns_of_eight_bytes() -> None:
    assert isinstance(packed([0.5, 1.5]), array)
    assert isinstance(packed([1, 2]), array)
    assert packed([[1], [2]]) is None


def test_a_long_text_with_half_of_a_pair_is_made_whole() -> None:
    text = json.dumps([{"step": n, "name": "\ud83d"} for n in range(20_000)])
    assert load_json(text)[-1] == {"step": 19_999, "name": "\ufffd"}
