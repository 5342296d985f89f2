"""Take the pictures of the README from the running dashboard: ``make screenshots``.

With a folder as argument, take every page in both languages, both themes and two sizes there.
"""

import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from dashboard.views.frame.streamlit_parts import expand
from dashboard.views.state.page import all_views
from tests.browser.served import ROOT, chromium, dashboard, settled

IMAGES = ROOT / "docs" / "images"
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
SCREEN = (1280, 800)
PROJECTOR = (1920, 1080)
PAGES = tuple(view.name for view in all_views() if not view.needs_training)
ADDRESSES = {"overview": ""}  # the first page has no name of its own in the address


def shoot(
    browser: Browser, address: str, file: Path, lang: str, theme: Theme, size: tuple[int, int],
    *, whole: bool = False,
) -> None:  # fmt: skip
    """Save one picture of ``address``; ``whole`` makes the window as tall as the page."""
    context = browser.new_context(
        locale=lang, color_scheme=theme, viewport={"width": size[0], "height": size[1]}
    )
    page = context.new_page()
    page.goto(address)
    settled(page)
    if whole:
        height = page.locator(expand(":--main")).evaluate("it => it.scrollHeight")
        page.set_viewport_size({"width": size[0], "height": min(int(height), 6000)})
    page.wait_for_timeout(600)  # the last fonts and transitions
    page.screenshot(path=file)
    context.close()


def main() -> None:
    """Take the README's pictures, or every page's into the folder that is named."""
    with (
        tempfile.TemporaryDirectory() as folder,
        dashboard(Path(folder) / "server.log") as address,
        chromium() as browser,
    ):
        if len(sys.argv) > 1:
            out = Path(sys.argv[1])
            out.mkdir(parents=True, exist_ok=True)
            for name, lang, theme in product(PAGES, ("pt-BR", "en"), THEMES):
                for size in (SCREEN, PROJECTOR):
                    file = out / f"{name}-{lang}-{theme}-{size[0]}.png"
                    whole = size == SCREEN
                    shoot(
                        browser,
                        f"{address}/{ADDRESSES.get(name, name)}?lang={lang}",
                        file,
                        lang,
                        theme,
                        size,
                        whole=whole,
                    )
            return
        IMAGES.mkdir(exist_ok=True)
        for lang, suffix in (("en", ""), ("pt-BR", ".pt-BR")):
            shoot(
                browser,
                f"{address}/?lang={lang}",
                IMAGES / f"overview{suffix}.png",
                lang,
                "light",
                SCREEN,
            )


if __name__ == "__main__":
    main()
