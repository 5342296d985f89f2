"""Codes and numbers become sentences."""

import pytest

from dashboard.diagnosis.verdict import (
    Comparison,
    Headline,
    Lamp,
    LampName,
    LearningRate,
    Recommendation,
    RunDiagnosis,
    Severity,
    Symptom,
)
from dashboard.model.run import Note, ReceiptNote, SourceReceipt
from dashboard.text.catalogue import Catalogue, MissingTextError
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import FILE_LIMIT, Sentences


def diagnosis(headline: Headline) -> RunDiagnosis:
    return RunDiagnosis("a", {}, headline, (), ())


def test_a_short_verdict_is_found_by_lamp_and_state() -> None:
    low = Headline(LampName.LEARNING_RATE, "too_low", Severity.WARNING, {"basis": "siblings"})
    healthy = Headline(None, "healthy", Severity.NONE)
    unknown = Headline(None, "unknown", Severity.NONE, {"reason": "few-points"})
    assert Sentences("pt-BR").short(diagnosis(low)) == "taxa baixa demais"
    assert Sentences("pt-BR").short(diagnosis(healthy)) == "saudável"
    assert Sentences("pt-BR").short(diagnosis(unknown)) == "poucos pontos"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_that_lacks_a_number_is_one_that_names_it(lang: str, faults: list[str]) -> None:
    low = Headline(LampName.LEARNING_RATE, "too_low", Severity.WARNING)
    said = Sentences(lang).headline(diagnosis(low))
    assert "headline-learning-rate-too-low" in said
    assert "MissingTextError" in said
    assert "Unknown external" not in said
    assert any("Unknown external" in fault for fault in faults)


def test_the_catalogue_itself_refuses_a_text_that_lacks_a_number() -> None:
    with pytest.raises(MissingTextError, match="headline-learning-rate-too-low"):
        Catalogue("en").say("headline-learning-rate-too-low")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_symptom_is_said_with_its_numbers(lang: str) -> None:
    seen = Symptom("zigzag", 0.5, "train", "loss", 10, 20, {"turns": 0.9, "swing": 0.3})
    said = Sentences(lang).symptom(seen)
    assert "90%" in said
    assert Sentences(lang).symptom_title(seen) != said


@pytest.mark.parametrize(
    ("lang", "high", "said"),
    [
        ("pt-BR", 0.001, "ponto perto de 0,001, com"),
        ("pt-BR", 0.002, "ponto entre 0,001 e 0,002, com"),
        ("en", 0.0010004, "point near 0.001, with"),
        ("en", 0.002, "point between 0.001 and 0.002, with"),
    ],
)
def test_a_stretch_whose_ends_read_alike_is_one_value(lang: str, high: float, said: str) -> None:
    optimum = Catalogue(lang).say(
        "compared-optimum",
        rates=4,
        batch_size=None,
        optimizer=None,
        optimizers="one",
        best_from=0.001,
        best_to=high,
    )
    assert said in optimum


def test_names_inside_evidence_are_made_harmless() -> None:
    seen = Symptom(
        "no-loss", 1, "none", "", 0, 1, {"metrics": "re\u202eward\n" + "x" * 300, "count": 1}
    )
    said = Sentences("en").symptom(seen)
    assert "\u202e" not in said
    assert "\n" not in said
    assert len(said) < 400


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_note_names_the_file_with_its_folder(lang: str) -> None:
    source = SourceReceipt(
        "runs/deep/empty.csv", "", notes=(ReceiptNote(Note.EMPTY_FILE), ReceiptNote(Note.CUT_OFF))
    )
    said = Sentences(lang).note(source)
    assert len(said) == 2
    assert all(sentence.startswith("runs/deep/empty.csv ") for sentence in said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_long_path_loses_its_beginning(lang: str) -> None:
    source = SourceReceipt("a/" * 50 + "lr0.1/m.csv", "", notes=(ReceiptNote(Note.EMPTY_FILE),))
    (said,) = Sentences(lang).note(source)
    name = said.split(" ")[0]
    assert name.startswith("…/a/")
    assert name.endswith("/lr0.1/m.csv")
    assert len(name) <= FILE_LIMIT


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_lamp_that_does_not_know_says_why(lang: str) -> None:
    words = Sentences(lang)
    dark = Lamp(LampName.LEARNING_RATE, LearningRate.UNKNOWN, 0, reason="few-points")
    lit = Lamp(LampName.LEARNING_RATE, LearningRate.GOOD, 1)
    assert words.reason(dark).endswith(".")
    assert words.reason(lit) == ""
    assert words.state(lit) != words.state(dark)


def test_advice_says_from_where_to_where() -> None:
    advice = Recommendation("raise_lr", "lr", 0.01, 0.16)
    assert Sentences("pt-BR").chip(advice) == "taxa 0,01 → 0,16"


def test_a_family_of_several_settings_is_named_in_the_words_and_numbers_of_the_language() -> None:
    evidence = {"family": "dropout 0.0, weight_decay 0.01", "family_by": "settings"}
    text = {lang: Sentences(lang).comparison(spelled(evidence)) for lang in ("en", "pt-BR")}
    assert text["en"].startswith("Dropout 0 · weight decay 0.01: ")
    assert text["pt-BR"].startswith("Dropout 0 · decaimento de pesos 0,01: ")
    own = Sentences("en").comparison(spelled({"family": "my_option on", "family_by": "settings"}))
    assert own.startswith("My_option on: ")


def spelled(evidence: dict[str, str]) -> Comparison:
    return Comparison(
        "missing-cell", ("a",), {"why": "hole", "batch_size": 64, "lr": 0.1, **evidence}
    )
