"""The terms of the glossary are found in sentences, and the sentences stay as they are."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text.catalogue import Catalogue
from dashboard.text.glossary import BETWEEN, TERMS, terms_in
from dashboard.text.languages import LANGUAGES
from dashboard.text.pointed import pointed

FORMS = {
    lang: [
        form for code in TERMS for form in Catalogue(lang).say(f"term-{code}-forms").split(BETWEEN)
    ]
    for lang in LANGUAGES
}
WORDS = st.sampled_from([one for forms in FORMS.values() for one in forms]) | st.text(max_size=9)


def found(text: str, lang: str) -> list[tuple[str, str]]:
    return [(one.text, one.term) for one in terms_in(text, Catalogue(lang)) if one.term]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_term_has_a_name_a_sentence_and_forms_that_are_its_own(lang: str) -> None:
    texts = Catalogue(lang)
    assert len(set(TERMS)) == len(TERMS)
    for code in TERMS:
        assert texts.say(f"term-{code}")
        assert texts.say(f"term-{code}-says").endswith(".")
        for form in texts.say(f"term-{code}-forms").split(BETWEEN):
            assert found(form, lang) == [(form, code)]


@pytest.mark.parametrize(
    ("lang", "text", "terms"),
    [
        ("en", "The learning rate is a rate.", [("learning rate", "learning-rate")]),
        ("en", "Rates, batch sizes", [("Rates", "learning-rate"), ("batch sizes", "batch-size")]),
        ("en", "latest testing and prelosses", []),
        ("en", "a warm-up of 5 epochs", [("warm-up", "warm-up"), ("epochs", "epoch")]),
        ("pt-BR", "A taxa e o lote", [("taxa", "learning-rate"), ("lote", "batch")]),
        ("pt-BR", "tamanho do lote", [("tamanho do lote", "batch-size")]),
        ("pt-BR", "A época, a época", [("época", "epoch")]),
    ],
)
def test_the_longest_form_is_found_once_and_only_as_a_word(
    lang: str, text: str, terms: list[tuple[str, str]]
) -> None:
    assert found(text, lang) == terms


@given(st.lists(WORDS, max_size=8), st.sampled_from(LANGUAGES), st.sampled_from([" ", ", "]))
def test_the_stretches_are_the_text(words: list[str], lang: str, between: str) -> None:
    text = between.join(words)
    assert "".join(one.text for one in terms_in(text, Catalogue(lang))) == text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pointing_changes_no_word(lang: str) -> None:
    text = 'Overfitting: a taxa <b>"0,1"</b> & the loss, perda do teste; época 3.'
    written = pointed(text, Catalogue(lang))
    assert html.unescape(re.sub(r"<[^>]*>", "", written)) == text
    assert "<b>" not in written
    assert written.count('tabindex="0"') == written.count("data-says=") > 0


def test_a_term_is_pointed_at_once_in_a_part_of_the_page() -> None:
    known: set[str] = set()
    texts = Catalogue("en")
    assert "data-says" in pointed("The loss falls.", texts, known)
    assert "data-says" not in pointed("The loss rises.", texts, known)
