"""The languages of the program and the choice among them."""

LANGUAGES = ("pt-BR", "en")

DEFAULT = "en"
"""For every person whose own language is not among ours."""


def choose(locale: str | None) -> str:
    """Our language for a locale as browsers (``pt-PT``) and shells (``pt_BR.UTF-8``) name it."""
    if locale is not None and locale.replace("_", "-").lower().split("-")[0] == "pt":
        return "pt-BR"
    return DEFAULT
