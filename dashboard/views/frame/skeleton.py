"""The skeleton of a page that is not drawn yet: grey boxes for a figure and its cards.

The style sheet lets it appear only after a second, so that a quick page draws nothing, and hides it
where the page still shows what it showed before.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html


@contextmanager
def shown_below(texts: Catalogue) -> Iterator[None]:
    """Show the skeleton under what the block draws, until the block ends or raises."""
    page = st.container()
    place = st.empty()
    place.html(
        '<div class="skeleton" role="status">'
        f"<p>{html(texts.say('drawing'))}</p>"
        '<div class="figure"></div><div></div><div></div></div>'
    )
    try:
        with page:
            yield
    finally:
        place.empty()
