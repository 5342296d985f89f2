import re

import numpy as np
import pytest

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import Fit, LampName
from dashboard.model.run import LogBook, Note, Receipt, ReceiptNote, SourceReceipt
from dashboard.report import as_text, receipt_as_text
from dashboard.report.opening import opening, worst_first
from dashboard.report.terminal import Paper, columns
from dashboard.text.escape import plain
from dashboard.text.sentences import Sentences
from tests.diagnosis.alone.formulas import book

STYLE = re.compile(r"\x1b\[\d+m")
WIDTHS = (50, 80, 100)


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_first_words_are_the_sentence_on_the_whole_set(
    report: Report, words: Sentences
) -> None:
    text = as_text.write(report, words, Paper(80))
    assert one_line(text).startswith(one_line(plain(opening(report, words))))


def test_every_run_is_told_with_its_four_lamps_and_its_headline(
    report: Report, words: Sentences
) -> None:
    text = one_line(as_text.write(report, words, Paper(100)))
    for diagnosis in report.diagnoses:
        assert one_line(words.headline(diagnosis)) in text
        assert plain(words.short(diagnosis)) in text
    for name in LampName:
        assert text.count(f"{words.lamp(name)}: ") >= len(report.runs)


def test_every_chip_of_advice_is_shown(report: Report, words: Sentences) -> None:
    text = one_line(as_text.write(report, words, Paper(100)))
    for diagnosis in report.diagnoses:
        for advice in diagnosis.recommendations:
            assert one_line(plain(words.chip(advice))) in text


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_paper(report: Report, words: Sentences, width: int) -> None:
    lines = as_text.write(report, words, Paper(width)).splitlines()
    assert [line for line in lines if columns(line) > width] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_of_the_receipt_is_wider_than_the_paper(
    log_book: LogBook, words: Sentences, width: int
) -> None:
    lines = receipt_as_text.write(log_book.receipt, words, Paper(width)).splitlines()
    assert [line for line in lines if columns(line) > width] == []


def test_colours_change_nothing_but_the_colours(report: Report, words: Sentences) -> None:
    bare = as_text.write(report, words, Paper(90))
    coloured = as_text.write(report, words, Paper(90, is_coloured=True))
    assert STYLE.sub("", coloured) == bare
    assert "\x1b" not in bare
    assert "\x1b" in coloured


def test_the_worst_run_comes_first(report: Report) -> None:
    order = ["none", "info", "warning", "critical"]
    ranks = [order.index(one.headline.severity.value) for one in worst_first(report)]
    assert ranks == sorted(ranks, reverse=True)


def test_the_receipt_names_every_file_and_every_loss(log_book: LogBook, words: Sentences) -> None:
    text = one_line(receipt_as_text.write(log_book.receipt, words, Paper(100)))
    for source in log_book.receipt.sources:
        assert plain(source.path)[:8] in text
        for note in words.note(source):
            assert one_line(plain(note)) in text
    assert words.say("grounds-points", points=log_book.receipt.total("points")) in text


def test_many_settings_files_are_said_once(words: Sentences) -> None:
    note = (ReceiptNote(Note.SIDE_FILE),)
    sides = [SourceReceipt(f"lr{n}/hparams.yaml", "", 9, notes=note) for n in range(15)]
    text = one_line(receipt_as_text.write(Receipt(tuple(sides)), words, Paper(100)))
    assert one_line(words.settings_files(sides)) in text
    assert "lr0/hparams.yaml" in words.settings_files(sides)
    assert "15" in words.settings_files(sides)
    assert not any(one_line(sentence) in text for one in sides for sentence in words.note(one))


def test_a_single_settings_file_is_said_as_itself(words: Sentences) -> None:
    side = SourceReceipt("a/hparams.yaml", "", 9, notes=(ReceiptNote(Note.SIDE_FILE),))
    text = one_line(receipt_as_text.write(Receipt((side,)), words, Paper(100)))
    assert one_line(words.note(side)[0]) in text


def test_a_state_without_a_confidence_is_told_without_a_share(words: Sentences) -> None:
    loss = 1.2 + 1.1 * np.exp(-np.arange(61.0) / 4)
    report = diagnose(book({}, train_loss=loss, val_loss=1.02 * loss)).spoken(words)
    lamp = report.diagnoses[0].lamps[LampName.FIT]
    assert (lamp.state, lamp.confidence) == (Fit.PLATEAU, None)
    told = f"{words.lamp(lamp.name)}: {words.state(lamp)}"
    lines = as_text.write(report, words, Paper(100)).splitlines()
    (line,) = [line for line in lines if told in line]
    assert "%" not in line.partition(told)[2]
    document = report.to_dict()
    assert document["runs"][0]["lamps"]["fit"]["confidence"] is None
