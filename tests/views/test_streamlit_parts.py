"""Streamlit's names are in one table only, and no style sheet holds a text for people."""

import re
from pathlib import Path

import pytest
import streamlit

from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES
from dashboard.views.frame import drop_zone, streamlit_parts, style

ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / name for name in ("dashboard", "docs", "benchmarks")]
SERVED = ROOT / "tests" / "browser" / "served.py"
"""What the tools and the browser tests open pages with."""

SHEETS = sorted((ROOT / "dashboard").rglob("*.css"))
TABLE = Path(streamlit_parts.__file__)

STREAMLIT_NAME = re.compile(r"data-testid|st-key-|\bst[A-Z]\w+")
"""A test id, its attribute, or the class that Streamlit derives from a key."""

CUSTOM_SELECTOR = re.compile(r":--([a-z][\w-]*)")
CONTENT = re.compile(r"""content:\s*["']([^"']*)""")


TEST_ID = re.compile(r'data-testid\$?="([\w-]+)"')
TEST_IDS = {
    name: found[1]
    for name, selector in streamlit_parts.SELECTORS.items()
    if (found := TEST_ID.search(selector))
}
"""The test ids in the table, by name."""


def written(*suffixes: str) -> dict[Path, str]:
    """The content of every file of the program and its tools with one of these suffixes."""
    files = [SERVED, *(path for folder in FOLDERS for path in folder.rglob("*"))]
    return {path: path.read_text(encoding="utf-8") for path in files if path.suffix in suffixes}


def test_no_file_but_the_table_names_a_part_of_streamlit() -> None:
    files = written(".py", ".css", ".js", ".html")
    assert STREAMLIT_NAME.search(files.pop(TABLE))
    named = {path: STREAMLIT_NAME.findall(text) for path, text in files.items()}
    assert {path: names for path, names in named.items() if names} == {}


def test_every_name_in_the_table_is_used_and_every_used_name_is_in_the_table() -> None:
    files = written(".py", ".css")
    del files[TABLE]
    used = {name for text in files.values() for name in CUSTOM_SELECTOR.findall(text)}
    assert used == set(streamlit_parts.SELECTORS)


@pytest.fixture(scope="module")
def scripts() -> str:
    """The scripts that the installed Streamlit serves to the browser."""
    folder = Path(streamlit.__file__).parent / "static"
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.js"))


@pytest.mark.parametrize("name", TEST_IDS)
def test_the_installed_streamlit_still_writes_the_test_id(name: str, scripts: str) -> None:
    assert re.search(rf"[\"`]\w*{TEST_IDS[name]}[\"`]", scripts)


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError, match="nothing"):
        streamlit_parts.expand(":--nothing p { margin: 0; }")


def test_only_custom_selectors_are_replaced() -> None:
    css = ":root { --main: 1px; } :--main:has(:--chart) p { margin: var(--main); }"
    assert streamlit_parts.expand(css) == (
        ":root { --main: 1px; } "
        '[data-testid="stMain"]:has([data-testid="stVegaLiteChart"]) p { margin: var(--main); }'
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_custom_selector_reaches_the_browser(theme: str) -> None:
    page = style.element(style.sheet(theme))
    assert not CUSTOM_SELECTOR.search(page)
    assert page.count("<") == 2  # one element: Streamlit gives it no room on the page


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_style_sheet_holds_a_word_for_people(sheet: Path) -> None:
    said = CONTENT.findall(sheet.read_text(encoding="utf-8"))
    assert [text for text in said if any(letter.isalpha() for letter in text)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_buttons_of_the_drop_zones_say_the_texts_of_the_page(lang: str) -> None:
    texts = Catalogue(lang)
    rules = drop_zone.button_texts(texts)
    assert CONTENT.findall(rules) == [
        texts.say("drop-files-button"),
        texts.say("drop-folder-button"),
    ]


def test_a_quotation_mark_in_a_text_does_not_end_it() -> None:
    rule = style.reworded("p", 'open "logs\\runs"', size="1rem")
    assert r'content: "open \"logs\\runs\"";' in rule
