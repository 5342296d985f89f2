"""``open [PATH…]``: the dashboard, on the bundled logs or on those that are named.

The same as ``streamlit run dashboard/app.py -- PATH…``.  How the server behaves (the loopback
interface only, no statistics, the limits of uploads, the colours) stands in
``dashboard/.streamlit/config.toml``, which Streamlit reads beside the file that it serves, and
``dashboard/views/serving/own_settings.py`` lets hold.
"""

import argparse
import signal
import socket
import sys
from pathlib import Path

from dashboard.command_line import arguments, program
from dashboard.command_line.command import LANG, OK, Command, Request, UsageError, complain
from dashboard.text.escape import NAME_LIMIT, plain
from dashboard.text.sentences import Sentences

APP = Path(__file__).resolve().parents[1] / "app.py"
MOST_PORT = 65_535
ANSWER_S = 1.0  # on the machine itself an answer takes thousandths of it


def options(parser: argparse.ArgumentParser) -> None:
    """The options of ``open``."""
    parser.add_argument("--port")
    parser.add_argument("--root")
    parser.add_argument("--no-browser", dest="browser", action="store_false")
    parser.add_argument("--allow-training", action="store_true")
    parser.add_argument("--data-dir")


def check(request: Request) -> None:
    """Raise ``UsageError`` for a port that is none, or for paths that are not there."""
    port = request.port
    if port and not (port.isascii() and port.isdigit() and 0 < int(port[:6]) <= MOST_PORT):
        raise UsageError("cli-open-port", port=plain(port, NAME_LIMIT), most=str(MOST_PORT))
    for path in request.paths:
        if not arguments.is_there(path):
            raise UsageError("cli-open-not-there", path=plain(path, NAME_LIMIT))
    if request.root and not Path(request.root).is_dir():
        raise UsageError("cli-open-root", path=plain(request.root, NAME_LIMIT))
    if request.data_dir and not Path(request.data_dir).is_dir():
        raise UsageError("cli-open-data-dir", path=plain(request.data_dir, NAME_LIMIT))


def run(request: Request, words: Sentences) -> int:
    """Serve the dashboard until it is interrupted."""
    if request.port and _is_taken(int(request.port)):
        return complain(words.say("cli-open-taken", port=request.port))
    before = signal.signal(signal.SIGINT, _ended)
    try:
        return program.run("streamlit", "streamlit", words_of(request))
    finally:
        signal.signal(signal.SIGINT, before)


def _ended(*_: object) -> None:
    """End without a word: the server sends Ctrl-C on to this process once it has stopped."""
    sys.exit(OK)


def _is_taken(port: int) -> bool:
    """Whether something answers there already."""
    try:
        with socket.create_connection(("localhost", port), timeout=ANSWER_S):
            return True
    except OSError:
        return False


def words_of(request: Request) -> list[str]:
    """What is said to Streamlit; after the first ``--`` what is said to the page."""
    port = ["--server.port", request.port] if request.port else []
    headless = [] if request.browser else ["--server.headless", "true"]
    root = ["--root", request.root] if request.root else []
    training = ["--allow-training"] if request.allow_training else []
    data = ["--data-dir", request.data_dir] if request.data_dir else []
    page = [*root, *training, *data]
    return ["run", str(APP), *port, *headless, "--", *page, "--", *request.paths]


COMMAND = Command("open", options, run, LANG, check, valued=frozenset({"port", "root", "data_dir"}))
