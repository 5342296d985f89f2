"""The manual page of a rule in each language: English from its docstring, the others from data.

``docs/manual/<language>.toml`` has the texts of the page around the rules, and
``docs/manual/<language>/<kind>/<code>.toml`` the text of one rule in a language that is not
English.  A text names each threshold by its English name and never repeats its value.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from dashboard.diagnosis import comparisons, lamps, symptoms
from dashboard.diagnosis.rule import Threshold
from docs.page import manual, modules

FOLDER = Path(__file__).resolve().parent / "manual"
SOURCE = "en"
"""The language of the docstrings."""

SECTIONS = ("measures", "matters", "not_when", "false_alarms", "references")
"""What the manual page of every symptom and comparison has, in this order."""

KINDS = {"lamps": (lamps, "LAMP"), "symptoms": (symptoms, "SYMPTOM")} | {
    "comparisons": (comparisons, "COMPARISON")
}
"""Where the rules of each kind are, and the constant that their files end with."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold in the words of one language."""

    name: str
    value: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The manual page of one rule in one language; a lamp has only an opening."""

    code: str
    opening: str
    sections: Mapping[str, str]
    limits: tuple[Limit, ...]


def page_words(lang: str) -> dict[str, Any]:
    """The texts of the page around the rules."""
    return _read(FOLDER / f"{lang}.toml")


def entries(kind: str, lang: str) -> list[Entry]:
    """The manual pages of a kind of rule, by the names of their modules.

    Raises:
        ValueError: if a text is missing or does not fit its rule; the message names its file.
    """
    package, constant = KINDS[kind]
    return [_entry(module, getattr(module, constant), kind, lang) for module in modules(package)]


def _entry(module: ModuleType, rule: Any, kind: str, lang: str) -> Entry:
    code = rule.name.value if kind == "lamps" else rule.code
    thresholds = () if kind == "lamps" else rule.thresholds
    if lang == SOURCE:
        opening, named = manual(module)
        names = page_words(SOURCE)["sections"]
        sections = {key: named[names[key]] for key in SECTIONS if names[key] in named}
        return Entry(code, opening, sections, tuple(map(_as_written, thresholds)))
    return _translated(FOLDER / lang / kind / f"{code}.toml", code, thresholds, kind)


def _as_written(one: Threshold) -> Limit:
    return Limit(one.name, one.value, one.unit, one.source)


def _translated(file: Path, code: str, thresholds: tuple[Threshold, ...], kind: str) -> Entry:
    if not file.is_file():
        raise ValueError(f"{file} is missing: the rule {code} has no text in this language")
    text = _read(file)
    opening, limits = text.pop("opening", ""), text.pop("thresholds", {})
    if not opening:
        raise ValueError(f"{file} has no opening")
    wanted = () if kind == "lamps" else SECTIONS
    if tuple(text) != wanted:
        raise ValueError(f"{file} has the sections {tuple(text)}, expected {wanted}")
    if list(limits) != [one.name for one in thresholds]:
        raise ValueError(
            f"{file} has the thresholds {list(limits)}, the rule {[one.name for one in thresholds]}"
        )
    translated = (Limit(value=one.value, **limits[one.name]) for one in thresholds)
    return Entry(
        code, _joined(opening), {key: _joined(text[key]) for key in wanted}, tuple(translated)
    )


def _joined(text: str) -> str:
    """Lines joined to paragraphs."""
    return "\n\n".join(" ".join(block.split()) for block in text.strip().split("\n\n"))


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
