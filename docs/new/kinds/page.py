"""A page of the dashboard."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from dashboard import views
from dashboard.text.catalogue import LOCALES, Catalogue
from dashboard.text.escape import html
from dashboard.views.frame import opening_line
from dashboard.views.state.page import Screen, View, all_views
from docs.new.change import Change, Kind, folder, imports, module, texts

TESTS = PurePosixPath("tests/views")

PAGE = '''\
"""FILL IN: what a person sees on this page, and what for."""

import streamlit as st

{imports}


def draw(screen: Screen) -> None:
    """Draw the page."""
    opening_line.draw(screen)
    if not screen.logs.book.runs:
        return
    lead = screen.say("{code}-lead", runs=len(screen.logs.book.runs))
    st.html(f'<p class="lead">{{html(lead)}}</p>')


VIEW = View(name="{code}", order={order}, draw=draw)
'''

TEST = '''\
"""FILL IN: what the page shows; that it opens on every kind of logs is tested with all pages."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

{imports}


def test_the_page_counts_the_runs(opened: Callable[..., AppTest]) -> None:
    app = opened("{code}", set="regimes", lang="en")
    assert not app.exception
    said = Catalogue("en").say("{code}-lead", runs=4)
    assert any(said in one.proto.body for one in app.get("html"))
'''


def changes(code: str) -> Sequence[Change]:
    """The page, its texts and a test of what it shows."""
    package, line = opening_line.__name__.rsplit(".", 1)
    used = imports(html, Screen, View).splitlines()
    used = sorted([*used, f"from {package} import {line}"])
    order = max(view.order for view in all_views()) + 1
    said = {
        "en": {f"page-{code}": "FILL IN", f"{code}-lead": "FILL IN: { COUNT($runs) } runs."},
        "pt-BR": {
            f"page-{code}": "PREENCHA",
            f"{code}-lead": "PREENCHA: { COUNT($runs) } execuções.",
        },
    }
    return [
        Change(
            folder(views) / f"{module(code)}.py",
            PAGE.format(code=code, imports="\n".join(used), order=order),
        ),
        *texts("pages", said, LOCALES),
        Change(
            TESTS / f"test_{module(code)}.py", TEST.format(code=code, imports=imports(Catalogue))
        ),
    ]


KIND = Kind("page", changes)
