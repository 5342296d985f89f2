"""The Curves page by itself, without the frame around it, as Streamlit runs it for a test."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest


def curves_page(log_set: str, lang: str) -> None:
    """The script that is run: everything it needs is imported within."""
    from dashboard.text.catalogue import Catalogue  # noqa: PLC0415
    from dashboard.text.sentences import Sentences  # noqa: PLC0415
    from dashboard.views.curves import VIEW  # noqa: PLC0415
    from dashboard.views.log_set import GIVEN, SAMPLES, Offer, open_set  # noqa: PLC0415
    from dashboard.views.view import Screen  # noqa: PLC0415

    is_sample = log_set in SAMPLES
    offer = Offer([], None, [] if is_sample else [log_set])
    logs = open_set(log_set if is_sample else GIVEN, offer, lambda *_: None)
    VIEW.draw(Screen(lang, "light", Catalogue(lang), Sentences(lang), logs, {}))


@pytest.fixture
def curves() -> Callable[..., AppTest]:
    """Run the page of a sample, or of the logs at a path, at an address of ``query``."""

    def run(log_set: str, lang: str = "en", **query: str | list[str]) -> AppTest:
        app = AppTest.from_function(curves_page, default_timeout=60, args=(log_set, lang))
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return run
