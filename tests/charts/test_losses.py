"""What a log lost is said on the figures of its runs, and on no others."""

import json
from pathlib import Path
from typing import Any

import altair as alt
import pytest

from dashboard.charts.data.lost_points import notes
from dashboard.charts.figures import overlay, run_detail, textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.diagnosis.engine import diagnose
from dashboard.logs.load import UploadedBytes, load_paths, load_uploads
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences

CLEAN = b"step,loss\n" + b"".join(b"%d,%d\n" % (n, 30 - n) for n in range(20))
TWICE = CLEAN + b"19,3\n"
DRAWN = {
    "run_detail": lambda book, run, words: run_detail.draw(
        book, diagnose(book), words, FigureOptions(run_id=run)
    ),
    "overlay": lambda book, run, words: overlay.draw(
        book.only([run]), diagnose(book), words, FigureOptions(metric="loss", split="train")
    ),
}


@pytest.fixture
def book() -> LogBook:
    return load_uploads([UploadedBytes("clean.csv", CLEAN), UploadedBytes("twice.csv", TWICE)])


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_says_what_its_own_runs_lost(book: LogBook, name: str, lang: str) -> None:
    words = Sentences(lang)
    said = words.say("chart-changed", points=1)
    with alt.data_transformers.enable("default", max_rows=None):
        drawn: dict[str, Any] = {
            run.run_id: json.dumps(
                DRAWN[name](book, run.run_id, words).to_dict(), ensure_ascii=False
            )
            for run in book.runs
        }
    assert said in drawn["twice.csv"]
    assert "⚠" not in drawn["clean.csv"]


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
@pytest.mark.parametrize("name", DRAWN)
def test_a_change_is_marked_at_its_place_on_the_curve(book: LogBook, name: str, lang: str) -> None:
    words = Sentences(lang)
    with alt.data_transformers.enable("default", max_rows=None):
        drawn = json.loads(
            json.dumps(DRAWN[name](book, "twice.csv", words).to_dict(), ensure_ascii=False)
        )
        clean = DRAWN[name](book, "clean.csv", words).to_dict()
    tables = [rows for rows in drawn["datasets"].values() if rows]
    (marks,) = [rows for rows in tables if {"said", "run"} <= rows[0].keys()]
    said = words.say(
        "chart-changed-duplicated", points=1, place="one", first=19, last=19, file="twice.csv"
    )
    assert [(row["x"], row["y"], row["said"]) for row in marks] == [(19, 3, said)]
    assert "triangle-up" not in json.dumps(clean)


@pytest.mark.parametrize(("epoch", "marks"), [(2, 0), (15, 1)])
def test_a_change_outside_the_last_epochs_is_not_marked_in_them(epoch: int, marks: int) -> None:
    rows = "".join(f"{at},{30 - at}\n" * (1 + (at == epoch)) for at in range(20))
    book = load_uploads([UploadedBytes("a.csv", f"epoch,loss\n{rows}".encode())])
    drawn = textbook_figure.draw(
        book, diagnose(book), Sentences("en"), FigureOptions(last_epochs=10)
    ).to_dict()
    assert json.dumps(drawn).count("triangle-up") == marks


def test_a_file_of_several_runs_is_counted_once(book: LogBook) -> None:
    words = Sentences("en")
    twice = LogBook((*book.runs, *book.runs), book.series, book.receipt)
    assert notes(twice, words) == notes(book, words) == [words.say("chart-changed", points=1)]


def test_a_csv_that_repeats_the_events_beside_it_loses_nothing() -> None:
    samples = Path(__file__).resolve().parents[2] / "sample_logs" / "learning_rate"
    book = load_paths([samples])
    assert book.receipt.total("duplicated") > 0
    assert notes(book, Sentences("en")) == []
