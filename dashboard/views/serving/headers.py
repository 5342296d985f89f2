"""What every answer tells the browser: what a page may load and run, and who may show it.

Streamlit sends no such headers.  The policy is the strictest with which its pages work: scripts are
those of this server, the one that its page begins with and ours, each known by its digest, and
those that Streamlit makes of our components (as ``blob:``).  ``eval`` is refused: Streamlit lets
Vega interpret its expressions.  Only styles may stand in the page, for Streamlit writes all of its
own into it.  Nothing may be asked of another machine, shown in another page, or sent by a form.
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""Headers beside the policy of contents."""


class Headers:
    """Adds the headers to every answer; an ASGI middleware."""

    def __init__(self, app: ASGIApp, scripts: Sequence[str] = ()) -> None:
        """Stand before ``app``, whose pages hold the text of ``scripts``."""
        self._app = app
        self._told = ALWAYS | {"Content-Security-Policy": policy([*of_streamlit(), *scripts])}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the connection on."""

        async def send_more(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                MutableHeaders(scope=message).update(self._told)
            await send(message)

        await self._app(scope, receive, send_more)


def policy(scripts: Iterable[str]) -> str:
    """The policy of contents for pages that hold the text of these scripts."""
    digests = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    allowed = {
        "default-src": "'none'",
        "script-src": f"'self' blob: {digests}".rstrip(),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def of_streamlit() -> list[str]:
    """The scripts that stand in the page of Streamlit itself."""
    page = _Scripts()
    page.feed((Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8"))
    return page.found


class _Scripts(HTMLParser):
    """The text of the scripts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_within = tag == "script" and "src" not in dict(attrs)

    def handle_data(self, data: str) -> None:
        if self._is_within:
            self.found.append(data)

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._is_within = False


def _digest(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()
