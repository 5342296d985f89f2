"""The opening sentence, the order of runs, and their signs."""

from dataclasses import replace

import pytest

from dashboard.diagnosis.best import Best
from dashboard.diagnosis.comparisons import lead
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    Headline,
    LampName,
    LearningRate,
    RunDiagnosis,
    Severity,
    Stability,
    State,
)
from dashboard.model.run import Note, Receipt, ReceiptNote, Run, SourceReceipt, XUnit
from dashboard.model.table import Split
from dashboard.report.opening import (
    across,
    grounds,
    has_all_diverged,
    opening,
    reasons,
    worst_first,
)
from dashboard.report.reading_losses import left_out, losses, shown_only, unplaced
from dashboard.report.terminal import columns, pad, wrap
from dashboard.report.tone import SIGNS, Tone, headline_tone, tone
from dashboard.text.sentences import Sentences

EVIDENCE = {
    "has_gap": "no",
    "metric": "accuracy",
    "final": 0.98,
    "split": "test",
    "gap": 0.0,
    "note": "none",
}
MEASURED = EVIDENCE | {"basis": "siblings"}
STATES: list[State] = [*Stability, *LearningRate, *BatchSize, *Fit]


def healthy(name: str) -> RunDiagnosis:
    return RunDiagnosis(name, {}, Headline(None, "healthy", Severity.NONE, EVIDENCE), (), ())


def unjudged(name: str, severity: Severity) -> RunDiagnosis:
    numbers = {"reason": "no-loss", "kind": "none", "counts": "none"}
    return RunDiagnosis(name, {}, Headline(None, "unknown", severity, numbers), (), ())


def report_of(*diagnoses: RunDiagnosis) -> Report:
    runs = tuple(
        Run(one.run_id, one.run_id, one.run_id, "csv", XUnit.EPOCH, {}) for one in diagnoses
    )
    return Report(runs, diagnoses, (), Receipt())


def test_a_healthy_set_is_said_to_be_healthy_with_its_best_run(words: Sentences) -> None:
    report = report_of(healthy("a"), healthy("first"))
    first = Best("first", ("first",), "accuracy", Split.TEST, True, 0.99, "adam", ())
    said = opening(replace(report, best=first), words)
    assert ", first," in said
    assert words.texts.percent(0.99) in said


def test_a_healthy_set_that_cannot_be_ranked_has_no_best_run(words: Sentences) -> None:
    said = opening(report_of(healthy("a"), healthy("b")), words)
    assert said == words.say("all-healthy-apart", runs=2)


def test_one_healthy_run_opens_with_its_own_numbers(words: Sentences) -> None:
    assert opening(report_of(healthy("a")), words) == words.headline(healthy("a"))


@pytest.mark.parametrize("others", [(), ("a", "b")])
def test_what_cannot_be_told_is_never_called_healthy(
    others: tuple[str, ...], words: Sentences
) -> None:
    unknown = unjudged("dark", Severity.NONE)
    said = opening(report_of(*map(healthy, others), unknown), words)
    assert words.headline(unknown) in said
    assert "dark" in said


def test_a_small_fault_is_said_before_health(words: Sentences) -> None:
    slight = Headline(LampName.LEARNING_RATE, "slightly_low", Severity.INFO, MEASURED)
    ill = RunDiagnosis("ill", {}, slight, (), ())
    assert words.headline(ill) in opening(report_of(healthy("a"), ill), words)


def test_without_comparison_the_worst_run_opens(words: Sentences) -> None:
    low = Headline(LampName.LEARNING_RATE, "too_low", Severity.WARNING, MEASURED)
    ill = RunDiagnosis("second", {}, low, (), ())
    said = opening(report_of(healthy("first"), ill), words)
    assert "second" in said
    assert words.headline(ill) in said


def diverged(name: str) -> RunDiagnosis:
    broken = Headline(
        LampName.STABILITY, "diverged", Severity.CRITICAL, EVIDENCE | {"basis": "other"}
    )
    return RunDiagnosis(name, {}, broken, (), ())


def test_a_set_of_which_nothing_is_left_is_said_to_be_so(words: Sentences) -> None:
    lost, mixed = report_of(*map(diverged, "abc")), report_of(diverged("a"), healthy("b"))
    assert has_all_diverged(lost)
    assert not has_all_diverged(mixed)
    assert not has_all_diverged(report_of(diverged("a")))
    assert opening(lost, words) != opening(mixed, words)
    assert words.headline(diverged("a")) in opening(lost, words)


@pytest.mark.parametrize("runs", [0, 1, 2])
def test_the_grounds_say_how_runs_were_judged_only_where_there_are_runs(
    runs: int, words: Sentences
) -> None:
    *_, last = grounds(report_of(*map(healthy, "ab"[:runs])), words)
    alone = {words.say("grounds-alone-one"), words.say("grounds-alone")}
    assert (last in alone) == (runs > 0)
    assert (last == words.say("grounds-alone-one")) == (runs == 1)


def test_the_comparison_that_opens_is_not_said_again(report: Report, words: Sentences) -> None:
    others = across(report, words)
    every = {words.comparison(one) for one in report.comparisons}
    first = {opening(report, words)} if lead(report.comparisons) else set()
    assert sorted(others) == sorted(every - first)
    assert first <= every


def test_the_grounds_count_runs_points_and_losses(report: Report, words: Sentences) -> None:
    runs, points, *lost = grounds(report, words)
    if report.runs:
        lost.pop()  # how the runs were judged
    receipt = report.receipt
    damaged, files = receipt.total("damaged"), left_out(receipt)
    fewer = receipt.total("duplicated") + receipt.total("replaced") + unplaced(receipt)
    is_whole = not (files or fewer or shown_only(receipt))
    assert runs == words.say("grounds-runs", runs=len(report.runs))
    assert points == words.say("grounds-points", points=receipt.total("points"))
    assert (words.say("grounds-lost", lost=damaged) in lost) == (damaged > 0 or is_whole)
    assert (words.say("document-skipped", n=files) in lost) == (files > 0)


UNREAD = (ReceiptNote(Note.NOT_A_LOG),)
LOG = SourceReceipt("metrics.csv", "csv", 99, points=30)
INCOMPLETE = {
    "a picture": SourceReceipt("loss.png", "", 9, skipped=True, notes=UNREAD),
    "a notebook": SourceReceipt("run/train.ipynb", "", 9, skipped=True, notes=UNREAD),
    "points merged on one step": replace(LOG, duplicated=4),
    "points replaced by a restart": replace(LOG, replaced=4),
    "numbers without a place": replace(
        LOG, notes=(ReceiptNote(Note.NUMBERS_LEFT_OUT, 3, "train_runtime (3)"),)
    ),
}


@pytest.mark.parametrize("source", INCOMPLETE.values(), ids=INCOMPLETE)
def test_none_is_called_lost_only_where_that_is_so(source: SourceReceipt, words: Sentences) -> None:
    whole = replace(report_of(healthy("first")), receipt=Receipt((LOG,)))
    assert words.say("grounds-lost", lost=0) in grounds(whole, words)
    said = grounds(replace(whole, receipt=Receipt((LOG, source))), words)
    assert words.say("grounds-lost", lost=0) not in said
    assert len(said) == len(grounds(whole, words))


def test_nothing_is_called_lost_or_kept_above_files_that_were_left_out(words: Sentences) -> None:
    junk = SourceReceipt("a.csv", "", 9, skipped=True, notes=(ReceiptNote(Note.NO_AXIS),))
    said = grounds(replace(report_of(healthy("first")), receipt=Receipt((junk,) * 10)), words)
    assert words.say("document-skipped", n=10) in said
    assert words.say("grounds-lost", lost=0) not in said


def test_equals_keep_their_order() -> None:
    severities = [Severity.NONE, Severity.WARNING, Severity.NONE, Severity.WARNING]
    many = [unjudged(str(place), severity) for place, severity in enumerate(severities)]
    assert [one.run_id for one in worst_first(report_of(*many))] == ["1", "3", "0", "2"]


def test_a_side_file_is_no_loss_unless_nothing_else_was_there(words: Sentences) -> None:
    side = SourceReceipt("hparams.yaml", "", 9, skipped=True, notes=(ReceiptNote(Note.SIDE_FILE),))
    log = SourceReceipt("metrics.csv", "csv", 99, points=30)
    junk = SourceReceipt("a.bin", "", 9, skipped=True, notes=(ReceiptNote(Note.NOT_A_LOG),))
    prose = replace(junk, path="runs/README.md")
    assert losses(Receipt((side, log, prose)), words) == []
    assert left_out(Receipt((side, log, prose))) == 0
    assert losses(Receipt((prose,)), words) == list(words.note(prose))
    assert losses(Receipt((side, log, junk)), words) == list(words.note(junk))
    assert left_out(Receipt((side, log, junk))) == 1
    assert losses(Receipt((side,)), words) == list(words.note(side))


def test_only_what_the_verdict_rests_on_is_told_under_a_run(
    report: Report, words: Sentences
) -> None:
    for diagnosis in report.diagnoses:
        lamp = diagnosis.headline.lamp
        judged = diagnosis.lamps.values() if lamp is None else [diagnosis.lamps[lamp]]
        supporting = {code for one in judged for code in one.because}
        expected = {words.symptom(one) for one in diagnosis.symptoms if one.code in supporting}
        found, margin = reasons(report, diagnosis, words)
        explained = None if lamp is None else report.explain(diagnosis).get(lamp)
        if explained is None:
            assert set(found) == expected
            assert margin == ""
        else:
            said = {words.said_reason(one, diagnosis) for one in explained.reasons}
            assert set(found) <= said | {words.rests_on(diagnosis.lamps[lamp], explained)}
            assert bool(margin) is bool(explained.margins)


@pytest.mark.parametrize("state", STATES)
def test_good_states_look_good_and_unknown_ones_unknown(state: State) -> None:
    look = tone(state)
    assert (look is Tone.OK) == (state in {"ok", "good"})
    assert (look is Tone.UNKNOWN) == (state == "unknown")


def test_every_look_has_a_sign_of_its_own() -> None:
    assert sorted(SIGNS) == sorted(Tone)
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_a_headline_looks_as_severe_as_it_is() -> None:
    looks = [headline_tone(Headline(LampName.FIT, "plateau", one)) for one in Severity]
    assert looks == [Tone.OK, Tone.WARN, Tone.WARN, Tone.BAD]
    assert headline_tone(Headline(None, "unknown", Severity.WARNING)) is Tone.UNKNOWN


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("", 0), ("época", 5), ("e\u0301poca", 5), ("損失", 4)]
)
def test_columns_counts_what_a_terminal_shows(text: str, width: int) -> None:
    assert columns(text) == width
    assert columns(pad(text, 9)) == 9
    assert pad(text, 9, right=True).endswith(text)
    assert pad(text, 0) == text


def test_a_wrapped_text_keeps_every_word() -> None:
    text = "a loss that falls slowly " * 9
    lines = wrap(text, 30, "– ", "  ")
    assert max(map(len, lines)) <= 30
    assert lines[0].startswith("– ")
    assert " ".join(" ".join(lines).split()) == "– " + " ".join(text.split())
