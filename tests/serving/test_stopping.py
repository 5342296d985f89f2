"""Ctrl-C stops the server that ``curva`` started, with a page open, and without a word."""

import os
import signal
import sys
from pathlib import Path

import pytest

from benchmarks.page_session import PageSession
from tests.serving.served import ROOT, free_port, server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signal to one process"),
]


def test_ctrl_c_stops_the_dashboard_without_a_word(tmp_path: Path) -> None:
    port = free_port()
    words = [sys.executable, "-m", "dashboard", "open", "--port", str(port), "--no-browser"]
    with server(tmp_path, ROOT, words, port) as served:
        session = PageSession(served.address, "")
        session.open()
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(30) == 0
        assert "Aborted" not in served.output
        assert "Traceback" not in served.output
        session.close()
