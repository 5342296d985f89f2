"""Streamlit's own words are said in the language of the page, and are still those it writes."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import streamlit

from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES
from dashboard.views.frame import streamlit_words
from dashboard.views.frame.streamlit_words import NAME, PAGE_MISSING, PHRASES, WORDS, script

BUNDLE = Path(streamlit.__file__).parent / "static" / "static" / "js"


def test_streamlit_still_writes_every_word_and_every_phrase() -> None:
    files = BUNDLE.glob("*.js")
    written = "".join(file.read_text(encoding="utf-8", errors="ignore") for file in files)
    words = [*WORDS.values(), *PAGE_MISSING]
    words.remove("".join(PAGE_MISSING))
    assert [word for word in words if word not in written] == []
    assert [phrase for phrase in PHRASES.values() if not all(p in written for p in phrase)] == []


@pytest.mark.parametrize("name", [*WORDS, *PHRASES])
def test_english_says_what_streamlit_says_and_portuguese_does_not(name: str) -> None:
    before, after = PHRASES.get(name, (WORDS.get(name), None))
    english = before if after is None else f"{before}{NAME}{after}"
    said = {lang: Catalogue(lang).say(f"streamlit-{name}", what=NAME) for lang in LANGUAGES}
    assert said["en"] == english
    assert said["pt-BR"] != english
    assert (NAME in said["pt-BR"]) == (after is not None)


def test_nothing_in_the_words_ends_the_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamlit_words, "WORDS", {"open": "</script>"})
    assert "</script" not in script(Catalogue("en"))


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
@pytest.mark.parametrize(
    ("english", "portuguese"),
    [
        ("Open", "Abrir a lista"),
        ("Remove 64 · 0,01", "Retirar 64 · 0,01"),
        ("Search: Execuções", "Procurar: Execuções"),
        ("Search: a: b", "Procurar: a: b"),
        ("1 option available.", "Opções: 1"),
        ("17 options available.", "Opções: 17"),
        ("Remove ", "Remove "),
        ("opened", "opened"),
    ],
)
def test_a_word_alone_is_said_and_a_name_in_a_phrase_is_kept(english: str, portuguese: str) -> None:
    assert run_on_a_button(english, ["pt-BR"]) == [portuguese]


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
def test_the_language_can_be_changed_back() -> None:
    assert run_on_a_button("Clear all", ["pt-BR", "en", "pt-BR"]) == [
        "Limpar tudo",
        "Clear all",
        "Limpar tudo",
    ]


DOCUMENT = """
const attributes = {"aria-label": ENGLISH};
const button = {
    nodeType: 1, closest: () => null, matches: () => false,
    hasAttribute: (name) => name in attributes, getAttribute: (name) => attributes[name],
    setAttribute: (name, text) => { attributes[name] = text; },
};
globalThis.window = globalThis;
globalThis.Node = { TEXT_NODE: 3, ELEMENT_NODE: 1 };
globalThis.NodeFilter = {};
globalThis.MutationObserver = class { observe() {} disconnect() {} };
globalThis.document = {
    body: button, createTreeWalker: () => ({ currentNode: button, nextNode: () => null }),
};
"""
"""As much of a page as the script asks for: one button with a name."""


def run_on_a_button(english: str, languages: list[str]) -> list[str]:
    """What the button is called after the script has run in each language."""
    lines = [DOCUMENT.replace("ENGLISH", json.dumps(english))]
    for lang in languages:
        lines += [script(Catalogue(lang)), 'console.log(attributes["aria-label"]);']
    node = shutil.which("node")
    assert node
    done = subprocess.run(
        [node, "-e", "\n".join(lines)], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return done.stdout.splitlines()
