"""Explanations in a report: asked for when looked at, contained, without margins by siblings."""

import json

import numpy as np
import pytest

from dashboard.diagnosis import explained
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.verdict import LampName
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.report import as_json, as_markdown, as_text
from dashboard.report.lamp_reasons import MOST, MOST_AGAINST, reasons_of
from dashboard.report.terminal import Paper
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from tests.diagnosis.alone.formulas import book, healthy, slow

EPOCHS = np.arange(31)
SLOW = book({"lr": 1e-3, "optimizer": "sgd", "batch_size": 64}, **slow())


def together(*books: LogBook) -> LogBook:
    """Books of one run each as one, the runs called by their place."""
    runs, series = [], {}
    for place, one in enumerate(books):
        (run,) = one.runs
        name = f"run{place}"
        runs.append(Run(name, name, name, run.format, XUnit.EPOCH, run.config))
        series[name] = one.series[run.run_id]
    return LogBook(tuple(runs), series)


@pytest.fixture
def asked(monkeypatch):
    """The runs that were explained."""
    found, explain = [], explained.explain

    def counting(curves, symptoms, lamps):
        found.append(curves.run.run_id)
        return explain(curves, symptoms, lamps)

    monkeypatch.setattr(explained, "explain", counting)
    return found


def test_judging_explains_nothing_and_looking_explains_once(asked):
    report = diagnose(SLOW)
    assert asked == []
    first = report.explain(report.diagnoses[0])
    assert report.spoken(Sentences("en")).explain(report.diagnoses[0]) is first
    assert asked == ["run"]


def test_a_document_explains_every_run(asked):
    report = diagnose(together(SLOW, book({"lr": 0.1}, **healthy()))).spoken(Sentences("en"))
    document = json.loads(as_json.write(report))
    assert sorted(asked) == ["run0", "run1"]
    assert any(run["lamps"]["learning_rate"]["explained"] for run in document["runs"])


def test_an_explanation_that_fails_costs_itself_alone_and_is_named(monkeypatch, faults):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(explained, "explain", broken)
    report = diagnose(SLOW).spoken(Sentences("en"))
    document = json.loads(as_json.write(report))
    assert faults
    (failure,) = document["failures"]
    assert (failure["code"], failure["run_id"]) == (explained.FAILED, "run")
    lamps = document["runs"][0]["lamps"]
    assert lamps["learning_rate"]["state"] == "too_low"
    assert all(lamp["explained"] is None for lamp in lamps.values())
    assert as_text.write(report, Sentences("en"), Paper(100))


def test_beside_siblings_that_measured_a_state_there_is_no_margin_and_no_setting():
    runs = [
        book({"lr": lr, "batch_size": 64, "optimizer": "sgd"}, **values)
        for lr, values in ((0.001, slow()), (0.01, slow(0.5)), (0.1, healthy()))
    ]
    report = diagnose(together(*runs))
    measured = 0
    for diagnosis in report.diagnoses:
        for name, one in report.explain(diagnosis).items():
            if diagnosis.lamps[name].from_siblings:
                measured += 1
                assert one.margins == ()
                assert not any(reason.read.name.startswith("set.") for reason in one.reasons)
    assert measured


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_and_the_documents_say_the_same_reasons(lang):
    words = Sentences(lang)
    report = diagnose(SLOW).spoken(words)
    (diagnosis,) = report.diagnoses
    lamp = diagnosis.lamps[LampName.LEARNING_RATE]
    said = reasons_of(report, diagnosis, lamp, words)
    assert said.because
    assert len(said.because) <= MOST + 1
    assert len(said.against) <= MOST_AGAINST
    markdown = as_markdown.write(report, words)
    for sentence in (*said.because, *said.margins, said.sureness):
        assert as_markdown.escape(sentence) in markdown
    text = " ".join(as_text.write(report, words, Paper(1000)).split())
    assert said.because[0] in text
    assert said.margin_short in text


def test_the_json_has_every_reason_with_its_numbers_and_sentence():
    report = diagnose(SLOW).spoken(Sentences("en"))
    (diagnosis,) = report.diagnoses
    document = json.loads(as_json.write(report))["runs"][0]["lamps"]["learning_rate"]["explained"]
    one = report.explain(diagnosis)[LampName.LEARNING_RATE]
    assert document["named_from"] == pytest.approx(one.named_from)
    assert document["probability"] == pytest.approx(one.chance, abs=1e-4)
    for written, reason in zip(document["reasons"], one.reasons, strict=True):
        assert written["moves"] == pytest.approx(reason.moves, abs=1e-4)
        assert written["value"] == pytest.approx(reason.read.value, rel=1e-5)
        assert written["text"].endswith(".")
    for written, margin in zip(document["margins"], one.margins, strict=True):
        assert written["turns_at"] == pytest.approx(margin.turns_at, rel=1e-5)
