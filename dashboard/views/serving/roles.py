"""What the person of a session, or of a request, may do here.

Three things can hold, and they are asked for anew each time, since the secrets may change:

* Nobody can sign in: the server answers this machine alone, and whoever opens the page may do all.
* People sign in and nobody is named: whoever comes from afar has to, and may do all.
* People are named in ``[curva]`` (:mod:`dashboard.views.serving.access_list`): everybody signs in,
  at this machine too, and may do what their list says.

Where the secrets cannot be understood, nobody may do anything.
"""

from collections.abc import Mapping

import streamlit as st

from dashboard.views.serving import secrets_file, sign_in
from dashboard.views.serving.access_list import (
    SECTION,
    AccessList,
    AccessListError,
    Role,
    verified_address,
)


def problem() -> AccessListError | None:
    """Why nobody may come in as the secrets are; ``None`` where they can be understood."""
    try:
        _access_list()
    except AccessListError as error:
        return error
    return None


def is_listed() -> bool:
    """Whether those who may come in are named, or were to be."""
    return secrets_file.section(SECTION) is not None or secrets_file.is_unreadable()


def is_anybody() -> bool:
    """Whether anybody whom the service signs in may see and decide."""
    return bool(sign_in.public_host()) and not is_listed()


def has_to_sign_in() -> bool:
    """Whether the person of this session sees nothing before they signed in."""
    return is_listed() or sign_in.is_from_afar()


def of_session() -> Role:
    """The role of who opened the page of this session."""
    return of_claims(st.user.to_dict()) if has_to_sign_in() else Role.REVIEWER


def of_claims(claims: Mapping[str, object]) -> Role:
    """The role of who has to sign in.

    Args:
        claims: What Streamlit holds of them: what the service said, and ``is_logged_in``.
    """
    if claims.get("is_logged_in") is not True or not sign_in.public_host():
        return Role.STRANGER
    try:
        named = _access_list()
    except AccessListError:
        return Role.STRANGER
    return Role.REVIEWER if named is None else named.role(verified_address(claims))


def may_decide() -> bool:
    """Whether the person of this session may change what others see: decide, note, delete."""
    return of_session() is Role.REVIEWER


def _access_list() -> AccessList | None:
    """Those who are named; ``None`` where nobody is.

    Raises:
        AccessListError: the secrets cannot be understood, or people are named who cannot sign in.
    """
    if secrets_file.is_unreadable():
        raise AccessListError("access-unreadable", str(secrets_file.path()))
    section = secrets_file.section(SECTION)
    if section is None:
        return None
    named = AccessList.of(section)
    if not sign_in.public_host():
        raise AccessListError("access-no-sign-in")
    return named
