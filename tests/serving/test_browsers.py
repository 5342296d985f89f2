"""What a session made, and the session itself, is given to no browser but its own."""

import logging
import re
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit import file_util
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage, _calculate_file_id
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from dashboard.views.serving import browsers, nameless_logs, own_files
from dashboard.views.widgets.export_button import is_open
from tests.serving.served import ROOT, Served, answer, command, free_port, server

STRANGER = f"{browsers.COOKIE}={'b' * 43}"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder, port = tmp_path_factory.mktemp("served"), free_port()
    words = command(port, "--logger.level", "debug")
    with server(folder, ROOT, words, port) as running:
        yield running


def given(served: Served, cookie: str = "") -> str:
    """The cookie that a browser gets with the page."""
    headers = {"Accept": "text/html"} | ({"Cookie": cookie} if cookie else {})
    request = urllib.request.Request(served.address, headers=headers)  # noqa: S310
    with urllib.request.urlopen(request, timeout=30) as answered:  # noqa: S310
        return answered.headers.get("Set-Cookie", "")


@contextmanager
def session(served: Served, cookie: str = "", known: str = "") -> Iterator[ClientConnection]:
    """The connection of a page; ``known`` is the id of the session that it asks for."""
    words = ["streamlit", "unused", known] if known else ["streamlit"]
    with connect(
        f"ws://localhost:{served.port}/_stcore/stream",
        subprotocols=[Subprotocol(word) for word in words],
        additional_headers={"Cookie": cookie} if cookie else {},
        max_size=None,
    ) as socket:
        yield socket


def opened(socket: ClientConnection, page: str = "") -> tuple[str, list[ForwardMsg]]:
    """The id of the session, and all that it sent until the page was drawn."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    sent = drawn(socket, asked)
    started = (one for one in sent if one.WhichOneof("type") == "new_session")
    return next(started).new_session.initialize.session_id, sent


def drawn(socket: ClientConnection, asked: BackMsg) -> list[ForwardMsg]:
    """All that is sent until the script that was asked for has ended."""
    socket.send(asked.SerializeToString())
    sent = []
    while True:
        sent.append(ForwardMsg.FromString(bytes(socket.recv())))
        if sent[-1].WhichOneof("type") == "script_finished":
            return sent


def with_menu(socket: ClientConnection, page: list[ForwardMsg]) -> list[ForwardMsg]:
    """What a click on the button of a figure's menu adds to its page."""
    menu = next(
        one.delta
        for one in page
        if one.WhichOneof("type") == "delta"
        and one.delta.add_block.popover.id.endswith(is_open("curves"))
    )
    asked = BackMsg()
    asked.rerun_script.page_name = "curves"
    asked.rerun_script.fragment_id = menu.fragment_id
    asked.rerun_script.widget_states.widgets.add(id=menu.add_block.popover.id, bool_value=True)
    return drawn(socket, asked)


def export(socket: ClientConnection, known: str, sent: list[ForwardMsg]) -> str:
    """The link to a table that the page offers, made as a click on the button makes it."""
    buttons = [
        one.delta.new_element.download_button
        for one in with_menu(socket, sent)
        if one.WhichOneof("type") == "delta"
        and one.delta.new_element.WhichOneof("type") == "download_button"
    ]
    table = next(one for one in buttons if "export" in one.id and "point" in one.id)
    asked = BackMsg()
    asked.backend_operation_request.request_id = "1"
    asked.backend_operation_request.session_id = known
    asked.backend_operation_request.deferred_file.file_id = table.deferred_file_id
    socket.send(asked.SerializeToString())
    while True:
        message = ForwardMsg.FromString(bytes(socket.recv()))
        if message.WhichOneof("type") == "backend_operation_response":
            return message.backend_operation_response.deferred_file.url


def test_a_browser_gets_one_secret_that_scripts_and_other_sites_do_not(served: Served) -> None:
    first = given(served)
    assert "HttpOnly" in first
    assert "SameSite=Lax" in first
    assert given(served, first.partition(";")[0]) == ""
    assert given(served, f"{browsers.COOKIE}=short; other={{1}}") != first


def test_the_link_of_an_export_is_good_for_its_own_browser_alone(served: Served) -> None:
    own = given(served).partition(";")[0]
    with session(served, own) as socket:
        link = served.address + export(socket, *opened(socket, "curves"))
        status, table = answer(link, {"Cookie": f"theme={{x}}; {own}"})
        assert status == 200
        assert "," in table.splitlines()[0]
        for cookie in (STRANGER, "", f"{browsers.COOKIE}=x"):
            refused, said = answer(link, {"Cookie": cookie, "Accept-Language": "pt-BR"})
            assert (refused, "outro navegador" in said) == (404, True)
        digest = {browsers.HEADER: own.partition("=")[2], "Cookie": STRANGER}
        assert answer(link, digest)[0] == 404


def test_a_known_session_is_taken_over_by_no_other_browser(served: Served) -> None:
    own = given(served).partition(";")[0]
    with session(served, own) as socket:
        known, _ = opened(socket)
        for cookie in (STRANGER, ""):
            with session(served, cookie, known) as other:
                assert opened(other)[0] != known
        socket.ping().wait(5)  # and the session goes on
        with session(served, own, known) as again:
            assert opened(again)[0] == known
    with session(served, STRANGER, known) as late:  # which may come back to its own browser
        assert opened(late)[0] != known


def test_nobody_else_uploads_into_a_session(served: Served) -> None:
    own = given(served).partition(";")[0]
    with session(served, own) as socket:
        known, _ = opened(socket)
        place = f"{served.address}/_stcore/upload_file/{known}/{uuid.uuid4()}"
        assert answer(place, {"Cookie": STRANGER})[0] == 404
        assert answer(place, {"Cookie": own})[0] != 404


def test_no_session_is_named_in_the_log_of_the_server(served: Served) -> None:
    own = given(served).partition(";")[0]
    with session(served, own) as socket:
        known, _ = opened(socket)
        with session(served, own, known) as again:
            opened(again)
    assert "is already connected" in served.output
    assert known not in served.output
    assert not nameless_logs._SESSION.search(served.output)


def test_streamlit_makes_the_names_of_files_where_they_are_bound() -> None:
    own_files.bind("browser", lambda: "mine")
    try:
        storage = MemoryMediaFileStorage("/media")
        name = storage.load_and_get_id(b"a", "text/csv", "downloadable", "a.csv")
        link = storage.get_url(name)
    finally:
        own_files.memory_media_file_storage._calculate_file_id = _calculate_file_id
    assert own_files.may_ask(link, "mine")
    assert own_files.may_ask(f"/behind/a/proxy{link}", "mine")
    assert not own_files.may_ask(link, "another")
    assert not own_files.may_ask(link, "")
    assert not own_files.may_ask(re.sub("-.*[.]", ".", link), "mine")
    assert not own_files.may_ask("/media/é-\udcff.csv", "mine")
    assert own_files.may_ask("/_stcore/health", "another")
    assert own_files.may_ask("/static/media/SourceSerif.woff2", "another")  # fonts of the page
    assert own_files.may_ask("/behind/a/proxy/static/media/SourceSerif.woff2", "another")


def test_every_file_of_streamlits_page_is_everyones(served: Served) -> None:
    static = Path(file_util.get_static_dir())
    files = [file for file in (static / "static").rglob("*") if file.is_file()]
    assert len(files) > 50
    paths = [f"/{file.relative_to(static).as_posix()}" for file in files]
    assert [path for path in paths if not own_files.may_ask(path, "another")] == []
    font = next(path for path in paths if path.endswith(".woff2"))
    with urllib.request.urlopen(f"{served.address}{font}", timeout=30) as answered:  # noqa: S310
        assert answered.status == 200


@pytest.mark.parametrize("name", ["streamlit.runtime", "uvicorn.error"])
def test_a_message_loses_the_ids_that_its_words_and_values_hold(name: str) -> None:
    known = str(uuid.uuid4())
    record = nameless_logs.NamelessRecord(
        name, logging.INFO, "", 1, "%s of " + known, (known,), None
    )
    assert record.getMessage() == "… of …"
    mine = nameless_logs.NamelessRecord("dashboard", logging.INFO, "", 1, "%s", (known,), None)
    assert mine.getMessage() == known
