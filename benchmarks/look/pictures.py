"""The pictures of one checkout: every page, set, language, theme and width that was asked for."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby, product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Error, Page

from dashboard.views.frame.streamlit_parts import expand
from dashboard.views.state.page import all_views
from tests.browser.served import dashboard

Theme = Literal["light", "dark"]
WIDTHS = {390: 844, 1280: 800, 1920: 1080}
"""Width and height of a window in CSS pixels: a phone, a laptop, a projector."""

ADDRESSES = {"overview": ""}
"""Pages whose address is not their name: the first one has none."""

_VIEWS = all_views()
ALONE = tuple(one.name for one in _VIEWS if one.needs_training or not one.needs_logs)
OF_LOGS = tuple(one.name for one in _VIEWS if one.name not in ALONE)
"""Pages that look the same whatever is open, and those that show the open logs."""

HIGHEST_PX = 6000
LATE_MS = 60_000
REST_MS = 700
"""Milliseconds for the last fonts and transitions."""

DRAWN = """([app, skeleton, chart]) => document.querySelector(app)
    && !document.querySelector(skeleton)
    && [...document.querySelectorAll(chart)].every((one) => one.querySelector("canvas, svg"))"""

FITS = """(chart) => [...document.querySelectorAll(chart + " > svg, " + chart + " > canvas")]
    .every((one) => one.getBoundingClientRect().right <= innerWidth)"""
"""The browser tells the server the width of the window, and the figures are drawn for it then."""

FITS_MS = 10_000


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: what is seen, and how."""

    page: str
    size: int  # runs of the open set
    lang: str
    theme: Theme
    width: int

    @property
    def name(self) -> str:
        """Of its file, without the ending."""
        return f"{self.page}-{self.size}-{self.lang}-{self.theme}-{self.width}"


def wanted(
    pages: Sequence[str],
    sizes: Sequence[int],
    langs: Sequence[str],
    themes: Sequence[Theme],
    widths: Sequence[int],
) -> list[Picture]:
    """Every combination; of the pages that show no logs those with the first set alone."""
    found = [Picture(*one) for one in product(pages, sizes, langs, themes, widths)]
    return [one for one in found if one.page in OF_LOGS or one.size == sizes[0]]


def take(
    browser: Browser, tree: Path, pictures: Sequence[Picture], sets: dict[int, Path], out: Path,
    *, whole: bool,
) -> Iterator[Path]:  # fmt: skip
    """Take the pictures of the checkout in ``tree`` into ``out``; yield each file.

    ``whole`` makes the window as high as the page, else a picture is what is seen first.  A page
    that the checkout has not, or that does not come to rest, is passed over or taken as it stands.
    """
    out.mkdir(parents=True, exist_ok=True)
    by_size = sorted(pictures, key=lambda one: (one.size, one.theme, one.width))
    for size, those in groupby(by_size, key=lambda one: one.size):
        arguments: list[Path | str] = ["--allow-training", sets[size]]
        with dashboard(out / "server.log", arguments, tree=tree, home=out / "home") as address:
            for (theme, width), few in groupby(those, key=lambda one: (one.theme, one.width)):
                context = browser.new_context(
                    color_scheme=theme, viewport={"width": width, "height": WIDTHS[width]}
                )
                for picture in few:
                    page = context.new_page()
                    if _opened(page, address, picture):
                        if whole:
                            _grow(page, width)
                        file = out / f"{picture.name}.png"
                        page.screenshot(path=file)
                        yield file
                    page.close()
                context.close()


def _opened(page: Page, address: str, picture: Picture) -> bool:
    """Open what the picture shows; ``False`` where there is no such page."""
    path = ADDRESSES.get(picture.page, picture.page)
    page.goto(f"{address}/{path}?lang={picture.lang}")
    _settle(page)
    return path == "" or page.url.split("?")[0].endswith(f"/{path}")


def _settle(page: Page) -> None:
    parts = [':--app[data-test-script-state="notRunning"]', ":--skeleton", ":--chart"]
    try:
        page.wait_for_function(DRAWN, arg=[expand(one) for one in parts], timeout=LATE_MS)
    except Error:
        print(f"not at rest: {page.url}", flush=True)
    with suppress(Error):  # a checkout may lay out its figures for one width alone
        page.wait_for_function(FITS, arg=expand(":--chart"), timeout=FITS_MS)
    page.wait_for_timeout(REST_MS)
    with suppress(Error):  # taken as it stands, as was said
        page.wait_for_function(DRAWN, arg=[expand(one) for one in parts], timeout=LATE_MS)


def _grow(page: Page, width: int) -> None:
    """Make the window as high as the page."""
    height = int(page.locator(expand(":--main")).evaluate("it => it.scrollHeight"))
    page.set_viewport_size({"width": width, "height": min(height, HIGHEST_PX)})
    _settle(page)
