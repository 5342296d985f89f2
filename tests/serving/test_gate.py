"""The files of a page are for whoever may see the page today, and nobody else."""

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES
from dashboard.views.serving import gate, secrets_file, sign_in
from tests.serving.signing_in import AUTH, NAMED, claims

SIGNED_WITH = "a secret of the tests alone, of 40 letters"
ORIGIN = "https://runs.example"
USER = "_streamlit_user"

OF_A_PAGE = [
    "/media/0f.csv",
    "/behind/a/proxy/media/0f.csv",
    "/_stcore/upload_file/session/file",
    "/_stcore/bidi-components/curva/x.js",
    "/component/curva/x.js",
    "/_stcore/metrics",
]
EVERYONES = [
    "/",
    "/curves",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/static/media/SourceSerif.woff2",
    "/static/js/index.js",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
]


@pytest.fixture
def sections(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The sections of the secrets of a server at which people who are named sign in."""
    auth = AUTH | {"cookie_secret": SIGNED_WITH}
    held: dict[str, Any] = {"auth": auth, "curva": NAMED}
    monkeypatch.setattr(secrets_file, "section", held.get)
    monkeypatch.setattr(secrets_file, "is_unreadable", lambda: False)
    monkeypatch.setattr(sign_in, "is_authlib_installed", lambda: True)
    monkeypatch.setattr(sign_in.config, "get_option", {"server.address": "localhost"}.get)
    monkeypatch.setattr(gate, "get_origin_from_redirect_uri", lambda: ORIGIN)
    monkeypatch.setattr(gate.starlette_websocket, "get_cookie_secret", lambda: SIGNED_WITH)
    return held


def cookie(who: Mapping[str, Any], *, key: str = SIGNED_WITH, origin: str = ORIGIN) -> str:
    """The cookie that Streamlit gives somebody who signed in."""
    told = json.dumps({"origin": origin, **who})
    return f"{USER}={create_signed_value(key, USER, told).decode()}"


def may_ask(path: str, cookies: str = "", host: str = "runs.example", **more: str) -> bool:
    headers = {"host": host, **more} | ({"cookie": cookies} if cookies else {})
    return gate.may_ask(path, headers.items())


@pytest.mark.parametrize("path", EVERYONES)
def test_what_leads_to_signing_in_is_everyones(path: str, sections: dict) -> None:
    assert may_ask(path)


@pytest.mark.parametrize("path", OF_A_PAGE)
def test_what_a_page_consists_of_is_for_those_who_are_named(path: str, sections: dict) -> None:
    named = [claims("ana@example.org"), claims("rui@example.org")]
    assert all(may_ask(path, cookie(who)) for who in named)
    strangers = [claims("eva@other.example"), claims("ana@example.org", verified=False), {}]
    assert not any(may_ask(path, cookie(who)) for who in strangers)
    assert not may_ask(path)


@pytest.mark.parametrize(
    "cookies",
    [
        cookie(claims("ana@example.org"), key=SIGNED_WITH[::-1]),
        cookie(claims("ana@example.org"), origin="https://evil.example"),
        cookie(claims("ana@example.org"))[:-2],
        f"{USER}=x",
        f"{USER}=chunks-3",
        f'{USER}="; other',
        "\xff",
    ],
)
def test_a_cookie_that_is_not_ours_opens_nothing(cookies: str, sections: dict) -> None:
    assert not may_ask(OF_A_PAGE[0], cookies)


def test_a_large_cookie_that_came_in_parts_counts(sections: dict) -> None:
    told = json.dumps({"origin": ORIGIN, **claims("ana@example.org", picture="x" * 50)})
    parts = {USER: "chunks-2", f"{USER}_1": told[:40], f"{USER}_2": told[40:]}
    line = "; ".join(
        f"{name}={create_signed_value(SIGNED_WITH, name, one).decode()}"
        for name, one in parts.items()
    )
    assert may_ask(OF_A_PAGE[0], line)


def test_at_this_machine_too_whoever_is_to_be_named_signs_in(sections: dict) -> None:
    path = OF_A_PAGE[0]
    assert not may_ask(path, host="localhost:8501")
    del sections["curva"]
    assert may_ask(path, host="localhost:8501")
    assert not may_ask(path, host="localhost:8501", **{"x-forwarded-for": "203.0.113.9"})
    assert not may_ask(path, host="runs.example")
    assert may_ask(path, cookie(claims("eva@other.example", verified=False)))
    sections.clear()
    assert may_ask(path, host="localhost:8501")


def test_who_is_named_no_longer_gets_nothing_more(sections: dict) -> None:
    mine = cookie(claims("rui@example.org"))
    assert may_ask(OF_A_PAGE[0], mine)
    sections["curva"] = {"reviewers": ["ana@example.org"]}
    assert not may_ask(OF_A_PAGE[0], mine)
    sections["curva"] = {"reviewer": ["rui@example.org"]}  # a mistake
    assert not may_ask(OF_A_PAGE[0], mine)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_is_refused_hears_it_in_a_sentence_and_reaches_nothing(
    lang: str, sections: dict
) -> None:
    sent: list[Mapping[str, Any]] = []

    async def never(*_: object) -> None:
        raise AssertionError("the program was reached")

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"Host", b"runs.example"), (b"Accept-Language", lang.encode())]
    scope = {"type": "http", "path": OF_A_PAGE[0], "headers": headers}
    with ThreadPoolExecutor(1) as apart:  # a browser of another test may keep a loop running here
        apart.submit(lambda: asyncio.run(gate.Gate(never)(scope, never, send))).result()
    assert [one["status"] for one in sent if "status" in one] == [403]
    said = b"".join(one.get("body", b"") for one in sent).decode()
    assert said == f"{Catalogue(lang).say('door-sign-in')}\n"
