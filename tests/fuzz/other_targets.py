"""What is fuzzed beside logs: what somebody typed or sent as an address, studies, and sentences."""

import json
import struct
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from unittest.mock import patch

from dashboard.logs.parsing import long_json
from dashboard.logs.parsing.long_json import load_long_json
from dashboard.report.run_query.answer import answer
from dashboard.report.run_query.facts import Facts
from dashboard.report.run_query.parser import parse
from dashboard.report.run_query.query_error import QueryError
from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from dashboard.views.serving.access_list import AccessList, AccessListError, Role
from dashboard.views.state import run_links
from tests.fuzz.target import Target
from tests.logs.promises import BrokenPromise
from tests.text.given_values import variables
from trainer import study
from trainer.errors import TrainerError
from trainer.run_files import run_folder

RUNS = tuple(f"lr{rate}/seed{seed}" for rate in (0.1, 0.3, 1) for seed in range(4))

STUDY = b"""seeds = 2
[settings]
dataset = "digits"
epochs = 3
[grid]
lr = [0.1, 0.3]
[[run]]
name = "a"
batch_size = 32
"""

SECRETS = b"""[curva]
viewers = ["@example.org"]
reviewers = ["ana@example.org"]
"""

HPARAMS = b"""written_by: curva
lr: 1.0e-3
finished: true
when: 2020-01-01
hidden: [64, 64]
"""

LONG_JSON = b'[{"step": 0, "loss": 2.5}, {"step": 1, "loss": null, "a": [{}, "},{"]}, 3]'
STRIDE = 97
"""Of the messages every so many are said of one value."""

SHORT_STRETCH = 24
"""Characters of a list that are read at a time, so that short ones are cut too."""


def other_targets() -> Iterator[Target]:
    """Each with the texts that it begins with."""
    queries = (b"lr > 0.1 and not (diverged)", b"/lr0\\.1.*/ or val_loss < 1e-3", b'a = "b" c')
    yield Target(
        "queries", tuple((f"q{n}", one) for n, one in enumerate(queries)), _query, load=_facts
    )
    links = run_links.write(RUNS[:3], RUNS).encode()
    yield Target("runs in addresses", (("links", links), ("many", b"a.b.c-d,*")), _link)
    yield Target("studies", (("study.toml", STUDY),), _study)
    yield Target("access lists", (("secrets.toml", SECRETS),), _access)
    yield Target("settings of the trainer", (("hparams.yaml", HPARAMS),), _settings)
    yield Target("long json", (("json", LONG_JSON), ("numbers", b'{"loss": [1, 2.5, 3e9]}')), _json)
    values = (("text", b"\0\0val loss"), ("number", bytes(10)))
    yield Target("values in sentences", values, _say, load=_load_sentences)


def _query(_: str, data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    with suppress(QueryError):
        found = answer(parse(text), _facts())
        if not set(found) <= {run.run_id for run in _book().runs}:
            raise BrokenPromise("a query found what is no run")


def _json(_: str, data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    with patch.multiple(long_json, STRETCH=SHORT_STRETCH, _LEAST_PACKED=2):
        if _read(load_long_json, text) != _read(json.loads, text):
            raise BrokenPromise("a long JSON value is read otherwise")


def _read(load: Callable[[str], object], text: str) -> str:
    with suppress(ValueError, RecursionError):
        return repr(load(text))
    return "no JSON"


@lru_cache(maxsize=1)
def _book():  # type: ignore[no-untyped-def]
    from dashboard.logs.load import load_paths  # noqa: PLC0415 (once, and where it is asked for)

    with tempfile.TemporaryDirectory() as folder:
        for run in RUNS:
            (Path(folder) / run).mkdir(parents=True)
            (Path(folder) / run / "log.csv").write_text("step,loss\n1,2\n2,1\n", encoding="utf-8")
        return load_paths([Path(folder)])


@lru_cache(maxsize=1)
def _facts() -> Facts:
    from dashboard.diagnosis.engine import diagnose  # noqa: PLC0415 (as above)

    return Facts(_book(), diagnose(_book()), Sentences("en"))


def _link(_: str, data: bytes) -> None:
    found = run_links.read(data.decode("utf-8", "replace"), RUNS)
    if not set(found) <= set(RUNS):
        raise BrokenPromise("an address chose what is no run")


def _study(_: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "study.toml")
        path.write_bytes(data)
        with suppress(TrainerError):
            study.load(str(path))


def _access(_: str, data: bytes) -> None:
    try:
        table = tomllib.loads(data.decode("utf-8", "replace"))
    except (ValueError, RecursionError):  # said by Streamlit, which reads the file
        return
    with suppress(AccessListError):
        found = AccessList.of(table.get("curva"))
        if found.role("") is not Role.STRANGER:
            raise BrokenPromise("somebody without an address is let in")


def _settings(_: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, run_folder.HPARAMS).write_bytes(data)
        run_folder.read_hparams(Path(folder))


@lru_cache(maxsize=1)
def _load_sentences() -> None:
    for lang in LANGUAGES:
        Catalogue(lang)
        variables(lang)


def _say(name: str, data: bytes) -> None:
    """A value in a few messages of its choice, in each variable of theirs."""
    (first,) = struct.unpack("H", data[:2].ljust(2, b"\0"))
    if name == "text":
        value: object = data[2:].decode("utf-8", "surrogateescape")
    else:
        (value,) = struct.unpack("d", data[2:10].ljust(8, b"\0"))
    if value == "none":  # a message may choose by that word, and a number may be none
        return
    for lang in LANGUAGES:
        words, said = Catalogue(lang), variables(lang)
        for message in sorted(said)[first % STRIDE :: STRIDE]:
            words.say(message, **dict.fromkeys(said[message], value))
