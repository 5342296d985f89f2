"""The languages of the program and the choice among them."""

import sys
from collections.abc import Mapping
from locale import getlocale

LANGUAGES = ("pt-BR", "en")

PORTUGUESE = frozenset({"pt", "portuguese"})

DEFAULT = "en"
"""For every person whose own language is not among ours."""


def of_system(environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """Our language for the system's, by POSIX's variables or else by the settings of Windows."""
    said = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    if said is None and platform == "win32":
        said = getlocale()[0]
    return choose(said)


def choose(locale: str | None) -> str:
    """Our language for a locale as browsers, shells and Windows name it.

    ``pt-PT``, ``pt_BR.UTF-8`` and ``Portuguese_Brazil``.
    """
    if locale is not None and locale.replace("_", "-").lower().split("-")[0] in PORTUGUESE:
        return "pt-BR"
    return DEFAULT
