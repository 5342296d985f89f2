"""A pack lasts: one that an earlier program made opens to the same runs and decisions for ever."""

import json
from pathlib import Path

import pytest

from dashboard.api import diagnose, load_logs
from dashboard.logs.load import UploadedBytes, load_uploads
from dashboard.logs.packs.container import SCHEMA
from dashboard.meetings import document
from dashboard.meetings.store import database, transfer
from dashboard.report.pack.kept_in import kept_in, meetings_of
from tests.report.pack import golden

KEPT = golden.kept()


def test_a_pack_of_every_form_is_kept() -> None:
    assert [one.stem for one in KEPT] == [f"form-{number}" for number in range(1, SCHEMA + 1)]


@pytest.mark.parametrize("page", KEPT, ids=lambda page: page.stem)
def test_its_runs_are_the_same_in_every_number(page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert golden.found_in(load_logs(page)) == expected["runs"]
    dropped = load_uploads([UploadedBytes("report.html", page.read_bytes())])
    assert golden.found_in(dropped) == expected["runs"]


@pytest.mark.parametrize("page", KEPT, ids=lambda page: page.stem)
def test_its_decisions_are_the_same_in_every_version(page: Path, tmp_path: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    held = document.read(meetings_of(page.read_bytes()))
    assert golden.decided_at(held.meetings) == expected["meetings"]
    engine = database.opened(database.at(tmp_path / "meetings.sqlite"))
    assert transfer.take_in(engine, held).new == len(held.meetings) == 1
    taken = tuple(transfer.whole(engine, one.meeting.meeting_id) for one in held.meetings)
    engine.dispose()
    assert taken == held.meetings


@pytest.mark.parametrize("page", KEPT, ids=lambda page: page.stem)
def test_what_was_judged_then_can_be_held_against_what_is_judged_now(page: Path) -> None:
    kept = kept_in(page.read_bytes())
    assert kept is not None
    assert kept.states.keys() == diagnose(load_logs(page)).by_id.keys()
