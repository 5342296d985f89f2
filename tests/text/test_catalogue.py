"""The catalogue says what it has and refuses what it has not."""

import numpy as np
import pytest

from dashboard.text.catalogue import Catalogue, MissingTextError, _functions
from dashboard.text.languages import choose


@pytest.mark.parametrize(
    ("locale", "lang"),
    [
        ("pt-BR", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("pt", "pt-BR"),
        ("pt_BR.UTF-8", "pt-BR"),
        ("PT-br", "pt-BR"),
        ("en-US", "en"),
        ("de", "en"),
        ("ptolemaic", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_language_follows_the_locale(locale: str | None, lang: str) -> None:
    assert choose(locale) == lang


def test_an_unknown_message_is_refused() -> None:
    with pytest.raises(MissingTextError, match="no-such-text"):
        Catalogue("en").say("no-such-text")


def test_a_missing_value_is_refused() -> None:
    with pytest.raises(MissingTextError, match="batch"):
        Catalogue("en").say("title-batch")


def test_a_missing_value_is_refused_where_a_number_is_written() -> None:
    with pytest.raises(MissingTextError, match="points"):
        Catalogue("en").say("chart-above")


def test_a_number_is_refused_that_is_none() -> None:
    with pytest.raises(MissingTextError):
        Catalogue("en").say("chart-above", points=None)


@pytest.mark.parametrize("many", [2, 2.0, np.int64(2), np.float64(2)])
def test_numbers_of_numpy_are_numbers(many: float) -> None:
    assert Catalogue("pt-BR").say("chart-above", points=many) == "▲ 2 pontos acima"


def test_a_bare_number_has_no_thousands_mark() -> None:
    assert Catalogue("en").say("title-batch", batch=16384) == "Batch 16384"


@pytest.mark.parametrize(
    ("lang", "share", "said"),
    [
        ("pt-BR", 0.012, "1,2 ponto percentual"),
        ("pt-BR", 0.0198, "2,0 pontos percentuais"),
        ("pt-BR", 0.0214, "2,1 pontos percentuais"),
        ("pt-BR", -0.0214, "−2,1 pontos percentuais"),
        ("en", 0.0214, "2.1 percentage points"),
    ],
)
def test_points_carry_their_word(lang: str, share: float, said: str) -> None:
    assert _functions(lang)["POINTS"](share) == said


def test_a_function_lets_words_pass() -> None:
    assert _functions("en")["RATE"]("auto") == "auto"


def test_a_huge_name_is_cut_before_the_engine_refuses_it() -> None:
    assert len(Catalogue("en").say("title-batch", batch="x" * 10_000)) < 2100


@pytest.mark.parametrize(
    ("lang", "ill", "said"),
    [
        ("en", 1, "1 of 6 runs needs attention, a: b"),
        ("en", 2, "2 of 6 runs need attention. The most serious, a: b"),
        ("pt-BR", 1, "1 de 6 execuções pede atenção, a: b"),
        ("pt-BR", 2, "2 de 6 execuções pedem atenção. A mais grave, a: b"),
    ],
)
def test_the_verb_agrees_with_the_runs_that_need_attention(lang: str, ill: int, said: str) -> None:
    assert Catalogue(lang).say("worst-run", ill=ill, runs=6, title="a", text="b") == said
