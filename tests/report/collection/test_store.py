"""A report of chosen figures is kept as it is: in its order, with its sentences, within limits."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.report.collection import store as stores
from dashboard.report.collection.entry import MOST, Collection, Entry, id_of
from dashboard.report.collection.store import Added, Drawing, Store
from dashboard.whole_files import ABANDONED_S


def entry(name: str, sentence: str = "") -> Entry:
    return Entry(
        id_of(name, name), name, "It fell.", "a set", "Two lines.", "Curva 0.1.0", sentence
    )


def drawing(text: str = "{}") -> Drawing:
    return Drawing(text, b"<svg></svg>")


def filled(place: Path, *names: str) -> Store:
    store = Store(place / "figures" / "one")
    for name in names:
        assert store.add(entry(name), drawing()) is Added.DONE
    return store


def titles(store: Store) -> list[str]:
    return [one.title for one in store.read().entries]


MOVES = {("a", 1): "bac", ("c", -1): "acb", ("a", -1): "abc", ("c", 5): "abc", ("x", 1): "abc"}


@pytest.mark.parametrize(("moved", "after"), MOVES.items())
def test_a_figure_moves_by_places_and_stays_at_the_ends(
    tmp_path: Path, moved: tuple[str, int], after: str
) -> None:
    store = filled(tmp_path, *"abc")
    name, by = moved
    assert store.change(lambda held: held.moved(id_of(name, name), by))
    assert titles(Store(tmp_path / "figures" / "one")) == list(after)


def test_what_is_written_is_there_again_and_what_is_taken_out_leaves_no_file(
    tmp_path: Path,
) -> None:
    store = filled(tmp_path, "a", "b")
    first = id_of("a", "a")
    store.change(lambda held: held.saying(first, " Look at the end. ").called("Rates"))
    again = Store(tmp_path / "figures" / "one")
    assert again.read().title == "Rates"
    assert again.read().entries[0].sentence == "Look at the end."
    assert again.drawing(first) == drawing()
    again.change(lambda held: held.without(first))
    assert titles(again) == ["b"]
    assert again.drawing(first) is None
    assert len(list((tmp_path / "figures" / "one").iterdir())) == 3


def test_the_same_figure_is_in_it_once(tmp_path: Path) -> None:
    store = filled(tmp_path, "a")
    assert store.add(entry("a"), drawing()) is Added.THERE
    assert titles(store) == ["a"]


def test_a_full_report_takes_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(tmp_path, *(f"figure {n}" for n in range(MOST)))
    assert store.add(entry("one more"), drawing()) is Added.FULL
    assert len(titles(store)) == MOST
    monkeypatch.setattr(stores, "MAX_ALL", 10)
    assert Store(tmp_path / "other").add(entry("large"), drawing("{" * 99)) is Added.FULL


@pytest.fixture
def broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A report of one figure, and the files of three that no index names; two of them are old."""
    store = filled(tmp_path, "a")
    with monkeypatch.context() as patched:
        patched.setattr(store, "_write", lambda _: True)  # as if it ended before the index
        for name in ("b", "c", "d"):
            assert store.add(entry(name), drawing(text_of(name))) is Added.DONE
    folder = tmp_path / "figures" / "one"
    old = time.time() - ABANDONED_S - 60
    for name in ("a", "b", "c"):
        for file in folder.glob(f"{id_of(name, name)}.*"):
            os.utime(file, (old, old))
    return store


def text_of(name: str) -> str:
    return json.dumps({name: name})


SWEEPS = {
    "a figure that is added": lambda store: store.add(entry("e"), drawing()) is Added.DONE,
    "a new title": lambda store: store.change(lambda held: held.called("Rates")),
}


@pytest.mark.parametrize("change", SWEEPS.values(), ids=SWEEPS)
def test_files_that_no_index_names_go_once_they_are_old(
    broken_off: Store, change: Callable[[Store], bool]
) -> None:
    names = ("a", "b", "c", "d")
    assert change(broken_off)
    held = [broken_off.drawing(id_of(name, name)) for name in names]
    assert held == [drawing(), None, None, drawing(text_of("d"))]
    assert titles(broken_off)[0] == "a"


def test_what_no_index_names_takes_no_room_of_the_report(
    broken_off: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = [one.stat().st_size for one in (tmp_path / "figures" / "one").glob("*.gz")]
    two = 2 * 2 * max(sizes)  # figures, of two files each
    assert two < sum(sizes)
    monkeypatch.setattr(stores, "MAX_ALL", two)
    assert broken_off.add(entry("e"), drawing()) is Added.DONE
    assert broken_off.add(entry("f"), drawing(text_of("long" * 200))) is Added.FULL


def test_a_disk_that_refuses_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = Store(tmp_path / "file")
    assert store.add(entry("a"), drawing()) is Added.FAILED
    assert not store.change(lambda held: held.called("x"))
    assert store.read() == Collection()


DAMAGED = ["", "[]", "{", '{"entries": 3}', '{"entries": [{"entry_id": "../../etc"}, 4, null]}']


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_index_is_as_if_it_had_never_been(tmp_path: Path, text: str) -> None:
    (tmp_path / stores.INDEX).write_text(text)
    assert Store(tmp_path).read() == Collection()


def test_a_damaged_figure_is_none(tmp_path: Path) -> None:
    store = filled(tmp_path, "a")
    for file in (tmp_path / "figures" / "one").glob("*.svg.gz"):
        file.write_bytes(b"no gzip")
    assert store.drawing(id_of("a", "a")) is None


def test_of_too_many_reports_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        place = tmp_path / "figures" / name
        place.mkdir(parents=True)
        (place / stores.INDEX).write_text(json.dumps({"entries": []}))
    monkeypatch.setattr(stores, "MOST_REPORTS", 2)
    Store(tmp_path / "figures" / "c").tidy()
    assert len(list((tmp_path / "figures").iterdir())) == 2
