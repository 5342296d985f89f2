"""What stands in the place of the page for who may not see it, and the way out for who may."""

import streamlit as st

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.serving import roles, sign_in
from dashboard.views.serving.access_list import Role, verified_address


def lets_in(texts: Catalogue) -> bool:
    """Whether this session may see the page; if not, what it has to do is drawn instead."""
    if not roles.has_to_sign_in():
        return True
    if roles.problem() is not None:
        _say(texts.say("access-wrong"))
        return False
    if not sign_in.public_host():
        _say(texts.say("door-closed"))
        return False
    if not sign_in.is_signed_in():
        _ask(texts)
        return False
    if roles.of_session() is not Role.STRANGER:
        return True
    _say(_why_not(texts))
    _sign_out(texts)
    return False


def draw_way_out(texts: Catalogue) -> None:
    """Draw who signed in and the button that signs out, for whoever had to sign in."""
    if not roles.has_to_sign_in():
        return
    with st.container(horizontal=True, vertical_alignment="center", key="signed-in"):
        decides = "yes" if roles.may_decide() else "no"
        said = texts.say("door-signed-in", who=sign_in.person(), decides=decides)
        st.html(f'<p class="meta">{html(said)}</p>', width="content")
        _sign_out(texts)


def _say(sentence: str) -> None:
    st.html(f'<h1 class="verdict">{html(sentence)}</h1>')


def _ask(texts: Catalogue) -> None:
    """A button for each service."""
    _say(texts.say("door-sign-in"))
    for name in sign_in.providers():
        message = "door-sign-in-with" if name else "door-sign-in-here"
        label = texts.say(message, **({"name": name} if name else {}))
        st.button(label, key=f"sign-in-{name}", on_click=st.login, args=(name,) if name else ())


def _why_not(texts: Catalogue) -> str:
    """Why who signed in is not let in."""
    address = verified_address(st.user.to_dict())
    if address:
        return texts.say("access-not-named", address=address)
    return texts.say("access-not-verified")


def _sign_out(texts: Catalogue) -> None:
    st.button(texts.say("door-sign-out"), key="sign-out", on_click=st.logout)
