"""From whatever folder the server is started, it answers this machine alone and asks nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from benchmarks.page_session import PageSession
from dashboard.training.access import is_loopback
from dashboard.views.state.page import all_views
from tests.serving.served import ROOT, Served, answer, command, free_port, server

pytestmark = pytest.mark.slow

HOSTILE = """
[server]
address = "0.0.0.0"
allowedHosts = ["*"]
corsAllowedOrigins = ["http://evil.example"]
enableCORS = false
enableXsrfProtection = false
enableStaticServing = true
scriptHealthCheckEnabled = true
baseUrlPath = "elsewhere"
maxUploadSize = 1
trustedUserHeaders = { "X-User" = "email" }

[browser]
serverAddress = "evil.example"
gatherUsageStats = true

[client]
showErrorDetails = "full"
showErrorLinks = true

[theme]
base = "https://evil.example/theme.toml"
"""


def root(_: Path) -> Path:
    return ROOT


def plain(folder: Path) -> Path:
    made = folder / "plain"
    made.mkdir()
    return made


def hostile(folder: Path) -> Path:
    made = folder / "hostile"
    (made / ".streamlit").mkdir(parents=True)
    (made / ".streamlit" / "config.toml").write_text(HOSTILE, encoding="utf-8")
    return made


@pytest.fixture(scope="module", params=[root, plain, hostile], ids=lambda one: one.__name__)
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    own = tmp_path_factory.mktemp("own")
    port = free_port()
    with server(own, request.param(own), command(port), port) as started:
        yield started


def test_it_listens_on_the_loopback_alone(served: Served) -> None:
    listening = served.listens_on()
    assert listening
    assert all(map(is_loopback, listening))
    assert f"http://localhost:{served.port}" in served.output
    assert not any(word in served.output for word in ("Network URL", "External URL", "evil"))


def told(served: Served) -> ForwardMsg:
    """What the server says of itself to a browser that opens a page."""
    place = f"ws://localhost:{served.port}/_stcore/stream"
    with connect(place, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        socket.send(asked.SerializeToString())
        while True:
            message = ForwardMsg.FromString(bytes(socket.recv()))
            if message.WhichOneof("type") == "new_session":
                return message


def test_the_browser_is_told_to_send_no_statistics_and_nothing_of_the_folder(
    served: Served,
) -> None:
    said = told(served).new_session
    assert said.config.gather_usage_stats is False
    assert "evil" not in str(said)


def test_every_page_is_drawn_and_the_server_asks_nothing_of_the_network(served: Served) -> None:
    for view in all_views():
        session = PageSession(served.address, "" if view.order == 0 else view.name)
        try:
            drawn = "".join(str(element) for element, _ in session.open().elements)
        finally:
            session.close()
        assert 'id=\\"page-end\\"' in drawn
    assert answer(f"{served.address}/_stcore/host-config")[0] == 200
    assert served.asked_outside() == []


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil.example:8501", "", "a@localhost"]
)
def test_another_name_is_refused_in_a_sentence(served: Served, host: str) -> None:
    status, said = answer(served.address, {"Host": host, "Accept-Language": "pt-BR,pt"})
    assert (status, "localhost" in said) == (403, True)
    assert "Curva não atende" in said


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "http://localhost:3000", "http://localhost", "null", "file://", "x"],
)
def test_the_page_of_another_site_is_refused_and_nobody_is_asked(
    served: Served, origin: str
) -> None:
    place = f"ws://localhost:{served.port}/_stcore/stream"
    with pytest.raises(InvalidStatus) as refused:
        connect(place, origin=Origin(origin), subprotocols=[Subprotocol("streamlit")])
    assert refused.value.response.status_code == 403
    assert answer(served.address, {"Origin": origin})[0] == 403
    assert served.asked_outside() == []


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "LOCALHOST"])
def test_the_page_that_it_served_is_answered(served: Served, name: str) -> None:
    origin = f"http://{name}:{served.port}"
    headers = {"Host": f"{name}:{served.port}", "Origin": origin}
    assert answer(f"{served.address}/_stcore/health", headers) == (200, "ok")
