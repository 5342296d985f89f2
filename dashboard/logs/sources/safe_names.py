"""Names that come from an archive or a browser, made safe to show and to compare.

They are never opened on disk; a name that tries to leave its folder is refused all the same,
because nothing honest is called so.
"""

import re
import unicodedata

MAX_NAME = 1_000  # characters; longer names are shortened in the middle
_DRIVE = re.compile(r"^[a-zA-Z]:")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})  # controls, direction marks, surrogates


def clean_name(name: str) -> str | None:
    """A relative POSIX name without hidden characters; None for one that is not to be trusted.

    Refused: absolute names, drive letters, UNC names, a part ``..``, a NUL.
    """
    if "\x00" in name:
        return None
    posix = name.replace("\\", "/")
    if posix.startswith("/") or _DRIVE.match(posix):
        return None
    parts = [part for part in posix.split("/") if part not in ("", ".")]
    if not parts or ".." in parts:
        return None
    shown = "/".join("".join(map(_visible, part)) for part in parts)
    if len(shown) > MAX_NAME:
        half = MAX_NAME // 2
        shown = f"{shown[:half]}…{shown[-half:]}"
    return shown


def _visible(character: str) -> str:
    return "\ufffd" if unicodedata.category(character) in _HIDDEN else character
