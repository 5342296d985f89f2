"""Names of files that tell what is inside and that every system takes."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 100  # characters without the ending; some systems stop at 143 bytes
LONGEST_PART = 40


def file_name(parts: Iterable[str], ending: str) -> str:
    """``curva-livro-perda-teste.pdf`` from ``Livro`` and ``Perda · teste``.

    Only small letters, digits and hyphens, whatever a log is called; a part without any goes.
    """
    words = [word for part in parts if (word := _plain(part)[:LONGEST_PART].strip("-"))]
    return f"{'-'.join(['curva', *words])[:LONGEST].rstrip('-')}.{ending}"


def _plain(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
