"""``curva report`` writes one file, with what was decided, and says what it cannot."""

import json
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.logs.corrections.saved_corrections import key_of_paths
from dashboard.logs.packs import container, packed_set
from dashboard.meetings.decision import Content, Kind, KnownRun
from dashboard.meetings.identity import identity_of
from dashboard.meetings.store import database, decisions, meetings
from dashboard.report.collection.entry import Entry, id_of
from dashboard.report.collection.store import Added, Drawing, store_of
from dashboard.report.pack.make import VIEW

SAMPLE = Path(__file__).parents[2] / "sample_logs" / "regimes"


def view_of(file: Path) -> dict:
    return packed_set.json_of(container.blocks(file.read_bytes()), VIEW)


def test_a_page_has_both_languages_unless_one_is_asked_for(tmp_path, capsys):
    file = tmp_path / "report.html"
    assert main(["report", str(SAMPLE), "--out", str(file)]) == 0
    assert str(file) in capsys.readouterr().out
    assert set(view_of(file)["said"]) == {"pt-BR", "en"}
    assert main(["report", str(SAMPLE), "-o", str(file), "--lang", "pt-BR"]) == 0
    assert set(view_of(file)["said"]) == {"pt-BR"}


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
@pytest.mark.parametrize(
    "words",
    [
        ["report", str(SAMPLE)],
        ["report", str(SAMPLE), "--out", "report.txt"],
        ["report", "--out", "report.html"],
        ["report", str(SAMPLE), "--out", "/nowhere/at/all/report.html"],
        ["report", "/nowhere/at/all", "--out", "report.html"],
    ],
)
def test_what_cannot_be_done_is_one_sentence(words, lang, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main([*words, "--lang", lang]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip()
    assert "Traceback" not in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def decided(monkeypatch, tmp_path):
    """A database in which something is decided about the sample's first run."""
    from dashboard.api import load_logs  # noqa: PLC0415

    monkeypatch.setenv(database.VARIABLE, str(database.at(tmp_path / "meetings.sqlite")))
    book = load_logs(SAMPLE)
    seen = []
    for run in book.runs:
        identity = identity_of(book.series[run.run_id])
        assert identity is not None
        seen.append(KnownRun(run.label, run.label, identity))
    engine = database.opened(database.address())
    meeting = meetings.begin(engine, "Friday", "regimes", "Ana", seen).meeting_id
    content = Content(Kind.STOP, reason="it **diverges**")
    decisions.decide(engine, meeting, seen[0].setting, content, "Ana")
    engine.dispose()


def test_what_was_decided_about_these_runs_goes_with_them(decided, tmp_path):
    file = tmp_path / "report.html"
    assert main(["report", str(SAMPLE), "--out", str(file)]) == 0
    (held,) = view_of(file)["meetings"]
    assert held["decisions"][0]["versions"][0]["reason"] == "it **diverges**"
    document = container.unpacked(container.blocks(file.read_bytes())[packed_set.MEETINGS])
    assert json.loads(document)["meetings"] == [held]
    assert main(["report", str(SAMPLE), "--out", str(file), "--no-decisions"]) == 0
    assert view_of(file)["meetings"] == []


def test_without_its_database_a_report_is_written_all_the_same(monkeypatch, tmp_path, capsys):
    (tmp_path / "meetings.sqlite").write_text("no database")
    monkeypatch.setenv(database.VARIABLE, str(database.at(tmp_path / "meetings.sqlite")))
    file = tmp_path / "report.html"
    assert main(["report", str(SAMPLE), "--out", str(file)]) == 0
    assert capsys.readouterr().err.strip()
    assert view_of(file)["meetings"] == []


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """A figure of the sample is in its report."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    spec = '{"data": {"values": [{"x": 1}]}, "mark": "point", "description": "a point"}'
    store = store_of(key_of_paths([SAMPLE]))
    entry = Entry(id_of(spec, "Loss"), "Loss", "It fell.", "regimes", "a point", "0.1.0", "Look.")
    assert store.add(entry, Drawing(spec, b"<svg></svg>")) is Added.DONE


@pytest.mark.parametrize(
    ("ending", "start"), [("html", b"<!doctype"), ("pdf", b"%PDF"), ("zip", b"PK")]
)
def test_the_figures_that_were_chosen_on_the_page_come_as_a_file(
    chosen, tmp_path, capsys, ending, start
):
    file = tmp_path / f"figures.{ending}"
    assert main(["report", str(SAMPLE), "--figures", "--out", str(file), "--lang", "en"]) == 0
    assert "one figure" in capsys.readouterr().out
    assert file.read_bytes().startswith(start)


def test_where_no_figure_was_chosen_that_is_said(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    file = tmp_path / "figures.html"
    assert main(["report", str(SAMPLE), "--figures", "--out", str(file), "--lang", "en"]) == 2
    assert "Add to report" in capsys.readouterr().err
    assert main(["report", str(SAMPLE), "--figures", "--out", str(tmp_path / "a.txt")]) == 2
    assert ".zip" in capsys.readouterr().err
    assert not file.exists()
