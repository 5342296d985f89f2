"""Who may use the page from another machine: whoever signs in, where that is set up.

Signing in is Streamlit's own, by OpenID Connect: the section ``[auth]`` of a ``secrets.toml``, with
the address under which people open the page as ``redirect_uri``.  It needs Authlib.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config
from streamlit.auth_util import is_authlib_installed
from streamlit.runtime.secrets import secrets_singleton

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.training.access import is_loopback

_HOST = re.compile(r"(?:\[([0-9a-fA-F:.]+)\]|([\w.-]+))(?::[0-9]{1,5})?", re.ASCII)
"""A number of IPv6, or a name or a number of IPv4, then perhaps a port."""

OF_ALL = ("redirect_uri", "cookie_secret")
OF_A_PROVIDER = ("client_id", "client_secret", "server_metadata_url")


def public_host() -> str:
    """The name under which others open the page once they sign in; ``""`` where nobody can."""
    auth = _section()
    if not (providers() and is_authlib_installed()):
        return ""
    try:
        return urlsplit(str(auth["redirect_uri"])).hostname or ""
    except ValueError:
        return ""


def providers() -> list[str]:
    """The names of the services to sign in with, ``""`` for the one that has none."""
    auth = _section()
    if not all(auth.get(name) for name in OF_ALL):
        return []
    named = {"": auth} | {name: one for name, one in auth.items() if isinstance(one, Mapping)}
    return [name for name, one in named.items() if all(one.get(key) for key in OF_A_PROVIDER)]


def is_from_afar() -> bool:
    """Whether the page of this session was opened under another name than this machine's own.

    The door lets only connections over the loopback use that (:mod:`dashboard.views.serving.door`).
    """
    if config.get_option("global.appTest"):
        return False  # no server and no connection: a test draws the page
    host = st.context.headers.get("Host")
    is_here = host is not None and is_loopback(host_name(host))
    return not (is_here and is_loopback(config.get_option("server.address")))


def host_name(host: str) -> str:
    """A host without its port, as it stands in ``Host``; ``""`` for none.

    >>> host_name("localhost:8501"), host_name("[::1]:8501"), host_name("a b")
    ('localhost', '::1', '')
    """
    found = _HOST.fullmatch(host)
    return (found[1] or found[2]).lower().rstrip(".") if found else ""


def lets_in(texts: Catalogue) -> bool:
    """Whether this session may see the page; if not, what it has to do is drawn instead."""
    if not is_from_afar():
        return True
    if not public_host():
        st.html(f'<h1 class="verdict">{html(texts.say("door-closed"))}</h1>')
        return False
    if st.user.get("is_logged_in", False):
        return True
    st.html(f'<h1 class="verdict">{html(texts.say("door-sign-in"))}</h1>')
    for name in providers():
        message = "door-sign-in-with" if name else "door-sign-in-here"
        label = texts.say(message, **({"name": name} if name else {}))
        st.button(label, key=f"sign-in-{name}", on_click=st.login, args=(name,) if name else ())
    return False


def draw_way_out(texts: Catalogue) -> None:
    """Draw the button that signs out, for whoever had to sign in."""
    if is_from_afar():
        st.button(texts.say("door-sign-out"), key="sign-out", on_click=st.logout)


def _section() -> Mapping[str, Any]:
    """The section of the secrets; empty without one."""
    if not secrets_singleton.load_if_toml_exists():
        return {}
    found = secrets_singleton.get("auth")
    return found if isinstance(found, Mapping) else {}
