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
from dashboard.text.languages import of_system
from dashboard.training.access import is_loopback
from dashboard.views.serving import entry_page, memory, nameless_logs, own_settings, sign_in
from dashboard.views.serving.browsers import Browsers
from dashboard.views.serving.door import Door
from dashboard.views.serving.entry_page import EntryPage
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
        Middleware(EntryPage),
    )


def check() -> None:
    """Let our settings hold; end the process where others could reach a page without signing in.

    Streamlit has bound its socket by now and answers nobody yet.

    Raises:
        SystemExit: The address is not the loopback's, and there is no way to sign in.
    """
    own_settings.hold()
    nameless_logs.keep()
    memory.set_up()
    if is_loopback(config.get_option("server.address")) or sign_in.public_host():
        return
    sentence = Catalogue(of_system(os.environ)).say("door-closed")
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
    raise SystemExit(REFUSED)


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[dict[str, Any]]:
    """Open the browser once the server answers, where one is wanted; give memory back meanwhile."""
    if not config.get_option("server.headless"):
        address = server_util.get_url(config.get_option("browser.serverAddress"))
        asyncio.get_running_loop().call_later(OPENED_AFTER_S, cli_util.open_browser, address)
    giving_back = asyncio.create_task(memory.give_back_for_ever())
    yield {}
    giving_back.cancel()
