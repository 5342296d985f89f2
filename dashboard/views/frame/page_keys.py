"""The keys of the pages that Streamlit has no setting for: the figures' Enter, the runs' arrows.

A figure is in the order of the Tab key, and Enter opens the table behind it
(:mod:`dashboard.views.widgets.numbers_button`).  The arrows go to the run before and after on the
page *Diagnosis*, while nothing has the focus that answers to arrows by itself.
"""

import json
from pathlib import Path

from dashboard.text.catalogue import Catalogue
from dashboard.views.frame.streamlit_parts import expand

SCRIPT = Path(__file__).with_suffix(".js")

PARTS = (":--chart", ":--any-numbers button", ":--walk-previous button", ":--walk-next button")
"""A figure, the button of its numbers, the buttons to the run before and after."""


def script(texts: Catalogue) -> str:
    """The script with the hint in the language of ``texts``."""
    given = [*map(expand, PARTS), texts.say("figure-key")]
    written = json.dumps(given, ensure_ascii=False).replace("<", "\\u003c")
    return SCRIPT.read_text(encoding="utf-8").replace("= GIVEN;", f"= {written};")
