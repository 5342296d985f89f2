"""The links of the files that a page offers: each is good for one browser, and cannot be guessed.

Streamlit names a file after its content, so whoever has the link gets the file, and whoever knows
the content has the link.  Behind its name stands here a mark that is made of the name, the browser
that it was made for, and a key that lives as long as the server.
"""

import hmac
import re
import secrets
from collections.abc import Callable
from hashlib import sha256

from streamlit.runtime import memory_media_file_storage
from streamlit.runtime.scriptrunner import get_script_run_ctx

_LINK = re.compile(r"(?<!/static)/media/([^/]+?)(?:\.[^./]*)?$")
_DIGITS = 32  # hexadecimal, of a mark
_KEY = secrets.token_bytes(32)
_plain_name = memory_media_file_storage._calculate_file_id  # noqa: SLF001 (the one place of names)


def bind(name: str, asking: Callable[[], str]) -> None:
    """Bind the links of the files that are made from now on.

    Args:
        name: Under which Streamlit keeps the browser of a session.
        asking: The browser that asks, where a file is made at a click and not by a page.
    """

    def bound(data: bytes, mimetype: str, filename: str | None = None) -> str:
        context = get_script_run_ctx(suppress_warning=True)
        browser = asking() if context is None else str(context.user_info.get(name, ""))
        plain = _plain_name(data, mimetype, filename)
        return f"{plain}-{mark(plain, browser)}"

    memory_media_file_storage._calculate_file_id = bound  # noqa: SLF001 (as above)


def may_ask(path: str, browser: str) -> bool:
    """Whether a browser may ask for this path: a link to a file only if it was made for it."""
    link = _LINK.search(path)
    if link is None:
        return True
    plain, _, marked = link[1].rpartition("-")
    return hmac.compare_digest(marked.encode("utf-8", "replace"), mark(plain, browser).encode())


def mark(plain: str, browser: str) -> str:
    """What stands behind the name of a file that was made for a browser."""
    made = hmac.new(_KEY, f"{browser}:{plain}".encode("utf-8", "replace"), sha256)
    return made.hexdigest()[:_DIGITS]
