"""Signing in, where that is set up, and who signed in.

It is Streamlit's own, by OpenID Connect: the section ``[auth]`` of the secrets
(:mod:`dashboard.views.serving.secrets_file`), with the address under which people open the page as
``redirect_uri``.  It needs Authlib, the extra ``signin``.  What they may do is said by
:mod:`dashboard.views.serving.roles`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config
from streamlit.auth_util import is_authlib_installed

from dashboard.text.escape import plain, shorten
from dashboard.training.access import is_loopback
from dashboard.views.serving import secrets_file
from dashboard.views.serving.access_list import verified_address

_HOST = re.compile(r"(?:\[([0-9a-fA-F:.]+)\]|([\w.-]+))(?::[0-9]{1,5})?", re.ASCII)
"""A number of IPv6, or a name or a number of IPv4, then perhaps a port."""

OF_ALL = ("redirect_uri", "cookie_secret")
OF_A_PROVIDER = ("client_id", "client_secret", "server_metadata_url")

OF_A_PROXY = frozenset({"forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip"})
"""Headers that a proxy adds: what it hands on comes from afar, whatever host it names."""

LONGEST = 290
"""Characters of the name of who signed in."""


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
    headers = st.context.headers
    return not is_of_this_machine(headers.get("Host"), headers.keys())


def is_of_this_machine(host: str | None, headers: Iterable[str]) -> bool:
    """Whether who asks is at this machine.

    Where people can sign in, what a proxy hands on is not, though it may name this machine.

    Args:
        host: What they call the server.
        headers: The names of all headers.
    """
    is_here = host is not None and is_loopback(host_name(host))
    if is_here and not OF_A_PROXY.isdisjoint(name.lower() for name in headers):
        is_here = not public_host()
    return is_here and is_loopback(config.get_option("server.address"))


def is_signed_in() -> bool:
    """Whether the person of this session signed in."""
    return st.user.get("is_logged_in", False) is True


def person() -> str:
    """What the person who signed in is called: their name with their address; empty for nobody.

    A name is what a person wants it to be; the address tells two of the same name apart, and is
    there only where it is verified.
    """
    return person_of(st.user.to_dict()) if is_signed_in() else ""


def person_of(claims: Mapping[str, object]) -> str:
    """What somebody is called of whom a service says this.

    >>> person_of({"name": "Ana Dias", "email": "ana@example.org", "email_verified": True})
    'Ana Dias <ana@example.org>'
    >>> person_of({"name": "ana@example.org", "sub": "17"})
    'ana example.org'
    """
    address = verified_address(claims)
    # No name looks like the address of somebody else.
    name = plain(str(claims.get("name") or "")).replace("@", " ")
    if not address:
        return shorten(name or plain(str(claims.get("sub") or "")).replace("@", " "), LONGEST)
    left = LONGEST - len(address) - len(" <>")
    is_told = name in {"", address.replace("@", " ")} or left < 1
    return address if is_told else f"{shorten(name, left)} <{address}>"


def host_name(host: str) -> str:
    """A host without its port, as it stands in ``Host``; ``""`` for none.

    >>> host_name("localhost:8501"), host_name("[::1]:8501"), host_name("a b")
    ('localhost', '::1', '')
    """
    found = _HOST.fullmatch(host)
    return (found[1] or found[2]).lower().rstrip(".") if found else ""


def _section() -> Mapping[str, Any]:
    """The section of the secrets; empty without one."""
    found = secrets_file.section("auth")
    return found if isinstance(found, Mapping) else {}
