"""Look the locked versions up among the known faults: ``python -m tests.installation.audit``.

It asks the package index about each of them, so it is run where that is wanted: by CI.  Without a
network, or with an index that knows no faults, it says so, which is no fault of the versions.
"""

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"
ASKED = ("pypi.org", 443)
WAIT_S = 10.0
TOOL = "pip-audit==2.10.1"
UV = Path(sys.executable).with_name("uv")
WORDS = ("tool", "run", TOOL, "--disable-pip", "--require-hashes", "-f", "json", "-r", str(LOCK))
"""The lock as it is: nothing of it is resolved or installed."""


def told(packages: list[dict[str, Any]]) -> tuple[str, int]:
    """What came of it in a sentence, and the exit code.

    Args:
        packages: What pip-audit says: a name and a version each, with ``vulns``, or
            ``skip_reason`` where it could not be looked up.
    """
    faults = [f"{one['name']} {one['version']}" for one in packages if one.get("vulns")]
    unknown = [one["name"] for one in packages if "skip_reason" in one]
    if len(unknown) == len(packages):
        return "The index knows no faults: the locked versions were not looked up.", 0
    if faults:
        return f"Faults are known of: {', '.join(faults)}.", 1
    if unknown:
        return f"Not looked up: {', '.join(unknown)}.", 1
    return f"{len(packages)} versions, and no fault is known of them.", 0


def main() -> int:
    """Ask, say what came of it, and return the exit code."""
    try:
        socket.create_connection(ASKED, WAIT_S).close()
    except OSError as error:
        sys.stdout.write(f"No network ({error}): the locked versions were not looked up.\n")
        return 0
    done = subprocess.run([UV, *WORDS], check=False, stdout=subprocess.PIPE, text=True)
    try:
        sentence, code = told(json.loads(done.stdout)["dependencies"])
    except (ValueError, KeyError):
        sentence, code = "pip-audit failed.", 1
    sys.stdout.write(f"{sentence}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
