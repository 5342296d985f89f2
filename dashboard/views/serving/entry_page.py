"""The page that the browser loads first says where its server is.

Streamlit serves one file for the address of every page, and its script looks for the server under
that address first: ``/curves/_stcore/health`` does not exist, and the browser's console fills with
errors that mean nothing.  A line in the head of the file tells the script to look beside the page,
where its own files came from; behind a proxy that is right as well.  The end of the head names what
every page needs soon (:mod:`dashboard.views.serving.early_parts`).
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.views.serving.early_parts import HEAD_END, hints

HEAD = b"<head>"
SCRIPT = 'window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href };'
"""The setting is Streamlit's own; ``tests/serving/test_entry_page.py`` looks it up there."""

TOLD = f"<script>{SCRIPT}</script>".encode()

OF_ANOTHER = frozenset(
    {b"accept-encoding", b"if-none-match", b"if-modified-since", b"if-range", b"range"}
)
"""Headers that ask for a page packed, in part, or only if it changed: ours is none of these."""

NOT_OURS = frozenset({b"content-length", b"etag", b"last-modified"})
"""Headers of the answer that are true of the file and not of the page."""


class EntryPage:
    """Adds the line to Streamlit's page; an ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on; where a page is asked for and given, add the line."""
        if not _asks_for_page(scope):
            await self._app(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if name not in OF_ANOTHER]
        whole = dict(scope) | {"headers": headers, "extensions": {}}
        await self._app(whole, receive, _Answer(send))


class _Answer:
    """What is sent of one answer: of a page all at once, of anything else what comes."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
            return
        if self._start is None:
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body", False):
            page = self._body.replace(HEAD, HEAD + TOLD, 1).replace(HEAD_END, hints() + HEAD_END, 1)
            kept = [one for one in self._start["headers"] if one[0].lower() not in NOT_OURS]
            length = (b"content-length", str(len(page)).encode())
            await self._send({**self._start, "headers": [*kept, length]})
            await self._send({"type": "http.response.body", "body": page})


def _asks_for_page(scope: Scope) -> bool:
    """Whether a browser goes to an address, rather than to ask for a file of a page."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def _is_page(start: Message) -> bool:
    """Whether an answer is a page."""
    kinds = [value for name, value in start["headers"] if name.lower() == b"content-type"]
    return start["status"] == 200 and any(kind.startswith(b"text/html") for kind in kinds)
