"""A run of boosted trees on the page *Diagnosis*: code for its libraries, or none at all."""

from functools import partial

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split
from dashboard.report import as_markdown
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from tests.views import conftest

ROUNDS = np.arange(100)
OVERFITTED = {
    ("rmse", Split.TRAIN): 4 * np.exp(-ROUNDS / 8) + 0.1,
    ("rmse", Split.VAL): 1.5 + 3 * np.exp(-ROUNDS / 6) + 0.006 * np.maximum(ROUNDS - 20, 0),
}
OUT_OF_RANGE = {
    ("rmse", Split.TRAIN): 4 * np.exp(-ROUNDS / 8) + 0.1,
    ("rmse", Split.VAL): 4 * np.exp(-ROUNDS / 8) + 0.2,
    ("accuracy", Split.VAL): 150.0 + ROUNDS,
}
LIBRARIES = ["XGBoost", "LightGBM", "CatBoost"]


def of_boosting(curves: dict[tuple[str, Split], np.ndarray]) -> LogBook:
    """One run that counts rounds."""
    run = Run("trees", "trees", "trees", "boosting history", XUnit.STEP, {"lr": 0.1})
    series = [
        Series.of(f"{split}/{name}", name, split, ROUNDS, y, None)
        for (name, split), y in curves.items()
    ]
    return LogBook((run,), {"trees": series})


def page(name: str, book: str, lang: str) -> None:
    """What AppTest runs: it must import all that it needs."""
    from tests.views.conftest import draw_page  # noqa: PLC0415 (the script runs by itself)

    draw_page(name, book, lang)


def drawn(curves: dict, lang: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    name = f"boosting {sorted(curves)}"
    monkeypatch.setitem(conftest.BOOKS, name, partial(of_boosting, curves))
    app = AppTest.from_function(page, kwargs={"name": "diagnosis", "book": name, "lang": lang})
    app.run(timeout=conftest.SLOW_S)
    assert not app.exception
    return app


@pytest.mark.parametrize("lang", LANGUAGES)
def test_advice_on_trees_opens_to_a_tab_for_each_library(lang, monkeypatch) -> None:
    app = drawn(OVERFITTED, lang, monkeypatch)
    titles = [tab.label for tab in app.tabs if tab.label in LIBRARIES]
    assert titles == 4 * LIBRARIES
    assert not any("torch" in code.value or "keras" in code.value for code in app.code)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_check_of_trees_has_no_code_to_open(lang, monkeypatch) -> None:
    app = drawn(OUT_OF_RANGE, lang, monkeypatch)
    report = conftest.judged(f"boosting {sorted(OUT_OF_RANGE)}")[1]
    (trees,) = report.diagnoses
    assert [one.action for one in trees.recommendations] == ["check_metric"]
    assert not app.code
    assert "<details>" not in as_markdown.write(report, Sentences(lang))
