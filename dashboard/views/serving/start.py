"""What happens when the server starts: before it answers anyone, and once it does."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from streamlit import cli_util, config
from streamlit.web.server import server_util

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import NAME_LIMIT, plain
from dashboard.text.languages import of_system
from dashboard.training.access import is_loopback
from dashboard.views.serving import (
    entry_page,
    list_watch,
    memory,
    nameless_logs,
    own_settings,
    roles,
    sign_in,
)
from dashboard.views.serving.browsers import Browsers
from dashboard.views.serving.door import Door
from dashboard.views.serving.entry_page import EntryPage
from dashboard.views.serving.gate import Gate
from dashboard.views.serving.headers import Headers

REFUSED = 2
"""The exit code of a server that was asked for what it does not do."""

OPENED_AFTER_S = 0.3
"""Seconds until the browser is opened: by then the server answers."""


def middleware(scripts: Sequence[str]) -> tuple[Middleware, ...]:
    """What stands before Streamlit, whose pages hold the text of our ``scripts``."""
    allowed = [*scripts, entry_page.SCRIPT]
    return (
        Middleware(Headers, scripts=allowed),
        Middleware(Door),
        Middleware(Browsers),
        Middleware(Gate),
        Middleware(EntryPage),
    )


def check() -> None:
    """Let our settings hold; end the process where others could reach what is not theirs to see.

    Streamlit has bound its socket by now and answers nobody yet.

    Raises:
        SystemExit: The secrets do not say clearly who may come in; or the address is not the
            loopback's, and there is no way to sign in.
    """
    own_settings.hold()
    nameless_logs.keep()
    memory.set_up()
    if (problem := roles.problem()) is not None:
        _say(problem.code, about=plain(problem.about, NAME_LIMIT))
        raise SystemExit(REFUSED)
    if roles.is_anybody():
        _say("access-anybody")
    if is_loopback(config.get_option("server.address")) or sign_in.public_host():
        return
    _say("door-closed")
    raise SystemExit(REFUSED)


def _say(message: str, **args: object) -> None:
    """Write a sentence to who starts the server."""
    sys.stderr.write(f"{Catalogue(of_system(os.environ)).say(message, **args)}\n")
    sys.stderr.flush()


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Open the browser once the server answers, where one is wanted; meanwhile look after it."""
    if not config.get_option("server.headless"):
        address = server_util.get_url(config.get_option("browser.serverAddress"))
        asyncio.get_running_loop().call_later(OPENED_AFTER_S, cli_util.open_browser, address)
    always = (memory.give_back_for_ever(), list_watch.follow_for_ever())
    tasks = [asyncio.create_task(one) for one in always]
    yield {}
    for one in tasks:
        one.cancel()
