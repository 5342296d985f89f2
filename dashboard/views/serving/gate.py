"""What a page consists of, refused to whoever may not see the page.

The page itself says who may come in when it is drawn (:mod:`dashboard.views.serving.guests`).  Its
files have addresses of their own: exports, uploads, the parts of components, the server's counts.
Whoever has to sign in gets them only with the signed cookie of somebody who may come in today, and
not because they once did.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.auth_util import get_origin_from_redirect_uri
from streamlit.web.server.starlette import starlette_websocket
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import choose
from dashboard.views.serving import roles, sign_in
from dashboard.views.serving.access_list import Role

FORBIDDEN = 403

_OF_A_PAGE = re.compile(
    r"(?<!/static)/media/|/_stcore/(?:upload_file|bidi-components)/|/component/|/_stcore/metrics$"
)
"""The fonts of Streamlit's own page, ``static/media``, are everyone's."""


class Gate:
    """Refuses with a sentence what somebody may not see; an ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, or refuse it."""
        if scope["type"] != "http" or may_ask(scope["path"], _headers(scope)):
            await self._app(scope, receive, send)
            return
        languages = [value for name, value in _headers(scope) if name == "accept-language"]
        sentence = Catalogue(choose(languages[0] if languages else None)).say("door-sign-in")
        await PlainTextResponse(f"{sentence}\n", FORBIDDEN)(scope, receive, send)


def may_ask(path: str, headers: Iterable[tuple[str, str]]) -> bool:
    """Whether who asks may have what lies at ``path``.

    Args:
        path: What is asked for.
        headers: Of the request, their names in small letters.
    """
    if _OF_A_PAGE.search(path) is None:
        return True
    told = [*headers]
    host = next((value for name, value in told if name == "host"), None)
    if not roles.is_listed() and sign_in.is_of_this_machine(host, (name for name, _ in told)):
        return True
    cookies: dict[str, str] = {}
    for name, value in told:
        if name == "cookie":
            cookies |= cookie_parser(value)
    return roles.of_claims(claims(cookies)) is not Role.STRANGER


def claims(cookies: Mapping[str, str]) -> dict[str, Any]:
    """What Streamlit's signed cookie holds of who signed in; empty without one that is good."""
    origin = get_origin_from_redirect_uri()
    if origin is None:
        return {}
    # Streamlit reads the cookie where a page connects, and nowhere else.
    read, parse = (
        starlette_websocket._get_signed_cookie_with_chunks,  # noqa: SLF001
        starlette_websocket._parse_decoded_user_cookie,  # noqa: SLF001
    )
    held = read(dict(cookies), USER_COOKIE_NAME)
    return parse(held, origin) if held else {}


def _headers(scope: Scope) -> list[tuple[str, str]]:
    return [
        (name.decode("latin-1").lower(), value.decode("latin-1"))
        for name, value in scope["headers"]
    ]
