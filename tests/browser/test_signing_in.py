"""Signing in at a service on the loopback: who comes in, who decides, whose name a decision has.

These are the only tests in which a page leaves our server: for that service, and for no other.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from sqlalchemy import Engine
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from dashboard.meetings.store import database, decisions, meetings
from tests.browser.conftest import LATE_MS, POLICY
from tests.browser.served import settled
from tests.serving.provider import provider, secrets, write_secrets
from tests.serving.served import ROOT, Served, answer, command, free_port, server

PEOPLE = {
    "ana": {"name": "Ana Dias", "email": "Ana@Example.org", "email_verified": True},
    "rui": {"name": "Rui Sá", "email": "rui@example.org", "email_verified": True},
    "eva": {"name": "Eva", "email": "eva@lab.example.org", "email_verified": True},
    "ivo": {"name": "Ana Dias", "email": "ana@example.org", "email_verified": False},
}
NAMED = {"viewers": ["@example.org"], "reviewers": ["ana@example.org"]}
MEETING = "/meeting?set=regimes&lang=en"
AUTHOR = "Ana Dias <ana@example.org>"
LOOKS = "to look and not to decide"
XSRF = "_streamlit_xsrf"
TRIGGERS = ("decide-keep", "decide-stop", "meeting-lead", "meeting-close", "meeting-undo")


@dataclass(frozen=True, slots=True)
class Place:
    """The server, the service where people sign in, the home with its secrets and its database."""

    served: Served
    provider: str
    home: Path

    def name(self, named: dict[str, list[str]]) -> None:
        write_secrets(self.home, secrets(self.provider, self.served.address, named))

    @contextmanager
    def database(self) -> Iterator[Engine]:
        engine = database.opened(database.at(self.home / "meetings.sqlite"))
        yield engine
        engine.dispose()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    home, port = tmp_path_factory.mktemp("home"), free_port()
    more = {database.VARIABLE: f"sqlite:///{home / 'meetings.sqlite'}"}
    with provider(home, PEOPLE) as signs_in:
        write_secrets(home, secrets(signs_in, f"http://localhost:{port}", NAMED))
        with server(home, ROOT, command(port), port, more) as running:
            yield Place(running, signs_in, home)
        assert "Traceback" not in running.output
        assert running.asked_outside() == []


@pytest.fixture
def contexts(browser: Browser, place: Place) -> Iterator[list[BrowserContext]]:
    """The browsers of a test, whose pages ask nobody but our server and the service."""
    made: list[BrowserContext] = []
    yield made
    for one in made:
        one.close()


@pytest.fixture
def person(browser: Browser, place: Place, contexts: list[BrowserContext]):
    """Open an address in a browser of its own and sign in as somebody there."""
    here = place.served.address
    ours = (here, here.replace("http", "ws", 1), place.provider, "data:", "blob:")
    asked: list[tuple[str, str]] = []  # by whom, and for what
    refused: list[str] = []

    def refuse(route: Route) -> None:
        asked.append((route.request.frame.url, route.request.url))
        route.abort()

    def open_page(name: str, path: str = "/?lang=en") -> Page:
        context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 800})
        context.set_default_timeout(LATE_MS)
        context.route(lambda url: not url.startswith(ours), refuse)
        context.on("console", lambda said: refused.append(said.text))
        contexts.append(context)
        page = context.new_page()
        page.goto(place.served.address + path)
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in to see the runs.")
        assert_nothing_of_the_logs(page)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(lambda url: url.startswith(place.provider))
        page.get_by_role("button", name=name, exact=True).click()
        page.wait_for_url(lambda url: url.startswith(place.served.address))
        return page

    yield open_page
    # The page of the service wants a style sheet from afar, which is its own affair.
    assert [one for one in asked if not one[0].startswith(place.provider)] == []
    assert [one for one in refused if POLICY in one] == []


def assert_nothing_of_the_logs(page: Page) -> None:
    assert page.locator(".brand").count() == 0
    assert "learning rate" not in page.locator("body").inner_text().lower()
    assert page.locator("canvas, svg.marks, [data-testid=stFileUploader]").count() == 0


def to(page: Page, path: str) -> Page:
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + path)
    settled(page)
    return page


def at(page: Page, step: int) -> None:
    expect(page.locator(".meeting-where")).to_contain_text(f"{step} of ")
    settled(page)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("eva", "eva@lab.example.org is not among those who may see the runs here."),
        ("ivo", "Your account has no address that its service calls verified"),
    ],
)
def test_who_is_not_named_sees_one_sentence_and_a_way_out(
    name: str, says: str, person, place: Place
) -> None:
    page = person(name)
    expect(page.get_by_role("heading", level=1)).to_contain_text(says)
    assert_nothing_of_the_logs(page)
    page.goto(place.served.address + MEETING)
    expect(page.get_by_role("heading", level=1)).to_contain_text(says)
    assert_nothing_of_the_logs(page)
    cookies = cookie_line(page)
    assert answer(f"{place.served.address}/component/x", {"Cookie": cookies})[0] == 403
    expect(page.get_by_role("button")).to_have_count(1)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda url: url.startswith(place.provider))  # which ends its own session too
    page.goto(place.served.address)
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_a_viewer_follows_a_meeting_and_decides_nothing(person, place: Place) -> None:
    ana, rui = to(person("ana"), MEETING), person("rui")
    expect(ana.get_by_text(f"Signed in as {AUTHOR}.")).to_be_visible()
    to(rui, MEETING)
    expect(rui.get_by_text(LOOKS)).to_be_visible()
    expect(rui.get_by_text("You may look here, but not decide")).to_be_visible()
    expect(rui.get_by_role("button", name="Begin")).to_have_count(0)
    ana.keyboard.press("b")
    at(ana, 1)
    ana.wait_for_url(lambda url: "meeting=" in url)
    meeting = ana.url.removeprefix(place.served.address)
    to(rui, meeting)
    at(rui, 1)
    ana.keyboard.press("ArrowRight")
    at(ana, 2)
    at(rui, 2)
    ana.keyboard.press("1")
    for page in (ana, rui):
        expect(page.locator(".decided")).to_contain_text("Keep")
        expect(page.locator(".decided")).to_contain_text(AUTHOR)
    expect(rui.get_by_role("button", name="Undo")).to_have_count(0)
    expect(rui.get_by_role("button", name="Lead")).to_have_count(0)
    rui.keyboard.press("2")
    rui.keyboard.press("ArrowRight")  # alone, for a while
    at(rui, 3)
    at(ana, 2)
    forged(ana, rui, place, meeting)


def forged(ana: Page, rui: Page, place: Place, meeting: str) -> None:
    """What a viewer sends who knows the ids of the buttons that a reviewer has."""
    ids = [one for one in buttons(sent(ana, place, meeting, {})) if one.endswith(TRIGGERS)]
    assert {one.partition("decide-")[2] for one in ids if "decide-" in one} >= {"keep", "stop"}
    meeting_id = meeting.partition("meeting=")[2].partition("&")[0]
    with place.database() as engine:
        before = meetings.stamp(engine, meeting_id)
        sent(rui, place, meeting, dict.fromkeys(ids, True))
        assert meetings.stamp(engine, meeting_id) == before
        (made,) = decisions.decisions(engine, meeting_id)
        assert (made.author, made.version) == (AUTHOR, 1)
        sent(ana, place, meeting, {one: True for one in ids if one.endswith("decide-stop")})
        (made,) = decisions.decisions(engine, meeting_id)
        assert (made.author, made.version) == (AUTHOR, 2)  # so that it is the person that counts


def test_a_list_that_changes_holds_for_the_pages_that_are_open(person, place: Place) -> None:
    ana, rui = to(person("ana"), MEETING), to(person("rui"), "/curves?set=regimes&lang=en")
    ana.keyboard.press("b")
    at(ana, 1)
    ana.wait_for_url(lambda url: "meeting=" in url)
    ana.keyboard.press("ArrowRight")
    at(ana, 2)
    meeting_id = ana.url.partition("meeting=")[2].partition("&")[0]
    try:
        place.name({"viewers": ["ana@example.org"]})
        expect(rui.get_by_role("heading", level=1)).to_contain_text("rui@example.org is not among")
        assert_nothing_of_the_logs(rui)
        gone = f"{place.served.address}/component/x", {"Cookie": cookie_line(rui)}
        assert answer(*gone)[0] == 403
        expect(ana.get_by_text(LOOKS)).to_be_visible()
        expect(ana.get_by_role("button", name="Keep")).to_have_count(0)
        ana.keyboard.press("1")
        expect(ana.get_by_role("button", name="Next")).to_be_visible()
        with place.database() as engine:
            assert decisions.decisions(engine, meeting_id) == ()
    finally:
        place.name(NAMED)


def cookie_line(page: Page) -> str:
    return "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())


def sent(page: Page, place: Place, path: str, pressed: dict[str, bool]) -> list[ForwardMsg]:
    """What the server answers a connection with this browser's cookies, its buttons pressed."""
    tokens = {one["name"]: one["value"] for one in page.context.cookies()}
    name, _, query = path.lstrip("/").partition("?")
    with connect(
        f"ws://localhost:{place.served.port}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit"), Subprotocol(tokens[XSRF])],
        additional_headers={"Cookie": cookie_line(page)},
        origin=place.served.address,
        max_size=None,
    ) as socket:
        told = drawn(socket, name, query, {})
        return told if not pressed else drawn(socket, name, query, pressed)


def drawn(socket, name: str, query: str, pressed: dict[str, bool]) -> list[ForwardMsg]:
    """Ask for the page to be drawn, and wait until it is."""
    asked = BackMsg()
    asked.rerun_script.page_name = name
    asked.rerun_script.query_string = query
    for one in pressed:
        asked.rerun_script.widget_states.widgets.add(id=one, trigger_value=True)
    socket.send(asked.SerializeToString())
    found: list[ForwardMsg] = []
    while not found or found[-1].WhichOneof("type") != "script_finished":
        found.append(ForwardMsg.FromString(bytes(socket.recv(timeout=120))))
    return found


def buttons(told: list[ForwardMsg]) -> list[str]:
    found = []
    for one in told:
        with suppress(ValueError):
            if one.WhichOneof("type") == "delta" and one.delta.new_element.HasField("button"):
                found.append(one.delta.new_element.button.id)
    return found
