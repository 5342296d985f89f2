import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.report import Report
from dashboard.report import as_markdown
from dashboard.report.as_markdown import escape
from dashboard.text.escape import plain
from dashboard.text.sentences import Sentences

ACTIVE = re.compile(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|~$#]")


OUR_TAGS = re.compile(r"^   <(?:/?details|summary)>", re.MULTILINE)


def cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row))


def test_every_row_of_a_table_has_as_many_cells_as_its_head(
    report: Report, words: Sentences
) -> None:
    lines = as_markdown.write(report, words).splitlines()
    for above, row in pairwise(lines):
        if above.startswith("|") and row.startswith("|"):
            assert cells(above) == cells(row), row


def test_every_sentence_of_the_report_is_in_the_document(report: Report, words: Sentences) -> None:
    document = as_markdown.write(report, words)
    said = [words.comparison(one) for one in report.comparisons]
    for diagnosis in report.diagnoses:
        said.append(words.headline(diagnosis))
        said += map(words.symptom, diagnosis.symptoms)
        for tell in (words.recommendation, words.why, words.expect, words.wrong_if):
            said += map(tell, diagnosis.recommendations)
    for source in report.receipt.sources:
        said += words.note(source)
    assert [one for one in said if escape(one) not in document] == []


def test_the_code_of_every_piece_of_advice_is_folded_away_under_it(
    report: Report, words: Sentences
) -> None:
    document = as_markdown.write(report, words)
    runs = {run.run_id: run for run in report.runs}
    given_ = [(one, runs[d.run_id]) for d in report.diagnoses for one in d.recommendations]
    assert document.count("   <details>") == document.count("   </details>") == len(given_)
    lines = [line.removeprefix("   ") for line in document.splitlines()]
    for advice, run in given_:
        for text in filter(None, words.code(advice, run).values()):
            assert set(text.splitlines()) <= set(lines)


def test_a_hostile_name_becomes_neither_tag_nor_link_nor_mention(
    report: Report, words: Sentences
) -> None:
    document = as_markdown.write(report, words)
    document = OUR_TAGS.sub("", document)
    assert not re.search(r"(?<!\\)<\w", document)
    assert not re.search(r"(?<!\\)\]\(", document)
    assert "http://" not in document
    assert "@all" not in document
    assert "\x1b" not in document


@given(st.text())
def test_an_escaped_text_acts_on_nothing_and_stays_on_one_line(text: str) -> None:
    escaped = escape(text)
    assert not ACTIVE.search(escaped)
    assert len(escaped.splitlines()) <= 1


@given(st.text(alphabet=st.characters(categories=["L", "N"])))
def test_plain_words_are_left_as_they_are(text: str) -> None:
    assert escape(text) in {plain(text), re.sub(r"(?i)\bwww(?=\.)", "www\u2060", plain(text))}
