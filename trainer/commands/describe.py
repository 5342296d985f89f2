"""`describe`: all that this trainer can be asked for, as JSON for another program.

The dashboard offers what stands here and knows nothing else of the trainer: its studies with the
settings of every run, each setting with its range or its words, and the options that `run` and
`follow` take.

    {"format": 1,
     "missing":  [packages that training needs and that are not installed],
     "options":  ["--out", "--lr", …],
     "follow":   ["--advice", "--beside", …],
     "settings": [{"name", "kind", "default", "about": {"en", "pt-BR"},
                   "low", "high", "includes_low",
                   "choices", "words": {choice: {"en", "pt-BR"}}}, …],
     "studies":  [{"name", "group", "about": {"en", "pt-BR"},
                   "runs": [{"name", "settings": {…}}]}, …]}
"""

import argparse
import json
from dataclasses import fields
from importlib.util import find_spec
from typing import Any

from trainer import study
from trainer.console.output import tell
from trainer.forms.command import FLAGS, Command
from trainer.parser import Parser
from trainer.parts import part
from trainer.settings import CHOICES, RANGES, Settings, as_mapping
from trainer.text import LANGUAGES, messages, say

FOLDERS = {
    "dataset": "datasets",
    "model": "models",
    "optimizer": "optimizers",
    "loss": "losses",
    "decay": "decays",
    "augment": "augmentations",
    "fault": "faults",
}
"""The folder of parts that a setting names one of."""

FORMAT = 1  # raised when a reader would have to change
PACKAGES = ("torch", "sklearn", "tqdm")  # what the extra `train` brings, by the names of modules


def add(parser: Parser, lang: str) -> None:
    """It takes nothing of its own."""
    del parser, lang


def run(asked: argparse.Namespace, lang: str) -> None:
    """Print the description, one JSON object in ASCII."""
    del asked
    tell(json.dumps(description(lang)))


def description(lang: str) -> dict[str, Any]:
    """What can be asked for; torch is not loaded."""
    return {
        "format": FORMAT,
        "missing": [name for name in PACKAGES if find_spec(name) is None],
        "options": _options("run", lang),
        "follow": _options("follow", lang),
        "settings": [_setting(name) for name in FLAGS],
        "studies": [_study(name) for name in study.names()],
    }


def _options(name: str, lang: str) -> list[str]:
    """The options of a command, as they are typed."""
    parser = Parser()
    command: Command = part("commands", name)
    command.add(parser, lang)
    return sorted(parser.option_names())


def _setting(name: str) -> dict[str, Any]:
    default = next(field.default for field in fields(Settings) if field.name == name)
    limits = RANGES.get(name)
    ends = (
        {}
        if limits is None
        else {"low": limits.low, "high": limits.high, "includes_low": limits.includes_low}
    )
    words = _choices(name) if name in CHOICES else {}
    about = {lang: say(lang, f"help-{name}", choices="").rstrip(": ") for lang in LANGUAGES}
    kind = type(default).__name__
    return {"name": name, "kind": kind, "default": default, "about": about, **ends, **words}


def _choices(name: str) -> dict[str, Any]:
    """The words that a setting may be, and of those that are parts what each is."""
    folder = FOLDERS.get(name, name)
    told = {
        word: {lang: say(lang, f"{folder}-{word}") for lang in LANGUAGES}
        for word in CHOICES[name]
        if f"{folder}-{word}" in messages("en")
    }
    return {"choices": list(CHOICES[name]), "words": told}


def _study(name: str) -> dict[str, Any]:
    found = study.load(name)
    return {
        "name": name,
        "group": getattr(found, "group", ""),
        "about": dict(found.about),
        "runs": [{"name": one.name, "settings": as_mapping(one.settings)} for one in found.runs],
    }


COMMAND = Command("describe", "describe", add, run)
