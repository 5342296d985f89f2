"""The best run of the set that was open before can be drawn beside this one's."""

import json

import pytest
from streamlit.testing.v1 import AppTest


def page(log_set: str, lang: str) -> None:
    """The Curves page on a bundled study; everything that the script needs is imported within."""
    import streamlit  # noqa: PLC0415

    from dashboard.text.catalogue import Catalogue  # noqa: PLC0415
    from dashboard.text.sentences import Sentences  # noqa: PLC0415
    from dashboard.views.curves import VIEW  # noqa: PLC0415
    from dashboard.views.state.log_set import Offer, open_set  # noqa: PLC0415
    from dashboard.views.state.page import Screen  # noqa: PLC0415

    name = streamlit.session_state.get("opened", log_set)
    logs = open_set(name, Offer([], None, []), lambda *_: None)
    VIEW.draw(Screen(lang, "light", Catalogue(lang), Sentences(lang), logs, {}))


def described(app: AppTest) -> str:
    """What the figure is to those who hear it: every run with its name."""
    text: str = json.loads(app.get("vega_lite_chart")[0].proto.spec)["description"]
    return text


@pytest.mark.parametrize(("lang", "said"), [("en", "Best here:"), ("pt-BR", "A melhor aqui:")])
def test_the_best_of_the_set_before_is_drawn_and_said(lang: str, said: str) -> None:
    app = AppTest.from_function(page, default_timeout=60, args=("batch_size", lang))
    app.query_params["view"] = "one"
    app.run()
    assert "with-last" not in [one.key for one in app.toggle]
    app.session_state["opened"] = "learning_rate"
    app.run()
    alone = described(app)
    app.toggle("with-last").set_value(True).run()
    assert not app.exception
    assert len(described(app)) > len(alone)
    assert any(said in one.proto.body for one in app.get("html"))
    assert app.query_params["with-last"] == "True"
    app.toggle("with-last").set_value(False).run()
    assert described(app) == alone


def test_the_set_before_is_still_drawn_after_a_reload() -> None:
    app = AppTest.from_function(page, default_timeout=60, args=("batch_size", "en")).run()
    app.session_state["opened"] = "learning_rate"
    app.run()
    app.toggle("with-last").set_value(True).run()
    again = AppTest.from_function(page, default_timeout=60, args=("learning_rate", "en"))
    for name, value in app.query_params.items():
        again.query_params[name] = value
    again.run()
    assert again.toggle("with-last").value
    assert described(again) == described(app)


def test_a_set_that_is_not_there_is_no_set_before() -> None:
    app = AppTest.from_function(page, default_timeout=60, args=("batch_size", "en"))
    app.query_params["before"] = "../secret"
    app.run()
    assert "with-last" not in [one.key for one in app.toggle]
