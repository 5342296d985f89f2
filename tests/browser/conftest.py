"""The real server and a real Chromium, started once for all browser tests."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, expect

from tests.browser.served import chromium, dashboard, settled

FOLDER = "input[data-testid=stFileUploaderDropzoneInput][webkitdirectory]"
FILES = "input[data-testid=stFileUploaderDropzoneInput]:not([webkitdirectory])"
"""The two drop zones; by what they take, for while the page is drawn one may stand there alone."""

LATE_MS = 90_000
"""Milliseconds to wait for a page: a busy machine draws late, and is not wrong."""

STALE = re.compile(r"^\S*MediaFileStorageError: Deferred file \w+ not found$", re.MULTILINE)
"""How Streamlit's traceback ends where a button for a file is clicked while its page is drawn anew;
the page says that the file could not be made, and the next click makes it."""

POLICY = "Content Security Policy"
"""What the browser says in its console, in every language, when it refuses something."""

expect.set_options(timeout=60_000)  # milliseconds; a busy machine draws late, and is not wrong


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running dashboard; its output must hold no traceback in the end."""
    folder = tmp_path_factory.mktemp("server")
    log = folder / "server.log"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder))  # nothing is remembered from test to test
        with dashboard(log) as address:
            yield address
    said = log.read_text()
    assert said.count("Traceback") == len(STALE.findall(said)), said


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with chromium() as running:
        yield running


class Contexts:
    """A browser context for each kind of window that was asked for, kept for the whole run.

    A kept context has the page's scripts in its cache already. What a page leaves in the browser is
    removed after each test. Every request of every page is written down, and so is everything that
    the browser refused because the policy of contents forbids it.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._kept: dict[tuple[str, str, tuple[int, int]], BrowserContext] = {}
        self.requested: list[str] = []
        self.faults: list[str] = []  # what the console of the browser holds of errors
        self.refused: list[str] = []

    def open(self, locale: str, scheme: str, size: tuple[int, int]) -> Page:
        """A new page in a window of this kind."""
        kind = locale, scheme, size
        if kind not in self._kept:
            self._kept[kind] = self._browser.new_context(
                locale=locale,
                color_scheme=scheme,
                viewport={"width": size[0], "height": size[1]},
            )
            self._kept[kind].set_default_timeout(LATE_MS)
            self._kept[kind].on("request", lambda request: self.requested.append(request.url))
            self._kept[kind].on("console", self._hear)
            self._kept[kind].on("weberror", lambda found: self.faults.append(str(found.error)))
        return self._kept[kind].new_page()

    def _hear(self, message: ConsoleMessage) -> None:
        if POLICY in message.text:
            self.refused.append(message.text)
        if message.type == "error":
            self.faults.append(f"{message.text} {message.location.get('url', '')}")

    def forget(self) -> None:
        """Close all pages and remove what they left in the browser."""
        for context in self._kept.values():
            for page in context.pages:
                with suppress(Error):  # where a test failed, the page may not be there any more
                    page.evaluate("localStorage.clear()")
                page.close()
            context.clear_cookies()
        self.requested.clear()
        self.faults.clear()
        self.refused.clear()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Contexts:
    return Contexts(browser)


@pytest.fixture
def visit(server: str, contexts: Contexts) -> Iterator[Callable[..., Page]]:
    """Open an address of the dashboard and wait until it is drawn.

    In the end none of the pages may have asked anybody but our server for anything, or wanted to do
    what the policy of contents forbids.
    """

    def open_page(
        path: str = "/",
        locale: str = "pt-BR",
        scheme: str = "light",
        size: tuple[int, int] = (1280, 800),
    ) -> Page:
        page = contexts.open(locale, scheme, size)
        page.goto(server + path)
        settled(page)
        return page

    yield open_page
    requested, refused = list(contexts.requested), list(contexts.refused)
    contexts.forget()
    ours = (server, server.replace("http", "ws", 1), "data:", "blob:")
    assert [address for address in requested if not address.startswith(ours)] == []
    assert refused == []
