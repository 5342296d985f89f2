"""Tables of a training inside any text: Markdown, a console log, a report, a page of HTML.

Hugging Face's model cards, what MATLAB's ``trainNetwork`` and ``trainnet`` print, spaCy, Chainer's
``PrintReport``, fastai, skorch and nolearn, scikit-learn's and gbm's boosting, data frames of
pandas: between bars, boxes, blanks, tabs or in ``<table>``, several in one file.

Recognised by: a header that names an axis (``Epoch``, ``Step``, ``Iteration``, spaCy's ``E`` and
``#``) and something measured (``loss``, ``accuracy``, ``Wer`` …), over rows of numbers along which
the axis rises; three rows in prose, two in a log, one where training and validation stand side by
side.  ``No log``, ``-`` and empty cells are no numbers, ``00:01:30`` is 90 seconds.  Tables of
models, settings, classes and results are none.  A table that goes on where the one before ended
under the same header belongs to its run; one that begins again is a run of its own, called as the
title above it.  Metrics without a split behind both losses are measured on the validation set.
"""

import re
from dataclasses import replace

from dashboard.logs.file_head import Head, to_text
from dashboard.logs.points.long_lines import short
from dashboard.logs.points.text_lines import without_colours
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.tabular.recognition import is_curve, is_indexed_history, is_interrupted
from dashboard.logs.text_tables.find import tables_in
from dashboard.logs.text_tables.found_table import TextTable, may_hold_table
from dashboard.logs.text_tables.in_html import tables_in_html
from dashboard.logs.text_tables.runs_of_tables import reading_of_tables, rows_of_curves
from dashboard.logs.text_tables.settings import settings_around

_PROSE = (".md", ".markdown", ".mdx", ".rst", ".qmd", ".rmd", ".html", ".htm", ".org", ".adoc")
_NOT_PROSE = (
    *(".py", ".ipynb", ".js", ".ts", ".c", ".cpp", ".cu", ".h", ".m", ".r", ".jl", ".sh", ".tex"),
    *(".yaml", ".yml", ".json", ".jsonl", ".toml", ".cfg", ".ini", ".xml", ".csv", ".tsv"),
)
_SAYS = re.compile(r"(?:loss|acc)\w{0,20}[\"']?\s{0,4}[:=]\s{0,4}[+-]?\d", re.IGNORECASE)


def _guess(head: Head) -> Claim:
    if head.base.endswith(_NOT_PROSE) or not may_hold_table(head.text):
        return Claim.NO
    if _is_table_alone(head):
        return Claim.NO
    in_prose = head.base.endswith(_PROSE)
    rows = rows_of_curves(_tables("\n".join(head.lines)), in_prose=in_prose)
    if not rows:
        return Claim.NO
    if in_prose:
        return Claim.SHAPE
    pair_lines = sum(_SAYS.search(line) is not None for line in head.lines)
    return Claim.SHAPE if rows >= pair_lines else Claim.GENERIC  # a log with a table at its end


def _is_table_alone(head: Head) -> bool:
    """Whether the file is a table and nothing else, which other readers read faster."""
    table = head.table
    if table is None or is_interrupted(table):
        return False
    if head.lines[table.skip_lines].lstrip().startswith("|"):
        return False  # between bars on both sides: a table drawn in text
    return is_curve(table) or is_indexed_history(table)


def _tables(text: str) -> list[TextTable]:
    found = tables_in(short(without_colours(text).splitlines(), instead=""))
    if "<table" in text:
        found = sorted([*found, *tables_in_html(text)], key=lambda table: table.line)
    return found


def _read(head: Head, data: bytes) -> Reading:
    text = to_text(data) or ""
    reading = reading_of_tables(_tables(text), in_prose=head.base.endswith(_PROSE))
    settings = settings_around(text.splitlines())
    return replace(reading, runs=tuple(replace(run, config=settings) for run in reading.runs))


READER = Reader("text tables", _guess, _read)
