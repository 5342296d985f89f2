"""A part that raises fails alone: the rest of report, documents and figures is there."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import numpy as np
import pytest

from dashboard.charts.figures import textbook_figure
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.figures.failure_note import is_note
from dashboard.charts.marks import end_labels
from dashboard.charts.marks.mark import all_marks
from dashboard.charts.options import FigureOptions
from dashboard.charts.registry import all_charts
from dashboard.charts.vega import to_spec
from dashboard.diagnosis import compare, comparisons, engine, lamps, recommendations, symptoms
from dashboard.diagnosis.again import JudgedAgain
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.verdict import LampName
from dashboard.model.contained import Failure, Stage, contained, overheard, repeat
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from dashboard.report import as_json, as_markdown, as_text, failed
from dashboard.report.figures import picture
from dashboard.report.figures.caption import Caption
from dashboard.report.figures.picture import Format, PictureError
from dashboard.report.terminal import Paper
from dashboard.text.catalogue import Catalogue, MissingTextError
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from docs.builders.report_schema import PAGE

Raise = Callable[..., Any]


def crash(*_: object, **__: object) -> Any:
    raise ZeroDivisionError("the numbers of somebody's log")


def book() -> LogBook:
    """Four runs of one family, of which the first is slow and the last diverges."""
    epoch = np.arange(31)
    runs, series = [], {}
    for name, lr, pace in (("a", 0.001, 20), ("b", 0.01, 4), ("c", 0.1, 2), ("d", 3.0, 0)):
        loss = 2.3 * np.exp(-epoch / pace) + 0.05 if pace else np.where(epoch > 3, np.nan, 2.3)
        config = {"lr": lr, "batch_size": 64, "optimizer": "sgd"}
        runs.append(Run(name, name, name, "made up", XUnit.EPOCH, config))
        series[name] = [
            Series.of(f"{split}/{metric}", metric, split, epoch, values, epoch)
            for split in (Split.TRAIN, Split.VAL)
            for metric, values in (("loss", loss), ("accuracy", 1 - loss / 2.5))
        ]
    return LogBook(tuple(runs), series)


def only_for(run_id: str, run_of: Callable[[Any], str], sound: Callable[..., Any]) -> Raise:
    """``sound``, but raising where its first argument is of the run ``run_id``."""

    def made(first: Any, *rest: Any) -> Any:
        return crash() if run_of(first) == run_id else sound(first, *rest)

    return made


def break_measures(patch: pytest.MonkeyPatch) -> None:
    one = only_for("b", lambda curves: curves.run.run_id, measure)
    patch.setattr(engine, "measure_all", lambda runs: [one(curves) for curves in runs])


def break_symptom(patch: pytest.MonkeyPatch) -> None:
    rules = [
        replace(rule, detect=crash) if rule.code == "good-final" else rule
        for rule in symptoms.all_symptoms()
    ]
    patch.setattr(symptoms, "all_symptoms", lambda: tuple(rules))


def break_lamp(patch: pytest.MonkeyPatch) -> None:
    rules = [
        replace(rule, judge=crash) if rule.name is LampName.FIT else rule
        for rule in lamps.scanned(lamps, "LAMP")
    ]
    patch.setattr(lamps, "scanned", lambda *_: tuple(rules))


def break_comparison(patch: pytest.MonkeyPatch) -> None:
    rules = [
        replace(rule, find=crash) if rule.code == "parting" else rule
        for rule in comparisons.rules()
    ]
    patch.setattr(comparisons, "rules", lambda: tuple(rules))


def break_refinement(patch: pytest.MonkeyPatch) -> None:
    one = only_for("b", lambda case: case.curves.run.run_id, compare.refine_lamps)
    patch.setattr(compare, "refine_lamps", one)


def break_member(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Member, "lr", property(only_for("b", lambda one: one.run_id, lambda _: 0.1)))


def break_headline(patch: pytest.MonkeyPatch) -> None:
    one = only_for("b", lambda case: case.curves.run.run_id, engine.headline)
    patch.setattr(engine, "headline", one)


def break_advice(patch: pytest.MonkeyPatch) -> None:
    broken = tuple(
        (name, crash if name == "learning-rate" else advise)
        for name, advise in recommendations.ADVISERS
    )
    patch.setattr(recommendations, "ADVISERS", broken)


def break_sentence(patch: pytest.MonkeyPatch) -> None:
    say = Catalogue.say

    def made(self: Catalogue, message: str, **args: object) -> str:
        if message == "symptom-good-final":
            raise MissingTextError(message)
        return say(self, message, **args)

    patch.setattr(Catalogue, "say", made)


BREAKS = {
    "measures of a run": (break_measures, Stage.MEASURE, "features"),
    "a symptom": (break_symptom, Stage.SYMPTOM, "good-final"),
    "a lamp": (break_lamp, Stage.LAMP, "fit"),
    "a comparison": (break_comparison, Stage.COMPARE, "parting"),
    "a run beside its siblings": (break_refinement, Stage.LAMP, "siblings"),
    "a run's place in its family": (break_member, Stage.COMPARE, "family"),
    "a headline": (break_headline, Stage.HEADLINE, "headline"),
    "advice": (break_advice, Stage.ADVISE, "learning-rate"),
    "a sentence": (break_sentence, Stage.SAY, "symptom-good-final"),
}


def plain(text: str) -> str:
    """A text without what a document puts into it: marks before punctuation, ends of lines."""
    return " ".join(text.replace("\\", "").split())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("break_it", "stage", "code"), BREAKS.values(), ids=BREAKS)
def test_what_raises_is_named_and_the_rest_stands(
    break_it: Callable[[pytest.MonkeyPatch], None],
    stage: Stage,
    code: str,
    lang: str,
    monkeypatch: pytest.MonkeyPatch,
    faults: list[str],
) -> None:
    whole = diagnose(book())
    break_it(monkeypatch)
    words = Sentences(lang)
    report = diagnose(book()).spoken(words)
    document = json.loads(as_json.write(report))
    jsonschema.validate(document, json.loads(PAGE.build()))
    named = [one for one in document["failures"] if (one["stage"], one["code"]) == (stage, code)]
    assert named
    assert all("Curva" in one["text"] and one["error"] in one["text"] for one in named)
    assert "somebody" not in as_json.write(report)
    assert any("somebody" in one or "MissingText" in one for one in faults)
    for write in (as_markdown.write(report, words), as_text.write(report, words, Paper(90, False))):
        assert "somebody" not in write
        if stage is not Stage.SAY:
            assert plain(words.failure(report.failures[0])) in plain(write)
    assert [run.run_id for run in report.runs] == ["a", "b", "c", "d"]
    if stage in {Stage.MEASURE, Stage.HEADLINE}:
        alone = [one for one in report.by_id["b"].lamps.values() if not one.from_siblings]
        said = report.by_id["b"].headline.evidence.get("reason")
        assert said == "failed" or {one.reason for one in alone} == {"failed"}
        assert repr(report.by_id["d"].headline) == repr(whole.by_id["d"].headline)
    if stage is not Stage.COMPARE:
        assert {one.code for one in report.comparisons} >= {"parting"}
    else:
        assert report.comparisons


def test_a_lamp_that_fails_is_unknown_and_the_others_are_as_they_were(
    monkeypatch: pytest.MonkeyPatch, faults: list[str]
) -> None:
    whole = diagnose(book(), siblings=False)
    break_lamp(monkeypatch)
    for before, now in zip(
        whole.diagnoses, diagnose(book(), siblings=False).diagnoses, strict=True
    ):
        fit = now.lamps[LampName.FIT]
        assert (fit.state, fit.reason, fit.confidence) == ("unknown", "failed", 0)
        assert now.lamps[LampName.STABILITY] == before.lamps[LampName.STABILITY]
        assert now.symptoms == before.symptoms
    assert faults


def test_a_run_that_cannot_be_placed_leaves_the_family_to_the_others(
    monkeypatch: pytest.MonkeyPatch, faults: list[str]
) -> None:
    break_member(monkeypatch)
    report = diagnose(book())
    told = {run_id for one in report.comparisons for run_id in one.runs}
    assert "b" not in told
    assert {"a", "c"} <= told
    assert Failure(Stage.COMPARE, "family", "b", "ZeroDivisionError") in report.failures
    assert faults


@pytest.mark.parametrize(("break_it", "stage", "code"), BREAKS.values(), ids=BREAKS)
def test_judged_again_says_the_same_failures_each_time(
    break_it: Callable[[pytest.MonkeyPatch], None],
    stage: Stage,
    code: str,
    monkeypatch: pytest.MonkeyPatch,
    faults: list[str],
) -> None:
    break_it(monkeypatch)
    once, judged, same = diagnose(book()), JudgedAgain(), book()
    assert [judged.report(same).failures for _ in range(3)] == [once.failures] * 3
    assert judged.report(same).comparisons == once.comparisons


def test_a_failure_is_said_three_times_and_then_counted() -> None:
    several = tuple(Failure(Stage.SYMPTOM, "spike", f"run {n}", "ValueError") for n in range(9))
    report = Report((), (), (), book().receipt, several)
    for lang in LANGUAGES:
        said = failed.failure_sentences(report, Sentences(lang))
        assert len(said) == failed.SHOWN + 1
        assert "6" in said[-1]
        assert failed.failure_sentences(report, Sentences(lang), "run 7") == [
            Sentences(lang).failure(several[7])
        ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("stage", Stage)
def test_every_kind_of_failure_has_its_sentence(stage: Stage, lang: str) -> None:
    said = Sentences(lang).failure(Failure(stage, "the-code", "the run", "ValueError"))
    assert "ValueError" in said
    assert "the-code" in said or "the run" in said


def test_who_listens_hears_each_failure_once_and_not_those_of_an_inner_listener(
    faults: list[str],
) -> None:
    def fail(code: str) -> int:
        return contained(Stage.SAY, code, crash, lambda _: 1)

    with overheard() as outer:
        with overheard() as inner:
            assert fail("inner") + fail("inner") == 2
        fail("outer")
        repeat(inner)
    assert [one.code for one in inner] == ["inner"]
    assert [one.code for one in outer] == ["outer", "inner"]
    fail("unheard")
    assert len(faults) == 4


def test_what_is_expected_goes_on_to_who_expects_it() -> None:
    with pytest.raises(ZeroDivisionError):
        contained(Stage.SAY, "x", crash, lambda _: None, passing=(ZeroDivisionError,))


def drawn_alone(draw: Callable[..., Any], lang: str = "en") -> dict[str, Any]:
    logs = book()
    return to_spec.write(draw(logs, diagnose(logs), Sentences(lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_figure_that_fails_is_a_note(lang: str, faults: list[str]) -> None:
    logs = book()
    chart = ChartKind("the_figure", crash, crash).draw(logs, diagnose(logs), Sentences(lang))
    assert is_note(chart)
    spec = to_spec.write(chart)
    assert "the-figure" in spec["description"]
    assert "somebody" not in json.dumps(spec)
    with pytest.raises(PictureError):
        picture.write(chart, Caption("t", "s", ""), Format.SVG, width=560)
    assert len(faults) == 1


def test_a_layer_that_fails_is_left_out_and_said_under_the_figure(
    monkeypatch: pytest.MonkeyPatch, faults: list[str]
) -> None:
    whole = drawn_alone(textbook_figure.draw)
    monkeypatch.setattr(end_labels, "_labels", crash)
    spec = drawn_alone(textbook_figure.draw)
    assert spec["name"] == whole["name"]
    *rows, note = spec["vconcat"]
    assert len(rows) == len(whole["vconcat"])
    assert '"ends"' in json.dumps(note["layer"][0]["data"]).replace("\\", "")
    assert "_front" in json.dumps(rows)
    assert faults


def test_every_figure_and_every_mark_stands_by_itself(faults: list[str]) -> None:
    assert {"lines", "hover", "ends", "hidden-spikes"} <= {mark.name for mark in all_marks()}
    logs = book()
    given = (logs, diagnose(logs), Sentences("en"), FigureOptions(run_id="a"))
    for kind in all_charts():
        assert is_note(replace(kind, arrange=crash).draw(*given)), kind.name
    (panel, *_) = textbook_figure.CHART.panels(*given)
    for mark in all_marks():
        with overheard() as failures:
            assert replace(mark, layers=crash, kinds={panel.kind}).draw(panel) == []
        assert [one.code for one in failures] == [mark.name]
    assert faults
