"""``curva meetings``: what is kept is listed, written to a file and taken in from one."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.meetings.lab_entry import About, Written
from dashboard.meetings.store import database, decisions, lab_entries, meetings
from tests.meetings.examples import KEEP, RERUN, runs

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the commands use the database of a name."""

    def use(name: str) -> None:
        monkeypatch.setenv(database.VARIABLE, f"sqlite:///{tmp_path / name}")

    use("a.sqlite")
    return use


@pytest.fixture
def engine(place) -> Iterator[Engine]:
    opened = database.opened(database.address())
    yield opened
    opened.dispose()


@pytest.fixture
def kept(engine: Engine) -> str:
    """A meeting with two decisions."""
    begun = meetings.begin(engine, "Friday", "digits", "Ana", runs())
    decisions.decide(engine, begun.meeting_id, "lr 0.1", KEEP, "Ana")
    decisions.decide(engine, begun.meeting_id, "lr 0.01", RERUN, "Bia")
    return begun.meeting_id


def test_meetings_are_listed(kept: str, curva: Command) -> None:
    code, out, err = curva("meetings", "list", "--lang", "en")
    assert (code, err) == (0, "")
    assert out.startswith(kept)
    assert "2 decisions" in out


def test_where_none_is_kept_that_is_said(place, curva: Command) -> None:
    for lang, said in (("en", "No meeting is kept yet.\n"), ("pt-BR", "Nenhuma reunião guardada")):
        code, out, _ = curva("meetings", "list", "--lang", lang)
        assert code == 0
        assert said in out


def test_what_is_exported_is_imported_elsewhere_and_only_once(
    kept: str, place, tmp_path: Path, curva: Command
) -> None:
    file = tmp_path / "meetings.json"
    code, out, _ = curva("meetings", "export", "-o", file)
    assert (code, "1 meeting" in out) == (0, True)
    place("b.sqlite")
    assert "1 meeting was added" in curva("meetings", "import", file)[1]
    assert "No new meeting" in curva("meetings", "import", file)[1]
    _, out, _ = curva("meetings", "export", kept)
    assert json.loads(out) == json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_the_minutes_of_one_meeting_come_as_pdf(
    kept: str, curva: Command, tmp_path: Path, lang: str
) -> None:
    file = tmp_path / "minutes.pdf"
    asked = ("meetings", "export", kept, "--format", "pdf", "--lang", lang)
    code, out, _ = curva(*asked, "-o", str(file))
    assert (code, "1" in out) == (0, True)
    assert file.read_bytes().startswith(b"%PDF-")


def test_decisions_come_as_table_as_markdown_and_as_feedback(kept: str, curva: Command) -> None:
    rows = csv.DictReader(io.StringIO(curva("meetings", "export", "--format", "csv")[1]))
    assert [row["decision"] for row in rows] == ["rerun", "keep"]
    assert "## lr 0.1: Keep" in curva("meetings", "export", "--format", "markdown")[1]
    feedback = json.loads(curva("meetings", "export", kept, "--format", "feedback")[1])
    assert feedback["feedback"] == []


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
@pytest.mark.parametrize(
    "words",
    [
        ("meetings",),
        ("meetings", "sing"),
        ("meetings", "import"),
        ("meetings", "import", "/dev/null/a.json"),
        ("meetings", "import", __file__),
        ("meetings", "export", "0" * 32),
        ("meetings", "export", "-o", "/dev/null/a.json"),
        ("meetings", "export", "--format", "xml"),
        ("meetings", "export", "--format", "pdf"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    words: tuple[str, ...], lang: str, place, curva: Command
) -> None:
    code, out, err = curva(*words, "--lang", lang)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert 1 <= len(err.splitlines()) <= 2


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("no address", "DASHBOARD_DATABASE_URL"),
        ("sqlite:////dev/null/a.sqlite", "null"),
        ("postgresql://ana:secret@localhost:1/x", "localhost"),
        ("oracle+nothing://x", "oracle"),
    ],
)
def test_a_database_that_cannot_be_used_is_one_sentence_without_its_password(
    address: str, named: str, lang: str, monkeypatch, curva: Command
) -> None:
    monkeypatch.setenv(database.VARIABLE, address)
    code, out, err = curva("meetings", "list", "--lang", lang)
    assert (code, out) == (2, "")
    assert named in err
    assert "secret" not in err
    assert len(err.splitlines()) == 1


def test_the_lab_book_goes_along_and_is_counted(
    engine: Engine, place, tmp_path: Path, curva: Command
) -> None:
    lab_entries.begin(engine, About.SETTING, "lr 0.1", runs()[:1], Written("slow"), "Ana")
    file = str(tmp_path / "all.json")
    assert curva("meetings", "export", "-o", file, "--lang", "en")[0] == 0
    place("b.sqlite")
    code, out, _ = curva("meetings", "import", file, "--lang", "en")
    assert code == 0
    assert "1 note was added or went on." in out
    code, out, _ = curva("meetings", "import", file, "--lang", "en")
    assert "note" not in out
