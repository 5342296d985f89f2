"""The page says where its server is, and nothing else that is sent is touched."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse
from starlette.routing import Route

from dashboard.views.serving.early_parts import hints
from dashboard.views.serving.entry_page import HEAD, TOLD, EntryPage

STATIC = Path(streamlit.__file__).parent / "static"
BROWSER = (("accept", "text/html,application/xhtml+xml,*/*;q=0.8"), ("accept-encoding", "gzip, br"))


def answer(path: str, *headers: tuple[str, str], method: str = "GET") -> tuple[int, dict, bytes]:
    """What is sent for a request to a small server, packed where that is asked for."""
    index = STATIC / "index.html"
    app = Starlette(
        routes=[
            Route("/curves", lambda _: FileResponse(index)),
            Route("/elsewhere", lambda _: HTMLResponse("<p>" + "no head " * 200)),
            Route("/missing", lambda _: HTMLResponse("<head></head>", 404)),
            Route("/data", lambda _: PlainTextResponse("<head>" * 200)),
        ],
        middleware=[Middleware(EntryPage), Middleware(GZipMiddleware)],
    )
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(60)  # who asked stays
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers],
        "extensions": {"http.response.pathsend": {}},
    }
    with ThreadPoolExecutor(1) as apart:  # a browser of another test may keep a loop running here
        apart.submit(lambda: asyncio.run(app(scope, receive, send))).result()
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], told, b"".join(one.get("body", b"") for one in sent[1:])


@pytest.mark.parametrize(
    "more",
    [(), (("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT"),), (("range", "bytes=0-9"),)],
)
def test_the_page_says_before_anything_else_where_its_server_is(more: tuple) -> None:
    status, headers, page = answer("/curves", *BROWSER, *more)
    assert status == 200
    assert HEAD + TOLD in page
    as_sent = page.replace(TOLD, b"").replace(hints(), b"")
    assert as_sent == (STATIC / "index.html").read_bytes()
    assert int(headers["content-length"]) == len(page)
    assert not headers.keys() & {"content-encoding", "etag", "last-modified"}


def test_a_page_without_a_head_and_one_that_is_not_there_stay_as_they_are() -> None:
    assert answer("/elsewhere", *BROWSER)[2] == b"<p>" + b"no head " * 200
    assert answer("/missing", *BROWSER)[::2] == (404, b"<head></head>")


def test_what_is_no_page_is_sent_as_it_was() -> None:
    assert answer("/data", *BROWSER)[2] == b"<head>" * 200
    assert TOLD not in answer("/data", ("accept", "*/*"))[2]
    packed = answer("/data", ("accept", "*/*"), ("accept-encoding", "gzip"))
    assert packed[1]["content-encoding"] == "gzip"
    assert answer("/curves", *BROWSER, method="HEAD")[2] == b""


def test_streamlits_script_still_asks_for_the_setting() -> None:
    scripts = (STATIC / "static" / "js").glob("index.*.js")
    assert any("__streamlit" in text and "BACKEND_BASE_URL" in text
               for text in (one.read_text(encoding="utf-8") for one in scripts))  # fmt: skip
