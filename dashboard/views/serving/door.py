"""The door of the server: which connections are answered, whatever they ask for.

Streamlit compares names alone, asks an outside service for the machine's own address before it
refuses the page of another site, and believes the answer.  Here the connection decides: over the
loopback only the machine's own names are answered, and over the network only the name under which
people sign in.  A page may talk to the server only if it was served by it: its ``Origin`` is the
host and port that it asks for.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import choose
from dashboard.training.access import is_loopback
from dashboard.views.serving import sign_in

FORBIDDEN = 403


class Door:
    """Refuses with a sentence what must not be answered; an ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the connection on, or refuse it."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        refusal = refused(scope.get("server"), _all(scope, "host"), _all(scope, "origin"))
        refusal = refusal or refused_as_fetched(
            *(_all(scope, f"sec-fetch-{what}") for what in ("site", "mode", "dest"))
        )
        if not refusal:
            await self._app(scope, receive, send)
            return
        languages = _all(scope, "accept-language")
        sentence = Catalogue(choose(languages[0] if languages else None)).say(refusal)
        response = PlainTextResponse(f"{sentence}\n", FORBIDDEN, {"Connection": "close"})
        if scope["type"] == "websocket":
            await receive()  # what opens it, before it may be answered
        await response(scope, receive, send)


def refused(
    server: tuple[str, int | None] | None, hosts: Iterable[str], origins: Iterable[str]
) -> str:
    """The id of the sentence with which a connection is refused; ``""`` for one that is answered.

    Args:
        server: The address and port of this machine that the connection came to.
        hosts: Every ``Host`` that it names; one is expected.
        origins: Every ``Origin``, none or one.
    """
    host, *more = [*hosts, ""]
    name = sign_in.host_name(host)
    is_here = is_loopback(name)
    public = sign_in.public_host()
    is_public = bool(public) and name == public
    if not is_loopback(server[0] if server else None) and not public:
        return "door-closed"
    may = is_public or (is_here and is_loopback(server[0] if server else None))
    if more != [""] or not may:
        return "door-host"
    return "" if all(_is_same(origin, host) for origin in origins) else "door-origin"


def refused_as_fetched(sites: Iterable[str], modes: Iterable[str], places: Iterable[str]) -> str:
    """The id of the sentence for what a page of another origin fetches; ``""`` for what may be.

    A link may lead here from anywhere; a picture, a script or a frame of another page may not, for
    which browsers send no ``Origin``.  What is no browser says none of this.

    Args:
        sites: Every ``Sec-Fetch-Site``, how the page that asks is related to the server.
        modes: Every ``Sec-Fetch-Mode``.
        places: Every ``Sec-Fetch-Dest``, what the answer is for.
    """
    is_elsewhere = not {"cross-site", "same-site"}.isdisjoint(sites)
    is_followed = [*modes] == ["navigate"] and [*places] in ([], ["document"])
    return "door-origin" if is_elsewhere and not is_followed else ""


def _is_same(origin: str, host: str) -> bool:
    """Whether the page that asks was served under this host and port."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and parts.netloc.lower() == host.lower()


def _all(scope: Scope, name: str) -> list[str]:
    """Every value of a header."""
    wanted = name.encode()
    return [value.decode("latin-1") for key, value in scope["headers"] if key.lower() == wanted]
