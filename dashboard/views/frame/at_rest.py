"""The script of a component that measures something in the browser and tells the server of it.

No request says how large anything is on the screen.  Each component has a script of its own for
what it measures; when it tells that is the same for all of them.
"""

from pathlib import Path

_WHEN = Path(__file__).with_suffix(".js")


def script(own: Path) -> str:
    """The script in the file ``own``, which can call ``tellAtRest``."""
    return "\n".join(path.read_text(encoding="utf-8") for path in (_WHEN, own))
