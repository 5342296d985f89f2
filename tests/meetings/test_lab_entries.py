"""The lab book is written, changed, undone and found again; of two who write, nothing is lost."""

import datetime as dt
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.meetings.decision import TEXT, KnownRun
from dashboard.meetings.identity import Identity
from dashboard.meetings.lab_entry import About, LabConflict, Written
from dashboard.meetings.store import lab_entries
from dashboard.meetings.store.lab_entries import NoEntryError
from tests.meetings.examples import identity, runs

FIRST, SECOND, THIRD = (Written(text) for text in ("one", "**two**", "three"))
DATED = Written("bought a larger GPU", dt.date(2026, 11, 30))
WRITERS = 2
EACH = int(os.environ.get("CURVA_WRITES", "25"))


def begun(engine, about=About.SETTING, content=FIRST, many=None):
    return lab_entries.begin(engine, about, "lr 0.1", many or runs()[:2], content, "Ana")


def test_an_entry_is_kept_with_its_runs_and_its_day(engine):
    made = begun(engine, About.SET, DATED)
    assert (made.content, made.author, made.version) == (DATED, "Ana", 1)
    assert [run.name for run in made.runs] == ["lr 0.1 · 0", "lr 0.1 · 1"]
    assert [one.entry_id for one in lab_entries.all_entries(engine)] == [made.entry_id]
    (found,) = lab_entries.on_the_same_runs(engine, [identity(0)])
    assert (found.content, found.about, found.name) == (DATED, About.SET, "lr 0.1")
    assert [run.identity for run in found.runs] == [run.identity for run in made.runs]


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        (identity(0), 1),  # the same run
        (identity(1), 1),  # another run of the entry
        (identity(0, points=200), 1),  # it went on
        (identity(0, points=3), 1),  # it was cut short
        (identity(7), 0),  # a run of nobody
    ],
)
def test_it_is_found_by_what_its_runs_contain(engine, seen, found):
    begun(engine)
    assert len(lab_entries.on_the_same_runs(engine, [seen])) == found


def test_a_change_keeps_every_version(engine):
    made = begun(engine)
    changed = lab_entries.change(engine, made.entry_id, SECOND, "Bia", saw=1)
    assert (changed.content, changed.author, changed.version) == (SECOND, "Bia", 2)
    past = lab_entries.history(engine, made.entry_id)
    assert [(one.version, one.content, one.author) for one in past] == [
        (1, FIRST, "Ana"),
        (2, SECOND, "Bia"),
    ]


@pytest.mark.parametrize("saw", [0, 2, 7])
def test_who_saw_another_version_sees_what_stands_and_changes_nothing(engine, saw):
    made = begun(engine)
    with pytest.raises(LabConflict) as caught:
        lab_entries.change(engine, made.entry_id, SECOND, "Bia", saw=saw)
    assert caught.value.theirs == lab_entries.all_entries(engine)[0]
    assert caught.value.theirs.content == FIRST
    assert len(lab_entries.history(engine, made.entry_id)) == 1


def test_who_begins_second_on_a_setting_sees_what_the_first_wrote(engine):
    made = begun(engine)
    with pytest.raises(LabConflict) as caught:
        begun(engine, content=SECOND)
    assert caught.value.theirs.entry_id == made.entry_id
    assert len(lab_entries.all_entries(engine)) == 1


def test_entries_of_ones_own_are_as_many_as_one_writes(engine):
    for _ in range(3):
        begun(engine, About.SET)
    assert len(lab_entries.all_entries(engine)) == 3


def test_undo_goes_back_as_an_editor_does(engine):
    made = begun(engine)
    for saw, content in enumerate((SECOND, THIRD), start=1):
        lab_entries.change(engine, made.entry_id, content, "Ana", saw=saw)
    stood = [lab_entries.undo(engine, made.entry_id, "Bia", saw=saw) for saw in (3, 4, 5)]
    assert [one.content for one in stood] == [SECOND, FIRST, Written()]
    assert stood[-1].is_empty
    assert len(lab_entries.history(engine, made.entry_id)) == 6


def test_what_is_not_there_is_said(engine):
    with pytest.raises(NoEntryError):
        lab_entries.change(engine, "0" * 32, FIRST, "Ana", saw=1)
    with pytest.raises(NoEntryError):
        lab_entries.undo(engine, "0" * 32, "Ana", saw=1)
    with pytest.raises(ValueError, match="at least one run"):
        lab_entries.begin(engine, About.SET, "digits", [], FIRST, "Ana")


def test_a_text_that_is_too_long_is_refused_and_nothing_written(engine):
    with pytest.raises(ValueError, match="characters"):
        begun(engine, content=Written("x" * (TEXT + 1)))
    assert lab_entries.all_entries(engine) == ()


def test_many_runs_are_one_entry(engine):
    many = [KnownRun(str(n), "", Identity((f"{n:032x}",))) for n in range(900)]
    begun(engine, About.SET, many=many)
    (found,) = lab_entries.on_the_same_runs(engine, [one.identity for one in many])
    assert len(found.runs) == 500


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_any_text_is_kept_as_it_was_written(engine, text):
    made = begun(engine, About.SET, Written(text))
    assert lab_entries.history(engine, made.entry_id)[0].content == Written(text).checked()


def test_of_two_who_write_at_once_nothing_is_lost(engine):
    entry_id = begun(engine).entry_id

    def write(writer):
        written = []
        saw = 1
        while len(written) < EACH:
            text = f"{writer}/{len(written)}"
            try:
                made = lab_entries.change(engine, entry_id, Written(text), str(writer), saw=saw)
            except LabConflict as conflict:
                saw = conflict.theirs.version
                continue
            saw = made.version
            written.append((made.version, text))
        return written

    with ThreadPoolExecutor(WRITERS) as pool:
        written = sorted(one for part in pool.map(write, range(WRITERS)) for one in part)
    past = lab_entries.history(engine, entry_id)[1:]
    assert [(one.version, one.content.text) for one in past] == written
    assert [version for version, _ in written] == list(range(2, WRITERS * EACH + 2))


def test_of_two_who_begin_at_once_one_sees_the_other(engine):
    def begin(text):
        try:
            return begun(engine, content=Written(text)).content.text
        except LabConflict as conflict:
            return conflict.theirs.content.text

    with ThreadPoolExecutor(WRITERS) as pool:
        said = set(pool.map(begin, ("mine", "yours")))
    assert len(said) == 1
    assert len(lab_entries.all_entries(engine)) == 1
