"""What every page needs of Streamlit's own files, named in the page that is loaded first.

Streamlit loads the files of a widget when the first of its kind arrives, and those that draw a
figure when the figure does: each waits for the one before.  Named in the head of the page, they are
fetched and compiled while the connection is being made and the server draws.  The first page loads
as many files as without it, six of them after its connection and not 86; a page without a figure
has no use for some.  Where Streamlit names its files otherwise, nothing is named.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from streamlit import file_util

PARTS = (
    *("Html", "PageLink", "Selectbox", "ButtonGroup", "Button"),
    *("ArrowVegaLiteChart", "embed", "BidiComponent", "DownloadButton", "DataFrame"),
)
"""The files of what stands on the pages, without what Streamlit puts after their names; first those
that stand at the top, then the figure, then the table."""

HEAD_END = b"</head>"
FOLDER = "static/js"

_IMPORT = re.compile(r'(?:\bfrom|\bimport)\s*"\./([\w.$-]+\.js)"')


@lru_cache(maxsize=1)
def hints() -> bytes:
    """The lines for the end of the head of the page."""
    folder = Path(file_util.get_static_dir()) / FOLDER
    return "".join(
        f'<link rel="modulepreload" crossorigin href="./{FOLDER}/{name}">' for name in files(folder)
    ).encode()


def files(folder: Path, parts: Iterable[str] = PARTS) -> list[str]:
    """The names of the files of ``parts`` in ``folder``, and of all that these import."""
    found: dict[str, None] = {}
    for part in parts:
        starts = sorted(folder.glob(f"{part}.*.js"))
        waiting = [one.name for one in starts] if len(starts) == 1 else []
        while waiting:
            name = waiting.pop()
            if name not in found and (folder / name).is_file():
                found[name] = None
                waiting += reversed(_IMPORT.findall((folder / name).read_text(encoding="utf-8")))
    return list(found)
