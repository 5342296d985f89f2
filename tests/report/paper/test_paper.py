"""The report on paper says what the pages say, and sets every name as text."""

import builtins
import json
import re
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.diagnosis.engine import diagnose
from dashboard.meetings.document import written
from dashboard.report.about import About
from dashboard.report.figures import typeset
from dashboard.report.paper.make import make
from dashboard.text.sentences import Sentences
from tests.meetings.test_document import whole_of_the_examples
from tests.report.pack.packing import MADE, read

SAMPLE = Path("sample_logs") / "regimes"


def paper(whole, lang="en", meetings="") -> bytes:
    about = About("a set", "0.1.0", MADE)
    return make(whole, diagnose(whole.book), Sentences(lang), about, meetings)


def streams(pdf: bytes) -> bytes:
    """What stands in the streams of a PDF, those that are compressed unpacked."""
    found = b""
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            found += zlib.decompress(match[1])
        except zlib.error:
            found += match[1]
    return found


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf + streams(pdf)))


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_it_is_one_file_with_its_fonts(lang):
    whole = read(SAMPLE)
    pdf = paper(whole, lang, written([whole_of_the_examples()]))
    assert pdf.startswith(b"%PDF-")
    everything = pdf + streams(pdf)
    assert b"/FontFile" in everything
    assert f"/Lang ({lang})".encode() in everything or b"/Lang" in everything
    assert pages(pdf) >= 2


def test_a_decision_is_told_again_only_where_there_is_more_to_say():
    found = []

    def render(question, form):
        if form == typeset.FORM:
            found.append(json.loads(question)["data"])
        return b""

    whole, words = read(SAMPLE), Sentences("en")
    document = json.loads(written([whole_of_the_examples()]))
    (decision,) = document["meetings"][0]["decisions"]
    bare = decision["versions"][-1] | {"reason": "", "command": "", "note": " "}
    document["meetings"][0]["decisions"].append(decision | {"versions": [bare]})
    about = About("a set", "0.1.0", MADE)
    make(whole, diagnose(whole.book), words, about, json.dumps(document), render=render)
    decided = found[0]["meetings"][0]["decisions"]
    assert [one["has_more"] for one in decided] == [True, False]


def test_names_that_look_like_markup_are_set_as_text(tmp_path):
    name = '#panic("markup") $x$ @y *z* \\ "q" {1} <l> //c'
    whole = read(SAMPLE)
    runs = tuple(replace(run, label=name, config={"lr": name}) for run in whole.book.runs)
    assert paper(replace(whole, book=replace(whole.book, runs=runs))).startswith(b"%PDF-")


def test_the_command_writes_it_and_says_what_is_missing(tmp_path, monkeypatch, capsys):
    file = tmp_path / "report.pdf"
    assert main(["report", str(SAMPLE), "--out", str(file), "--lang", "pt-BR"]) == 0
    assert "4" in capsys.readouterr().out
    assert file.read_bytes().startswith(b"%PDF-")
    file.unlink()
    real = builtins.__import__

    def without(name, *args, **options):
        if name == "typst":
            raise ModuleNotFoundError(name=name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    assert main(["report", str(SAMPLE), "--out", str(file), "--lang", "en"]) == 2
    assert "curva[pdf]" in capsys.readouterr().err
    assert not file.exists()
