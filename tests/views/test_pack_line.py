"""A report that is dropped is opened as its logs, with what it said and what was decided."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.meetings.decision import Content, Kind, KnownRun
from dashboard.meetings.document import written
from dashboard.meetings.identity import identity_of
from dashboard.meetings.store import database, decisions, meetings, transfer
from dashboard.text.languages import LANGUAGES
from dashboard.views.frame.drop_zone import FILES
from tests.report.pack.packing import pack, read
from tests.report.pack.test_kept_in import changed

Open = Callable[..., AppTest]
SAMPLE = Path(__file__).parents[2] / "sample_logs" / "regimes"


@pytest.fixture
def decided(tmp_path: Path) -> str:
    """The document of a meeting over the sample, made in another database."""
    book = read(SAMPLE).book
    seen = []
    for run in book.runs:
        identity = identity_of(book.series[run.run_id])
        assert identity is not None
        seen.append(KnownRun(run.label, run.label, identity))
    engine = database.opened(database.at(tmp_path / "other.sqlite"))
    meeting = meetings.begin(engine, "Friday", "regimes", "Ana", seen).meeting_id
    decisions.decide(engine, meeting, seen[0].setting, Content(Kind.STOP), "Ana")
    whole = transfer.whole(engine, meeting)
    engine.dispose()
    assert whole is not None
    return written([whole])


def dropped(page: AppTest, data: bytes) -> AppTest:
    (zone,) = (one for one in page.file_uploader if str(one.key).startswith(FILES))
    zone.upload("report.html", data)
    page.run()
    assert not page.exception
    return page


def shown(page: AppTest) -> str:
    return " ".join(one.proto.body for one in page.get("html"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_when_it_was_made_and_what_is_judged_otherwise(opened: Open, lang: str) -> None:
    data = changed(pack(read(SAMPLE)), states={"lr0.1": {"learning_rate": "too_low"}})
    page = dropped(opened("home", lang=lang), data)
    texts = shown(page)
    assert "report.html" in texts
    assert {"pt-BR": "29 de novembro de 2026", "en": "November 29, 2026"}[lang] in texts
    assert {"pt-BR": "antes baixa demais", "en": "too low then"}[lang] in texts
    assert not [one for one in page.button if str(one.key).startswith("pack-take")]


def test_its_decisions_are_taken_over_once(
    opened: Open, decided: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(database.VARIABLE, str(database.at(tmp_path / "mine.sqlite")))
    page = dropped(opened("home", lang="en"), pack(read(SAMPLE), meetings=decided))
    (take,) = (one for one in page.button if str(one.key).startswith("pack-take"))
    take.click()
    page.run()
    assert not page.exception
    engine = database.opened(database.address())
    (meeting,) = meetings.all_meetings(engine)
    (decision,) = decisions.decisions(engine, meeting.meeting_id)
    engine.dispose()
    assert decision.content.kind is Kind.STOP


def test_a_bundled_study_says_nothing_of_reports(opened: Open) -> None:
    page = opened("home", set="regimes", lang="en")
    assert "is a report" not in shown(page)
