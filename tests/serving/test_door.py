"""Which connections the door answers, and who has to sign in."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.text.languages import LANGUAGES
from dashboard.views.serving import door, own_settings, secrets_file, sign_in
from tests.serving.signing_in import AUTH, PROVIDER
from tests.views.conftest import APP, SLOW_S

HERE, FAR = ("127.0.0.1", 8501), ("192.168.0.7", 8501)


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The section of the secrets, empty at first, on a machine that can sign people in."""
    section: dict[str, Any] = {}
    monkeypatch.setattr(secrets_file, "section", {"auth": section}.get)
    monkeypatch.setattr(secrets_file, "is_unreadable", lambda: False)
    monkeypatch.setattr(sign_in, "is_authlib_installed", lambda: True)
    return section


@pytest.mark.parametrize(
    ("server", "host", "origin", "said"),
    [
        (HERE, "localhost:8501", None, ""),
        (HERE, "127.0.0.1:8501", "http://127.0.0.1:8501", ""),
        (("::1", 8501), "[::1]:8501", "http://[::1]:8501", ""),
        (HERE, "localhost:9000", "http://localhost:9000", ""),  # through a tunnel
        (HERE, "localhost:8501", "http://localhost:3000", "door-origin"),
        (HERE, "localhost:8501", "http://127.0.0.1:8501", "door-origin"),
        (HERE, "localhost:8501", "null", "door-origin"),
        (HERE, "localhost:8501", "http://[", "door-origin"),
        (HERE, "localhost:8501", "ws://localhost:8501", "door-origin"),
        (HERE, "runs.example", None, "door-host"),
        (HERE, "", None, "door-host"),
        (HERE, "localhost:8501/x", None, "door-host"),
        (HERE, "a@localhost", None, "door-host"),
        (HERE, "localhost.runs.example", None, "door-host"),
        (FAR, "localhost:8501", None, "door-closed"),
        (FAR, "192.168.0.7:8501", "http://192.168.0.7:8501", "door-closed"),
        (None, "localhost:8501", None, "door-closed"),
    ],
)
def test_without_signing_in_only_this_machine_is_answered(
    server: tuple[str, int] | None, host: str, origin: str | None, said: str, secrets: dict
) -> None:
    assert door.refused(server, [host], [origin] if origin is not None else []) == said


@pytest.mark.parametrize(
    ("server", "host", "origin", "said"),
    [
        (FAR, "runs.example", "https://runs.example", ""),
        (HERE, "runs.example", "https://runs.example", ""),  # behind a proxy on this machine
        (HERE, "localhost:8501", "http://localhost:8501", ""),
        (FAR, "localhost:8501", "http://localhost:8501", "door-host"),
        (FAR, "192.168.0.7:8501", None, "door-host"),
        (FAR, "runs.example", "https://evil.example", "door-origin"),
    ],
)
def test_where_people_sign_in_the_network_is_answered_under_one_name(
    server: tuple[str, int], host: str, origin: str | None, said: str, secrets: dict
) -> None:
    secrets |= AUTH
    assert door.refused(server, [host], [origin] if origin is not None else []) == said


@pytest.mark.parametrize(
    ("site", "mode", "place", "said"),
    [
        (None, None, None, ""),  # no browser, or an old one
        ("same-origin", "cors", "script", ""),
        ("none", "navigate", "document", ""),  # typed, or a bookmark
        ("cross-site", "navigate", "document", ""),  # a link, or the way back from signing in
        ("same-site", "navigate", "document", ""),
        ("cross-site", "navigate", "iframe", "door-origin"),
        ("cross-site", "no-cors", "image", "door-origin"),
        ("cross-site", "no-cors", "script", "door-origin"),
        ("same-site", "no-cors", "image", "door-origin"),  # of another port of this machine
        ("same-site", "websocket", "empty", "door-origin"),
    ],
)
def test_what_a_page_of_another_origin_fetches_is_refused(
    site: str | None, mode: str | None, place: str | None, said: str
) -> None:
    told = [[one] if one is not None else [] for one in (site, mode, place)]
    assert door.refused_as_fetched(*told) == said


def test_two_names_or_two_origins_are_refused(secrets: dict) -> None:
    assert door.refused(HERE, ["localhost:8501", "localhost:8501"], []) == "door-host"
    assert door.refused(HERE, [], []) == "door-host"
    both = ["http://localhost:8501", "http://evil.example"]
    assert door.refused(HERE, ["localhost:8501"], both) == "door-origin"


@pytest.mark.parametrize("lacking", [*sign_in.OF_ALL, *sign_in.OF_A_PROVIDER])
def test_signing_in_that_is_half_set_up_opens_nothing(lacking: str, secrets: dict) -> None:
    secrets |= {name: value for name, value in AUTH.items() if name != lacking}
    assert sign_in.public_host() == ""
    assert door.refused(FAR, ["runs.example"], []) == "door-closed"


def test_signing_in_without_the_package_that_does_it_opens_nothing(
    secrets: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets |= AUTH
    assert sign_in.public_host() == "runs.example"
    monkeypatch.setattr(sign_in, "is_authlib_installed", lambda: False)
    assert sign_in.public_host() == ""


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_is_refused_hears_it_in_a_sentence_and_reaches_nothing(
    kind: str, lang: str, secrets: dict
) -> None:
    sent: list[Mapping[str, Any]] = []

    async def never(*_: object) -> None:
        raise AssertionError("the program was reached")

    async def receive() -> dict[str, Any]:
        return {"type": f"{kind}.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"Host", b"evil.example"), (b"Accept-Language", lang.encode())]
    scope = {"type": kind, "server": HERE, "headers": headers}
    with ThreadPoolExecutor(1) as apart:  # a browser of another test may keep a loop running here
        apart.submit(lambda: asyncio.run(door.Door(never)(scope, receive, send))).result()
    assert [one["status"] for one in sent if "status" in one] == [403]
    said = b"".join(one.get("body", b"") for one in sent).decode()
    assert said == f"{Catalogue(lang).say('door-host')}\n"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("auth", "says", "buttons"),
    [
        ({}, "door-closed", 0),
        (AUTH, "door-sign-in", 1),
        (AUTH | {"google": PROVIDER, "work": PROVIDER}, "door-sign-in", 3),
    ],
    ids=["nothing set up", "one service", "three services"],
)
def test_who_comes_from_afar_sees_no_run_before_signing_in(
    auth: dict, says: str, buttons: int, lang: str, secrets: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets |= auth
    monkeypatch.setattr(sign_in, "is_from_afar", lambda: True)
    monkeypatch.setattr("sys.argv", ["app.py"])
    page = AppTest.from_file(APP, default_timeout=SLOW_S)
    page.query_params["lang"] = lang
    page.run()
    assert not page.exception
    bodies = [one.proto.body for one in page.get("html") if "<style>" not in one.proto.body]
    sentence = html(Catalogue(lang).say(says))
    assert bodies == [f'<h1 class="verdict">{sentence}</h1>']
    assert len(page.button) == buttons


def test_what_is_typed_does_not_reach_past_what_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    options = own_settings.config.get_config_options()
    typed = {name: own_settings.copy.deepcopy(option) for name, option in options.items()}
    monkeypatch.setattr(own_settings.config, "get_config_options", lambda: typed)
    for name in own_settings.safe():
        typed[name].set_value("typed", own_settings.TYPED[0])
    typed["server.maxUploadSize"].set_value(7, own_settings.TYPED[0])
    typed["server.fileWatcherType"].set_value("poll", "/elsewhere/.streamlit/config.toml")
    typed["theme.fontFaces"].set_value([{"url": "https://evil.example"}], "/elsewhere/config.toml")
    own_settings._put_back()
    assert {name: typed[name].value for name in own_settings.safe()} == own_settings.safe()
    assert typed["server.maxUploadSize"].value == 7
    assert typed["server.fileWatcherType"].value == "none"
    assert typed["theme.fontFaces"].value is None
    assert typed["theme.base"].value is None
    assert typed["server.address"].value == "localhost"
    assert typed["secrets.files"].value == [str(Path.home() / ".streamlit" / "secrets.toml")]
