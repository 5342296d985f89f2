"""Each browser gets a secret, and what its sessions made is given to no other.

Streamlit's session ids and the links of exports are known to whoever sees a page or a history, and
it asks for nothing more.  Here a cookie, which no script can read and no other site sends, tells
browsers apart.  Its digest becomes part of whom Streamlit takes a session to belong to, so that it
resumes it for nobody else, and part of the links of files (:mod:`own_files`).  Two tabs of a
browser are one; a client that keeps no cookie is another one at each connection.
"""

import re
import secrets
from collections.abc import Iterator
from contextvars import ContextVar
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime

from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import choose
from dashboard.views.serving import own_files

COOKIE = "curva-browser"
HEADER = "x-curva-browser"
"""What the digest is passed on to Streamlit in; one that comes from outside is dropped."""

NAME = "browser"
"""Under which Streamlit keeps the digest with a session (``server.trustedUserHeaders``)."""

NOT_FOUND = 404
BYTES = 32  # of the secret

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")  # so many bytes, as ``token_urlsafe`` writes them
_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+$")
_asking: ContextVar[str] = ContextVar("browser", default="")


class Browsers:
    """Tells browsers apart and refuses what is another one's; an ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``; from now on the links of files are bound to browsers."""
        self._app = app
        own_files.bind(NAME, _asking.get)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the connection on, with the digest of the browser's secret; give one it has none."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        token = next(_tokens(scope), "")
        new = "" if token else secrets.token_urlsafe(BYTES)
        browser = sha256((token or new).encode()).hexdigest()
        if scope["type"] == "http" and not may_ask(scope["path"], browser):
            languages = [*_values(scope, b"accept-language"), None]
            sentence = Catalogue(choose(languages[0])).say("browser-not-yours")
            await PlainTextResponse(f"{sentence}\n", NOT_FOUND)(scope, receive, send)
            return
        kept = [(name, value) for name, value in scope["headers"] if name != HEADER.encode()]
        passed_on = dict(scope) | {"headers": [*kept, (HEADER.encode(), browser.encode())]}
        _asking.set(browser)  # what this connection starts knows it too
        await self._app(passed_on, receive, _Giving(send, scope, new) if new else send)


class _Giving:
    """What is sent of an answer; a page takes the new secret along."""

    def __init__(self, send: Send, scope: Scope, token: str) -> None:
        safe = "; Secure" if scope.get("scheme") in {"https", "wss"} else ""
        self._cookie = f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax{safe}"
        self._send = send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if headers.get("content-type", "").startswith("text/html"):
                headers.append("Set-Cookie", self._cookie)
        await self._send(message)


def may_ask(path: str, browser: str) -> bool:
    """Whether a browser may ask for this: not for the files and uploads of another one."""
    if (upload := _UPLOAD.search(path)) is not None:
        return owner_of(upload[1]) == browser
    return own_files.may_ask(path, browser)


def owner_of(session_id: str) -> str:
    """The browser whose session of this id is open; ``""`` where there is none."""
    manager = runtime.get_instance()._session_mgr  # noqa: SLF001 (there is no other way to them)
    held = manager.get_active_session_info(session_id)
    return "" if held is None else str(held.session._user_info.get(NAME, ""))  # noqa: SLF001


def _tokens(scope: Scope) -> Iterator[str]:
    """The secrets that a browser sends, one at most unless other programs use our name."""
    for line in _values(scope, b"cookie"):
        for one in line.split(";"):
            name, _, value = one.strip().partition("=")
            if name == COOKIE and _TOKEN.fullmatch(value):
                yield value


def _values(scope: Scope, name: bytes) -> Iterator[str]:
    return (value.decode("latin-1") for key, value in scope["headers"] if key == name)
