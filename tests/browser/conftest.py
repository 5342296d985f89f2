"""The real server and a real Chromium, started once for all browser tests."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.served import chromium, dashboard, settled

FOLDER = "input[data-testid=stFileUploaderDropzoneInput][webkitdirectory]"
FILES = "input[data-testid=stFileUploaderDropzoneInput]:not([webkitdirectory])"
"""The two drop zones; by what they take, for while the page is drawn one may stand there alone."""

expect.set_options(timeout=20_000)  # milliseconds; a busy machine draws late, and is not wrong


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running dashboard; its output must hold no traceback in the end."""
    folder = tmp_path_factory.mktemp("server")
    log = folder / "server.log"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder))  # nothing is remembered from test to test
        with dashboard(log) as address:
            yield address
    assert "Traceback" not in log.read_text()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with chromium() as running:
        yield running


@pytest.fixture
def visit(server: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address of the dashboard and wait until it is drawn."""
    contexts = []

    def open_page(
        path: str = "/",
        locale: str = "pt-BR",
        scheme: str = "light",
        size: tuple[int, int] = (1280, 800),
    ) -> Page:
        context = browser.new_context(
            locale=locale,
            color_scheme=scheme,
            viewport={"width": size[0], "height": size[1]},
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(server + path)
        settled(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
