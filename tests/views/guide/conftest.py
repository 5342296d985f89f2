"""The parts of the guide, drawn without a browser."""

import html
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.views.conftest import without_terms

SLOW_S = 60
MARKUP = re.compile(r"<[^>]*>")
HIDDEN = re.compile(r"<style>.*?</style>|<script>.*?</script>", re.DOTALL)

Draw = Callable[..., AppTest]


def guide_page(lang: str) -> None:
    """What AppTest runs, on its own: the guide, with no log open."""
    from tests.views.conftest import draw_page  # noqa: PLC0415 (the function is run as a file)

    draw_page("guide", "empty", lang)


def markup(app: AppTest) -> str:
    """The HTML of the page."""
    return "".join(one.proto.body for one in app.get("html"))


def read(app: AppTest) -> str:
    """What a person reads on the page, and what is said of its pictures."""
    body = without_terms(HIDDEN.sub("", markup(app)))
    alts = " ".join(re.findall(r'alt="([^"]*)"', body))
    return " ".join(html.unescape(MARKUP.sub(" ", body) + " " + alts).split())


@pytest.fixture
def part() -> Draw:
    """Draw a part of the guide in a language."""

    def drawn(name: str, lang: str) -> AppTest:
        app = AppTest.from_function(guide_page, kwargs={"lang": lang}, default_timeout=SLOW_S)
        app.query_params["guide"] = name
        app.run()
        assert not app.exception
        return app

    return drawn
