"""What a page is, what it is given, and how the pages are found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from streamlit.navigation.page import Page

import dashboard.views
from dashboard.charts.style.palette import Palette
from dashboard.model.scanned import scanned
from dashboard.text.catalogue import Catalogue
from dashboard.text.sentences import Sentences
from dashboard.training.access import Access
from dashboard.views.state import asked_set, window
from dashboard.views.state.log_set import LogSet

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Screen:
    """All that a page needs to draw itself: the language, the theme, the open logs, the pages."""

    lang: str
    theme: Theme
    texts: Catalogue
    words: Sentences
    logs: LogSet
    pages: Mapping[str, Page]
    training: Access = Access.NOT_ASKED  # whether the page may start trainings
    data_folder: Path | None = None  # of MNIST, for those
    window: int = 0  # its width in CSS pixels; 0 while that is unknown
    palette: Palette = "accessible"  # in which every page draws the runs

    def say(self, message: str, **args: object) -> str:
        """A text of the pages in the person's language."""
        return self.texts.say(message, **args)

    def fits(self, px: int) -> int:
        """The px that a figure has which takes ``px`` of the grid in a wide window."""
        return window.fits(px, self.window)

    def query(self, **more: str) -> dict[str, str]:
        """The query that keeps language and log set when a link leads to another page."""
        return {"lang": self.lang} | asked_set.in_address(self.logs.name) | more


@dataclass(frozen=True, slots=True)
class View:
    """One page: its place in the navigation and what draws it.

    ``name`` gives the address (``/curves``) and the id of its title (``page-curves``).
    """

    name: str
    order: int  # in the navigation; the first is the page that opens
    draw: Callable[[Screen], None]
    needs_training: bool = False  # in the navigation only where trainings may be started
    needs_logs: bool = True  # not drawn where the logs could not be opened


def all_views() -> list[View]:
    """Every ``VIEW`` of ``views/``, in the order of the navigation."""
    views: tuple[View, ...] = scanned(dashboard.views, "VIEW", all_have_it=False)
    return sorted(views, key=lambda view: view.order)
