"""The guide needs no log: it is there when none can be opened."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from dashboard.views.state.page import all_views


def crash(*_: object, **__: object) -> None:
    raise ZeroDivisionError("the numbers of somebody's log")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_guide_is_drawn_and_the_fault_is_said_on_every_page(
    lang: str,
    opened: Callable,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    faults: list[str],
) -> None:
    monkeypatch.setattr("dashboard.views.frame.live_line.open_live", crash)
    texts = Sentences(lang).texts
    shown = {}
    for view in all_views():
        page = opened(view.name, str(tmp_path), lang=lang)
        assert not page.exception
        shown[view.name] = "".join(one.proto.body for one in page.get("html"))
    said = texts.say("failure-page", error="ZeroDivisionError")
    assert all(said in body and "somebody" not in body for body in shown.values())
    assert [name for name, body in shown.items() if texts.say("guide-title") in body] == ["guide"]
    assert faults
