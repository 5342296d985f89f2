"""The pages without a browser: what Streamlit would send to one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

APP = str(Path(__file__).parents[2] / "dashboard" / "app.py")
SLOW_S = 60
"""Seconds that a page may take on a busy machine."""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., AppTest]:
    """Open the page of a name with what its address says; ``run`` it again after a change."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))  # nothing is remembered between tests

    def open_page(name: str, *paths: str, **query: str) -> AppTest:
        monkeypatch.setattr("sys.argv", ["app.py", *paths])
        page = AppTest.from_file(APP, default_timeout=SLOW_S)
        page._page_hash = calc_hash(name)  # by its address: the pages are functions, not files
        for key, value in query.items():
            page.query_params[key] = value
        return page.run()

    return open_page
