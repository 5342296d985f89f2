"""A page on another port of this machine that wants to show or use ours, in a real browser."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

HOSTILE = """<!DOCTYPE html><title>elsewhere</title><iframe src="OURS/"></iframe><script>
const said = (name, value) => { document.body.dataset[name] = String(value); };
fetch("OURS/_stcore/health").then(() => said("fetched", true), () => said("fetched", false));
const image = new Image();
image.onload = () => said("shown", true); image.onerror = () => said("shown", false);
image.src = "OURS/favicon.png";
const socket = new WebSocket("OURS/_stcore/stream".replace("http", "ws"), ["streamlit"]);
socket.onopen = () => said("connected", true); socket.onerror = () => said("connected", false);
</script>"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere(server: str, tmp_path: Path) -> Iterator[str]:
    """The address of a page of another server on this machine, which uses ours."""
    (tmp_path / "index.html").write_text(HOSTILE.replace("OURS", server))
    with ThreadingHTTPServer(("localhost", 0), partial(_Quiet, directory=tmp_path)) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        yield f"http://localhost:{other.server_port}"
        other.shutdown()


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_context().new_page()
    page.set_default_timeout(120_000)  # milliseconds; a first page on a busy machine is slow
    page.goto(address)
    return page


def test_another_page_can_neither_show_nor_fetch_nor_join_ours(
    browser: Browser, elsewhere: str
) -> None:
    page = _opened(browser, elsewhere)
    found = ("fetched", "shown", "connected")
    page.wait_for_function("n => n.every(name => name in document.body.dataset)", arg=[*found])
    assert [page.evaluate("name => document.body.dataset[name]", name) for name in found] == [
        "false"
    ] * len(found)
    (frame,) = (one for one in page.frames if one != page.main_frame)
    assert frame.locator("#root").count() == 0
    page.context.close()


def test_a_script_that_gets_into_the_page_does_not_run(browser: Browser, server: str) -> None:
    page = _opened(browser, server)
    page.wait_for_selector("#root", state="attached")  # the policy is that of the document
    tried = """() => {
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
        setTimeout("window.evaluated = true");  // beside Playwright, which may evaluate anything
        return new Promise(done => setTimeout(done, 200));
    }"""
    page.evaluate(tried)
    assert page.evaluate("[window.ran, window.evaluated]") == [None, None]
    page.context.close()
