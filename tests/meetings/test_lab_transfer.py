"""A lab book goes out as JSON beside the meetings and comes in again the same."""

import json

import pytest

from dashboard.meetings import document
from dashboard.meetings.document import DocumentError
from dashboard.meetings.lab_entry import About, Written
from dashboard.meetings.store import database, lab_entries, lab_transfer, transfer
from tests.meetings.examples import runs


@pytest.fixture
def other(tmp_path):
    """Another database."""
    engine = database.opened(database.at(tmp_path / "other.sqlite"))
    yield engine
    engine.dispose()


def begun(engine, text="one", about=About.SETTING):
    return lab_entries.begin(engine, about, "lr 0.1", runs()[:2], Written(text), "Ana").entry_id


def sent(engine, to) -> int:
    whole = lab_transfer.whole(engine, lab_entries.all_entries(engine))
    kept = document.read(document.written([], whole))
    assert kept.lab_book == whole
    return transfer.take_in(to, kept).entries


def texts(engine) -> list[str]:
    return sorted(one.content.text for one in lab_entries.all_entries(engine))


def test_entries_go_into_another_database_whole_and_once(engine, other):
    begun(engine)
    begun(engine, "two", About.SET)
    assert sent(engine, other) == 2
    assert sent(engine, other) == 0
    assert lab_entries.all_entries(other) == lab_entries.all_entries(engine)


def test_what_went_on_is_taken_over(engine, other):
    entry_id = begun(engine)
    sent(engine, other)
    lab_entries.change(engine, entry_id, Written("more"), "Ana", saw=1)
    assert sent(engine, other) == 1
    assert lab_entries.history(other, entry_id) == lab_entries.history(engine, entry_id)


def test_where_both_went_on_both_stand_once(engine, other):
    entry_id = begun(engine)
    sent(engine, other)
    lab_entries.change(engine, entry_id, Written("theirs"), "Ana", saw=1)
    lab_entries.change(other, entry_id, Written("ours"), "Bia", saw=1)
    assert sent(engine, other) == 1
    assert sent(engine, other) == 0
    assert texts(other) == ["ours", "theirs"]


def test_entries_that_two_began_on_one_setting_both_stand(engine, other):
    begun(engine, "theirs")
    begun(other, "ours")
    sent(engine, other)
    assert texts(other) == ["ours", "theirs"]


def test_a_document_of_the_first_form_is_still_read():
    text = '{"format": "curva-meetings", "schema": 1, "meetings": []}'
    assert document.read(text) == document.Kept()


@pytest.mark.parametrize(
    "change",
    [
        {"versions": []},
        {"runs": []},
        {"about": "anything"},
        {"entry_id": "x"},
        {"name": 7},
    ],
)
def test_a_damaged_entry_is_named_and_nothing_is_taken(engine, change):
    begun(engine)
    whole = lab_transfer.whole(engine, lab_entries.all_entries(engine))
    value = json.loads(document.written([], whole))
    value["lab_book"][0] |= change
    with pytest.raises(DocumentError) as caught:
        document.read(json.dumps(value))
    assert (caught.value.code, caught.value.about) == ("meetings-damaged-entry", "1")
