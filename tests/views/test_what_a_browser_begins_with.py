"""What the session holds of a control is its default too, on every page.

A browser under load may draw a control for the first time from a later message than the one that
said its value.  Then it begins with the default and sends that back with the next click: a set of
logs, a language or a run that nobody chose.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.meetings.store import database
from tests.views.test_meeting import begun, press, to_place

Open = Callable[..., AppTest]


PLACES: dict[str, tuple[str, dict[str, str]]] = {
    "overview": ("home", {"set": "regimes"}),
    "curves of the textbook": ("curves", {"set": "switch", "grouped": "False", "find": "batch"}),
    "curves of one metric": (
        "curves",
        {
            "set": "regimes",
            "view": "one",
            "metric": "accuracy.test",
            "smoothing": "0.6",
            "x": "step",
        },
    ),
    "two runs": (
        "curves",
        {"set": "learning_rate", "from": "batch64_lr0.01", "to": "batch1024_lr0.01"},
    ),
    "map": ("map", {"set": "learning_rate", "statistic": "last"}),
    "a run": ("diagnosis", {"set": "learning_rate", "run": "batch64_lr0.01"}),
    "guide": ("guide", {"set": "switch", "guide": "rules"}),
    "lesson": ("lesson", {"set": "regimes", "lesson": "batch", "lesson-run": "lr0.1"}),
    "class": ("class", {"set": "regimes", "part": "cells"}),
    "the textbook's figure": ("class", {"set": "regimes", "part": "textbook"}),
    "lab book": ("lab_book", {"set": "regimes", "newest": "True", "entries": "better"}),
    "report": ("report", {"set": "regimes"}),
    "meeting": ("meeting", {"set": "regimes"}),
    "experiment": ("experiment", {"set": "regimes", "study": "gradient"}),
}

ONE = ("selectbox", "checkbox", "text_input", "text_area", "number_input", "color_picker")
SEVERAL = ("multiselect", "button_group")


@pytest.fixture(autouse=True)
def _own_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(database.VARIABLE, f"sqlite:///{tmp_path / 'meetings.sqlite'}")


def controls(page: AppTest) -> Iterator[tuple[str, Any, Any]]:
    """The key, the default and the value of each control."""
    for kind in (*ONE, *SEVERAL):
        for one in page.get(kind):
            default = one.proto.default
            if kind == "selectbox":
                default = default if one.proto.HasField("default") else None
                yield one.key, default, one.index
            elif kind in {"multiselect", "button_group"}:
                yield one.key, list(default), list(one.indices)
            else:
                yield one.key, default, one.value or type(default)()


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
@pytest.mark.parametrize("place", PLACES)
def test_a_control_begins_with_what_the_session_holds(opened: Open, place: str, lang: str) -> None:
    name, query = PLACES[place]
    page = opened(name, *(["--allow-training"] if name == "experiment" else []), lang=lang, **query)
    assert not page.exception
    found = list(controls(page))
    assert {"set", "lang"} <= {key for key, *_ in found}
    assert [one for one in found if one[1] != one[2]] == []


def test_a_form_begins_with_what_was_decided_before(opened: Open) -> None:
    page = press(to_place(begun(opened), 3), "decide-rerun")
    assert page.text_area(key="meeting-field-command").value
    assert [one for one in controls(page) if one[1] != one[2]] == []
