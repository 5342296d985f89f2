"""The trainer's sentences: looked up by code in `locales/<language>.toml`, filled with values."""

import os
import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from locale import getlocale
from pathlib import Path

from trainer.errors import TrainerError

LANGUAGES = ("en", "pt-BR")
FOLDER = Path(__file__).parent / "locales"


@cache
def messages(lang: str) -> dict[str, str]:
    """All sentences in `lang`, one of `LANGUAGES`, by their code."""
    return tomllib.loads((FOLDER / f"{lang}.toml").read_text("utf-8"))


def say(lang: str, code: str, **values: object) -> str:
    """The sentence for `code` in `lang`, with its values filled in."""
    return messages(lang)[code].format(**values)


def say_error(lang: str, error: TrainerError) -> str:
    """The sentence of an error, its numbers and the kind of value it asks for translated too."""
    values = {name: _written(lang, value) for name, value in error.values.items()}
    if "kind" in values:
        values["kind"] = say(lang, f"kind-{values['kind']}")
    return say(lang, error.code, **values)


def _written(lang: str, value: object) -> object:
    return number(lang, f"{value:.12g}") if isinstance(value, float) else value


def number(lang: str, written: str) -> str:
    """A number already written with a point, with the language's decimal mark: 97.6% or 97,6%."""
    return written.replace(".", ",") if lang == "pt-BR" else written


def language_of(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """The system's language: pt-BR where it speaks Portuguese, English everywhere else.

    The order LC_ALL, LC_MESSAGES, LANG is POSIX's; Windows has settings instead, and may call the
    language by its name.
    """
    said = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    if said is None and platform == "win32":
        said = getlocale()[0]
    return "pt-BR" if (said or "").lower().startswith(("pt", "portuguese")) else "en"
