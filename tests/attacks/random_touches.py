"""A control of a page, drawn at random and set to something else, as a person would."""

from collections.abc import Callable
from random import Random

from streamlit.testing.v1 import AppTest

from tests.attacks.random_addresses import JUNK

TYPED = ("0.5", "1e-3", "97 %", "lr", "-1", *JUNK)


def touch(rng: Random, app: AppTest) -> bool:
    """Set one of the controls of ``app``; whether there was one."""
    touches: list[Callable[[], object]] = [
        *(one.click for one in app.button if not one.disabled),
        *(lambda one=one: one.set_value(not one.value) for one in app.toggle if not one.disabled),
        *(
            lambda one=one: one.set_value(rng.choice(TYPED)[:100])
            for one in app.text_input
            if not one.disabled
        ),
        *(
            lambda one=one: one.select_index(rng.randrange(len(one.options)))
            for one in app.selectbox
            if one.options and not one.disabled
        ),
        *(
            lambda one=one: one.set_value(rng.sample(one.options, min(len(one.options), 2)))
            for one in app.multiselect
            if not one.disabled
        ),
    ]
    if touches:
        rng.choice(touches)()
    return bool(touches)
