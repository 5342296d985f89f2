"""The lab book: the tree of what was tried, and its entries in time with what people wrote."""

from dashboard.views.frame import opening_line
from dashboard.views.state.page import Screen, View


def draw(screen: Screen) -> None:
    """Draw the tree, then the entries; without a run, what to open."""
    if not screen.logs.book.runs:
        opening_line.draw(screen)
        return
    # What people wrote lies in the database, which is loaded by who opens this page.
    from dashboard.views.lab_book_page import whole_page  # noqa: PLC0415

    whole_page.draw(screen)


VIEW = View(name="lab-book", order=3, draw=draw)
