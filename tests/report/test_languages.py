"""Every document speaks one language: no raw message id, no word of the other language."""

import re

import pytest

from dashboard.diagnosis.report import Report
from dashboard.report import as_markdown, as_text, receipt_as_text
from dashboard.report.terminal import Paper
from dashboard.text.sentences import Sentences

RAW_ID = re.compile(
    r"\b(?:symptom|headline|comparison|recommendation|chip|note|state|lamp|reason|document|cli"
    r"|receipt|grounds|confidence|page|metric|split)-[a-z]{3,}"
)
ENGLISH = set(
    re.findall(
        r"\w+",
        "the of and with is are was were this that from at end still loss rate batch too low high "
        "training run runs epoch epochs points read lost healthy steady file files accuracy",
    )
)
PORTUGUESE = set(
    re.findall(
        r"\w+",
        "o os das dos com uma não é são está foi esta este de fim ainda perda taxa lote baixa "
        "alta treino execução execuções época épocas pontos lidos saudável arquivo acurácia",
    )
)
WORD = re.compile(r"[a-zà-ÿ]+", re.IGNORECASE)
SPOKEN = {"text", "notes", "why", "expect", "wrong_if"}
"""The keys of the JSON document that hold sentences."""

MARKS = re.compile(r"`[^`]*`|\\?\((?:learning\s+rate|batch)\\?\)|\\.|https?://\S+")
"""No words of the text: code, addresses, and the English term that stands beside ours."""


def documents(report: Report, words: Sentences) -> list[str]:
    return [
        as_text.write(report, words, Paper(100)),
        as_markdown.write(report, words),
        receipt_as_text.write(report.receipt, words, Paper(100)),
        "\n".join(_texts(report.to_dict())),
    ]


def _texts(value: object, name: str = "") -> list[str]:
    """The sentences of the JSON document."""
    if isinstance(value, dict):
        return [text for key, item in value.items() for text in _texts(item, key)]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item, name)]
    return [value] if name in SPOKEN and isinstance(value, str) else []


def foreign(document: str, lang: str) -> set[str]:
    words = {word.lower() for word in WORD.findall(MARKS.sub(" ", document))}
    return words & (ENGLISH if lang == "pt-BR" else PORTUGUESE)


def test_no_document_shows_the_id_of_a_message(report: Report, words: Sentences) -> None:
    for document in documents(report, words):
        assert RAW_ID.findall(document) == []


def test_no_document_mixes_the_languages(report: Report, words: Sentences) -> None:
    for document in documents(report, words):
        assert foreign(document, words.lang) == set()


@pytest.mark.parametrize(("lang", "sentence"), [("pt-BR", "The loss fell"), ("en", "A perda caiu")])
def test_a_sentence_of_the_other_language_would_be_noticed(lang: str, sentence: str) -> None:
    assert foreign(sentence, lang)
