"""A process for each core, as docs/deploy.md says it: one browser stays at one of them."""

import http.client
import re
import socket
import ssl
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.deploying import proxies
from tests.deploying.proxies import CONFIGURED, NAME, changed, running
from tests.serving.served import ROOT, free_port

PAGE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
BROWSERS = [f"Browser/{number}" for number in range(40)]


@contextmanager
def backend() -> Iterator[int]:
    """A server that answers with its own port."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = str(self.server.server_address[1]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    served = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=served.serve_forever, daemon=True).start()
    yield served.server_address[1]
    served.shutdown()
    served.server_close()


def asked(port: int, trusted: ssl.SSLContext, browser: str) -> str:
    raw = socket.create_connection(("127.0.0.1", port), timeout=30)
    client = http.client.HTTPConnection(f"{NAME}:{port}")
    client.sock = trusted.wrap_socket(raw, server_hostname=NAME)
    client.request("GET", "/", headers={"User-Agent": browser})
    body = client.getresponse().read().decode()
    client.close()
    return body


def test_nginx_leaves_each_browser_at_its_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (told,) = re.findall(r"```nginx\n(upstream curva \{.*?\n\})\n```", PAGE, re.DOTALL)
    configured = (CONFIGURED / "nginx.conf").read_text(encoding="utf-8")
    (single,) = re.findall(r"upstream curva \{.*?\n\}", configured, re.DOTALL)
    (tmp_path / "nginx.conf").write_text(changed(configured, {single: told}), encoding="utf-8")
    monkeypatch.setattr(proxies, "CONFIGURED", tmp_path)
    port, seen = free_port(), defaultdict(set)
    with backend() as one, backend() as other:
        text = (tmp_path / "nginx.conf").read_text()
        (tmp_path / "nginx.conf").write_text(
            changed(text, {"127.0.0.1:8502": f"127.0.0.1:{other}"})
        )
        with running("nginx", tmp_path / "proxy", one, port):
            trusted = ssl.create_default_context(cafile=str(tmp_path / "proxy/fullchain.pem"))
            for _ in range(2):
                for browser in BROWSERS:
                    seen[browser].add(asked(port, trusted, browser))
        assert all(len(ports) == 1 for ports in seen.values())
        assert set.union(*seen.values()) == {str(one), str(other)}
