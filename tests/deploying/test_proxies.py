"""Behind nginx and Caddy as docs/deploy has them: TLS, headers, names, the websocket, uploads."""

import http.client
import json
import socket
import ssl
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.deploying.proxies import NAME, PROXIES, running
from tests.serving.provider import SIGNED_WITH, secrets, write_secrets
from tests.serving.served import ROOT, command, free_port, server
from tests.serving.signing_in import NAMED, claims
from tests.serving.test_browsers import opened

pytestmark = pytest.mark.slow

USER, XSRF = "_streamlit_user", "_streamlit_xsrf"


@dataclass(frozen=True, slots=True)
class Front:
    """A proxy with the server behind it."""

    name: str
    port: int
    plain: int
    trusted: ssl.SSLContext

    @property
    def host(self) -> str:
        return f"{NAME}:{self.port}"

    @property
    def origin(self) -> str:
        return f"https://{self.host}"

    def ask(
        self,
        path: str = "/",
        headers: Mapping[str, str] | None = None,
        method: str = "GET",
        body: bytes | None = None,
        host: str = "",
    ) -> http.client.HTTPResponse:
        """The answer to a request; it is read whole."""
        client = http.client.HTTPConnection(host or self.host)
        client.sock = self.connected()
        client.request(method, path, body, dict(headers or {}))
        answered = client.getresponse()
        answered.body = answered.read()  # type: ignore[attr-defined]
        client.close()
        return answered

    def connected(self, name: str = NAME) -> ssl.SSLSocket:
        raw = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        return self.trusted.wrap_socket(raw, server_hostname=name)

    def stream(self, origin: str, cookies: str = "", token: str = "") -> ClientConnection:
        """The connection of a page."""
        return connect(
            f"wss://{self.host}/_stcore/stream",
            sock=socket.create_connection(("127.0.0.1", self.port), timeout=30),
            ssl=self.trusted,
            server_hostname=NAME,
            origin=origin,  # type: ignore[arg-type]
            subprotocols=[Subprotocol(one) for one in ("streamlit", token) if one],
            additional_headers={"Cookie": cookies} if cookies else {},
            max_size=None,
        )


@pytest.fixture(scope="module", params=PROXIES)
def front(request, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    home, behind, port = tmp_path_factory.mktemp("home"), free_port(), free_port()
    # Nobody is asked for metadata here: who signed in comes with the cookie of one who did.
    write_secrets(home, secrets("https://id.example", f"https://{NAME}:{port}", NAMED))
    with (
        server(home, ROOT, command(behind), behind) as served,
        running(request.param, home / "proxy", behind, port) as plain,
    ):
        trusted = ssl.create_default_context(cafile=str(home / "proxy" / "fullchain.pem"))
        yield Front(request.param, port, plain, trusted)
        assert served.asked_outside() == []
        assert "Traceback" not in served.output


def cookies_of(front: Front, who: Mapping[str, object]) -> dict[str, str]:
    """The cookies of a browser in which somebody signed in."""
    pages = [front.ask("/", {"Accept": "text/html"}), front.ask("/_stcore/health")]
    told = json.dumps({"origin": front.origin, **who})
    found = {USER: create_signed_value(SIGNED_WITH, USER, told).decode()}
    for one in pages:
        for given in one.headers.get_all("Set-Cookie", []):
            name, _, value = given.partition(";")[0].partition("=")
            found[name] = value
    return found


def line(cookies: Mapping[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def sentences(told: list[ForwardMsg]) -> str:
    elements = (one.delta.new_element for one in told if one.WhichOneof("type") == "delta")
    return " ".join(one.html.body for one in elements if one.WhichOneof("type") == "html")


def test_the_page_comes_with_all_headers_once_and_its_cookies_over_tls_alone(front: Front) -> None:
    page = front.ask(headers={"Accept": "text/html"})
    assert page.status == 200
    for name, holds in {
        "Content-Security-Policy": "default-src 'none'",
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Strict-Transport-Security": "max-age=31536000",
    }.items():
        (told,) = page.headers.get_all(name)
        assert holds in told
    cookies = page.headers.get_all("Set-Cookie")
    assert any("curva-browser=" in one for one in cookies)
    assert [one for one in cookies if "secure" not in one.lower()] == []


def test_without_tls_one_is_led_to_it(front: Front) -> None:
    client = http.client.HTTPConnection("127.0.0.1", front.plain, timeout=30)
    client.request("GET", "/curves?lang=en", headers={"Host": NAME})
    answered = client.getresponse()
    assert answered.status in {301, 308}
    assert answered.headers["Location"].startswith(f"https://{NAME}")
    assert answered.headers["Location"].endswith("/curves?lang=en")
    client.close()


def test_another_name_is_not_served(front: Front) -> None:
    with pytest.raises((ssl.SSLError, OSError)):
        front.connected("other.example.org").close()
    for host in ("other.example.org", "localhost", f"localhost:{front.port}", "127.0.0.1"):
        answered = front.ask(host=host, headers={"X-Forwarded-For": "127.0.0.1"})
        assert b"<script" not in answered.body, host  # type: ignore[attr-defined]


def test_the_page_connects_and_shows_nobody_anything_before_signing_in(front: Front) -> None:
    with front.stream(front.origin) as socket_:
        _, told = opened(socket_)
    assert "Sign in to see the runs." in sentences(told)
    assert 'class="brand"' not in sentences(told)


@pytest.mark.parametrize("origin", ["https://evil.example", f"http://{NAME}", "null"])
def test_the_page_of_another_site_does_not_connect(front: Front, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused, front.stream(origin):
        pass
    assert refused.value.response.status_code == 403


def test_who_is_named_sees_the_page_and_uploads_more_than_proxies_take_unasked(
    front: Front,
) -> None:
    cookies = cookies_of(front, claims("rui@example.org", name="Rui"))
    token = cookies[XSRF]
    with front.stream(front.origin, line(cookies), token) as socket_:
        session, told = opened(socket_)
        assert 'class="brand"' in sentences(told)
        place = f"/_stcore/upload_file/{session}/{uuid.uuid4()}"
        data = b"x" * (3 << 20)
        head = (
            b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n'
            b"Content-Type: text/csv\r\n\r\n"
        )
        headers = {
            "Cookie": line(cookies),
            "X-Xsrftoken": token,
            "Origin": front.origin,
            "Content-Type": "multipart/form-data; boundary=b",
        }
        whole = head + data + b"\r\n--b--\r\n"
        assert front.ask(place, headers, "PUT", whole).status == 204
        stranger = cookies | cookies_of(front, claims("eva@other.example"))
        refused = headers | {"Cookie": line({**cookies, USER: stranger[USER]})}
        assert front.ask(place, refused, "PUT", whole[:1000] + b"\r\n--b--\r\n").status == 403


def test_more_than_an_upload_may_have_is_refused_before_it_is_sent(front: Front) -> None:
    if front.name != "nginx":
        pytest.skip("Caddy counts what comes, and refuses once it is too much")
    client = http.client.HTTPConnection(front.host)
    client.sock = front.connected()
    client.putrequest("PUT", "/_stcore/upload_file/a/b")
    client.putheader("Content-Length", str(600 << 20))
    client.endheaders()
    assert client.getresponse().status == 413
    client.close()


def test_the_configuration_stands_in_files_that_the_page_on_deployment_names() -> None:
    page = Path(ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    named = {one.name for one in (ROOT / "docs" / "deploy").iterdir()}
    assert {one for one in named if f"(deploy/{one})" in page} == named
