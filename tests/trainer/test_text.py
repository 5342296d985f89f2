"""The two languages say the same things."""

import ast
from pathlib import Path
from string import Formatter

import pytest

import trainer
from trainer.errors import TrainerError
from trainer.parts import CONSTANTS
from trainer.text import LANGUAGES, language_of, messages, say_error

SOURCES = sorted(Path(trainer.__file__).parent.rglob("*.py"))


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_both_languages_have_the_same_sentences_with_the_same_blanks():
    english, portuguese = (messages(lang) for lang in LANGUAGES)
    assert english.keys() == portuguese.keys()
    for code in english:
        assert blanks(english[code]) == blanks(portuguese[code]), code


def codes_used() -> set[str]:
    """Every text in the source that is the code of a sentence, or the pattern of one."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def test_every_error_raised_has_its_sentence_with_the_blanks_it_fills():
    raised = [
        node
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "TrainerError"
    ]
    assert len(raised) > 15
    for call in raised:
        code = call.args[0]
        if isinstance(code, ast.Constant):
            given = {word.arg for word in call.keywords}
            assert blanks(messages("en")[code.value]) <= given, code.value


def test_no_sentence_is_left_over():
    parts = tuple(f"{folder}-" for folder in CONSTANTS)
    told = ("forecast-", "observed-", "metric-")
    built = ("kind-", "help-", "list-", "inputs-", "task-", "any-", *told, *parts)  # by a name
    assert {code for code in messages("en") if not code.startswith(built)} <= codes_used()


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "pt_BR.UTF-8"}, "pt-BR"),
        ({"LANG": "C"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "pt_BR.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "pt_PT", "LANG": "de_DE"}, "pt-BR"),
    ],
)
def test_the_language_is_the_systems(environment, lang):
    assert language_of(environment) == lang


def test_numbers_in_a_sentence_take_the_languages_decimal_mark():
    error = TrainerError("out-of-range", setting="dropout", value=1.5, low=0, high=0.99)
    assert say_error("en", error) == "dropout is 1.5; it must be between 0 and 0.99."
    assert say_error("pt-BR", error) == "dropout vale 1,5; deve ficar entre 0 e 0,99."
