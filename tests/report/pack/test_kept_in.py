"""A pack tells what its program said, and what was decided; a later program, what it says now."""

import json
from pathlib import Path

from dashboard.api import diagnose
from dashboard.diagnosis.verdict import LampName, LearningRate
from dashboard.logs.packs import container, packed_set
from dashboard.report.pack.kept_in import kept_in, meetings_of, otherwise
from tests.report.pack.packing import MADE, opened, pack, read

SAMPLE = Path("sample_logs") / "regimes"
MEETINGS = json.dumps({"format": "curva-meetings", "schema": 1, "meetings": []})


def changed(page: bytes, **about) -> bytes:
    """The same pack, which says something else of itself."""
    held = dict(container.blocks(page))
    said = packed_set.about_of(held) | about
    before = container.element("about", held["about"])
    after = container.element("about", container.packed(json.dumps(said).encode()))
    return page.replace(before.encode(), after.encode())


def test_it_is_told_when_and_by_what_a_pack_was_made(tmp_path):
    page = pack(read(SAMPLE), meetings=MEETINGS)
    kept = kept_in(page)
    assert kept is not None
    assert (kept.made, kept.program) == (MADE.isoformat(timespec="seconds"), "0.1.0")
    assert kept.meetings == MEETINGS
    assert otherwise(kept, diagnose(opened(page, tmp_path))) == []


def test_a_verdict_that_is_another_one_now_is_named(tmp_path):
    page = pack(read(SAMPLE))
    report = diagnose(opened(page, tmp_path))
    states = {
        "lr0.1": {"learning_rate": "too_low", "fit": "no such state", "no such lamp": "ok"},
        "gone": {"learning_rate": "too_low"},
    }
    kept = kept_in(changed(page, states=states))
    assert kept is not None
    (found,) = otherwise(kept, report)
    assert (found.run_id, found.lamp) == ("lr0.1", LampName.LEARNING_RATE)
    assert found.before is LearningRate.TOO_LOW
    assert found.now is report.by_id["lr0.1"].lamps[LampName.LEARNING_RATE].state


def test_what_says_nonsense_of_itself_says_nothing():
    page = pack(read(SAMPLE))
    for nonsense in ({"states": 7}, {"states": {"a": 1}}, {"made": None}):
        kept = kept_in(changed(page, **nonsense))
        assert kept is not None
        assert kept.states in ({}, kept_in(page).states)
    assert kept_in(b"no pack") is None
    assert kept_in(page[:200]) is None


def test_decisions_are_found_in_a_document_and_in_a_pack():
    assert meetings_of(MEETINGS.encode()) == MEETINGS
    assert meetings_of(b"\xef\xbb\xbf" + MEETINGS.encode()) == MEETINGS
    assert meetings_of(pack(read(SAMPLE), meetings=MEETINGS)) == MEETINGS
    assert meetings_of(pack(read(SAMPLE))) == ""
