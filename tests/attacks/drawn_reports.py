"""What the command line and the JSON report say of a set that was drawn at random."""

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import jsonschema

from dashboard.__main__ import main
from dashboard.diagnosis.engine import diagnose
from dashboard.report import as_json, as_markdown, as_text
from dashboard.report.terminal import Paper
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from docs.builders.report_schema import PAGE
from tests.attacks import random_sets
from tests.attacks.drawn_pages import heard

SCHEMA = jsonschema.Draft202012Validator(json.loads(PAGE.build()))
FORMS = ("text", "markdown", "json")
NOTHING_READ = 2
CHARTS = 0.2
"""The share of the sets that are drawn as a picture too, which takes most of the time."""


def every_report(number: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each report of the set of that number, by what made it, with what is wrong with it."""
    if random_sets.is_files(number):
        with TemporaryDirectory(prefix="curva-drawn-") as folder:
            random_sets.write(number, Path(folder))
            yield from _commands(Random(f"reports of {number}"), folder)
        return
    with heard() as faults:
        report = diagnose(random_sets.book(number))
        for lang in LANGUAGES:
            words = Sentences(lang)
            spoken = report.spoken(words)
            wrong = _wrong(as_json.write(spoken))
            as_text.write(spoken, words, Paper(80, lang == LANGUAGES[0]))
            as_markdown.write(spoken, words)
            yield f"report in {lang}", (*faults, *wrong)
            faults.clear()


def _commands(rng: Random, folder: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for lang in LANGUAGES:
        many = [["diagnose", folder, "--format", form] for form in FORMS]
        many.append(["inspect", folder])
        if rng.random() < CHARTS:
            many.append(["chart", folder, "--output", f"{folder}/{lang}.svg"])
        for words in many:
            yield " ".join([words[0], *words[2:4]]), _followed([*words, "--lang", lang])


def _followed(words: Sequence[str]) -> tuple[str, ...]:
    """Follow a command in this process; what is wrong with what it said."""
    with heard() as faults, _streams() as (out, err):
        code = main(words)
    wrong = [*faults]
    if code not in (0, NOTHING_READ):
        wrong.append(f"exit code {code}")
    if "Traceback" in err.getvalue():
        wrong.append(f"a traceback: {err.getvalue()[-300:]!r}")
    if code == 0 and "json" in words:
        wrong += _wrong(out.getvalue())
    return tuple(wrong)


def _wrong(document: str) -> list[str]:
    """Where a JSON report is not as its schema says."""
    read = json.loads(document, parse_constant=_no_number)
    return [f"schema: {one.json_path} {one.message[:200]}" for one in SCHEMA.iter_errors(read)]


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no JSON")


@contextmanager
def _streams() -> Iterator[tuple[io.StringIO, io.StringIO]]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        yield out, err
