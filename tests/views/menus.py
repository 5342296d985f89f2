"""The menus beside figures, opened in tests as a click on them would."""

from streamlit.testing.v1 import AppTest

from dashboard.views.widgets.export_button import is_open


def opened_menus(page: AppTest, *figures: str) -> AppTest:
    """Open the menus of the figures of these names, and draw the page again."""
    for figure in figures:
        page.session_state[is_open(figure)] = True
    return page.run()
