"""A process with everything loaded that forks servers: each begins where loading would have ended.

``python -m tests.attacks.ready_servers`` takes JSON lines of ``words`` (those of ``streamlit``),
``environment`` and ``log``, and answers each with the number of the process that serves.  Pages
are not loaded here: what they register belongs to the server that draws them.
"""

import importlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import psutil

LOADED = (
    *("streamlit.web.cli", "streamlit.web.bootstrap", "streamlit.web.server.server"),
    *("altair", "pandas", "pyarrow.parquet", "uvicorn", "psutil", "websockets.sync.client"),
    *("dashboard.__main__", "dashboard.command_line.charting", "dashboard.command_line.reporting"),
    *("dashboard.charts.registry", "dashboard.diagnosis.engine", "dashboard.logs.load"),
    *("dashboard.report.collection.store", "dashboard.text.sentences"),
    "tests.attacks.killed_exports",
)


class ReadyServers:
    """The process, started."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Start it; it loads while nobody asks."""
        words = [sys.executable, "-m", "tests.attacks.ready_servers"]
        self._process = subprocess.Popen(
            words, env=dict(environment), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def begin(
        self, words: Sequence[str], environment: Mapping[str, str], log: Path
    ) -> psutil.Process:
        """Fork a server with these variables beside those of all."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"words": list(words), "environment": dict(environment), "log": str(log)}
        self._process.stdin.write(f"{json.dumps(asked)}\n")
        self._process.stdin.flush()
        return psutil.Process(int(self._process.stdout.readline()))

    def end(self) -> None:
        """No other is wanted."""
        self._process.communicate()


def main() -> None:
    """Load everything, then fork."""
    for name in LOADED:
        importlib.import_module(name)
    assert "dashboard.views.frame.app_frame" not in sys.modules
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # those that ended are gone at once
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            _serve(asked["words"], asked["environment"], asked["log"])
        print(child, flush=True)


def _serve(words: Sequence[str], environment: Mapping[str, str], log: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ |= environment
    nothing = os.open(os.devnull, os.O_RDONLY)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for old, new in ((0, nothing), (1, output), (2, output)):
        os.dup2(new, old)
    import sitecustomize  # noqa: PLC0415 (what the attack wrote for every server)
    from streamlit.web.cli import main as streamlit  # noqa: PLC0415 (loaded by now)

    sitecustomize.begin()
    sys.argv = ["streamlit", *words]
    try:
        streamlit()
    finally:
        os._exit(1)


if __name__ == "__main__":
    main()
