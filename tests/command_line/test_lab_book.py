"""``curva lab-book``: what was tried, in both languages and formats, with notes that are kept."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.api import load_logs
from dashboard.meetings.lab_entry import About, Written
from dashboard.meetings.store import database, lab_entries
from dashboard.report.lab_book.book import known_runs
from dashboard.text.sentences import Sentences

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the database lies, which is not there yet."""
    file = tmp_path / "meetings.sqlite"
    monkeypatch.setenv(database.VARIABLE, f"sqlite:///{file}")
    return file


def note(logs: Path, text: str) -> None:
    engine = database.opened(database.address())
    book = load_logs(logs)
    runs = known_runs([book.runs[0].run_id], book, Sentences("en"))
    lab_entries.begin(engine, About.SETTING, "?", runs, Written(text), "Ana")
    engine.dispose()


@pytest.mark.parametrize(("lang", "said"), [("en", "**Came of it.**"), ("pt-BR", "**Resultado.**")])
def test_every_setting_is_told_in_the_language_that_was_asked_for(
    logs: Path, place: Path, curva: Command, lang: str, said: str
) -> None:
    code, out, err = curva("lab-book", logs, "--lang", lang)
    assert (code, err) == (0, "")
    assert out.count("\n## ") == out.count(said) == 3
    assert not place.exists()  # nobody wrote anything: no database is made for the question


def test_as_json_it_goes_into_a_file(logs: Path, tmp_path: Path, curva: Command) -> None:
    file = tmp_path / "book.json"
    code, out, _ = curva("lab-book", logs, "--format", "json", "-o", file, "--lang", "en")
    assert code == 0
    assert out.strip().endswith("3 entries.")
    document = json.loads(file.read_text(encoding="utf-8"))
    assert [one["number"] for one in document["entries"]] == [1, 2, 3]


def test_notes_are_in_it_unless_they_are_left_out(logs: Path, curva: Command) -> None:
    note(logs, "**mine**")
    assert "**mine**" in curva("lab-book", logs)[1]
    assert "**mine**" not in curva("lab-book", logs, "--no-decisions")[1]


def test_without_its_database_it_says_so_and_goes_on(
    logs: Path, curva: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(database.VARIABLE, "postgresql://curva:secret@127.0.0.1:9/x")
    code, out, err = curva("lab-book", logs, "--lang", "en")
    assert code == 0
    assert "database could not be opened" in err
    assert "secret" not in err
    assert out.count("\n## ") == 3


def test_what_is_no_log_is_said(tmp_path: Path, curva: Command) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = curva("lab-book", tmp_path / "empty", "--lang", "en")
    assert (code, out) == (2, "")
    assert err
