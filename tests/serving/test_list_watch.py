"""Pages are drawn anew as a whole once the secrets say something else."""

from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.views.serving import list_watch, memory, secrets_file
from tests.serving.signing_in import AUTH, NAMED


def test_each_change_of_the_secrets_is_noticed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    held: dict[str, Any] = {}
    is_unreadable = [False]
    monkeypatch.setattr(secrets_file, "section", held.get)
    monkeypatch.setattr(secrets_file, "is_unreadable", lambda: is_unreadable[0])
    secrets = list_watch.Secrets()
    assert not secrets.have_changed()
    for change in (
        lambda: held.update(auth=AUTH, curva=NAMED),
        lambda: held.update(curva={"reviewers": NAMED["reviewers"]}),
        lambda: is_unreadable.__setitem__(0, True),
        held.clear,
    ):
        change()
        assert [secrets.have_changed(), secrets.have_changed()] == [True, False]


def test_every_page_is_drawn_as_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    sessions = [
        SimpleNamespace(_client_state=place, request_rerun=drawn.append) for place in range(3)
    ]
    monkeypatch.setattr(memory, "live_sessions", lambda: sessions)
    list_watch.draw_all_anew()
    assert drawn == [0, 1, 2]
