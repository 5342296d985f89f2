"""A witness in a process of Python: writes down and refuses what it asks of the network.

Python's audit events tell of every connection, datagram and name before anything is sent.  What
goes beyond the loopback is refused, as on a machine without a network.
"""

import os
from collections.abc import Mapping
from pathlib import Path

LOG = "asked.txt"

PROGRAM = """
import sys

INSIDE = ("127.", "::1", "localhost")


def _note(event, args):
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        asked = args[1]
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        asked = args[0]
    else:
        return
    host = asked[0] if isinstance(asked, tuple) else asked
    host = host.decode("utf-8", "replace") if isinstance(host, bytes) else str(host)
    if host == "None" or host.startswith(("/", *INSIDE)):
        return
    with open(PLACE, "a") as file:
        file.write(f"{event} {host}\\n")
    raise OSError(101, f"refused by the witness: {host}")


sys.addaudithook(_note)
"""
"""A ``sitecustomize``, which Python reads as it starts."""


def called(folder: Path) -> Mapping[str, str]:
    """The variables of the environment that call the witness, who writes into ``folder``."""
    home = folder / "witness"
    home.mkdir(exist_ok=True, parents=True)
    text = f"PLACE = {str(folder / LOG)!r}\n{PROGRAM}"
    (home / "sitecustomize.py").write_text(text, encoding="utf-8")
    before = os.environ.get("PYTHONPATH")
    return {"PYTHONPATH": os.pathsep.join([str(home), *([before] if before else [])])}


def asked_outside(folder: Path) -> list[str]:
    """What was asked beyond the loopback, in order: the event and the host."""
    log = folder / LOG
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []
