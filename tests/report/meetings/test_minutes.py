"""Decisions as Markdown, as a table, and disagreements as feedback."""

import csv
import datetime as dt
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.meetings.decision import Content, Decision, Kind, KnownRun, Meeting
from dashboard.meetings.identity import Identity
from dashboard.report.meetings import decision_rows, minutes
from dashboard.text.sentences import Sentences

MEETING = Meeting("0" * 32, "Friday | <b>", "digits", 0.0, "Ana", None, 0, {}, 1)
RUNS = (KnownRun("r1", "lr 0.1", Identity(("a" * 32,)), {"state": "too_high"}),)
HOSTILE = "=HYPERLINK(1) | ![x](http://evil.example/a) <script>x</script> `` ` ``"


def decision(kind: Kind, **content: object) -> Decision:
    made = Content(kind, **content)
    said = {"verdict": "Learning rate too high", "lamp": "learning_rate", "state": "too_high"}
    return Decision("d", MEETING.meeting_id, "lr 0.1", RUNS, made, said, "Ana", 0.0, 2)


FULL = decision(
    Kind.RERUN,
    command="python -m trainer run --lr 0.01",
    owner="Bia",
    due=dt.date(2027, 1, 4),
    note="- **twice**\n- then look",
)


@pytest.mark.parametrize(("lang", "due"), [("en", "January 4, 2027"), ("pt-BR", "4 de janeiro")])
def test_the_minutes_have_all_that_was_decided(lang: str, due: str) -> None:
    text = minutes.write(MEETING, [FULL], Sentences(lang))
    assert text.startswith("# Friday \\| \\<b\\>\n")
    for part in ("Bia", due, "lr 0.1", "Learning rate too high", "- **twice**\n- then look"):
        assert part in text
    assert "```sh\npython -m trainer run --lr 0.01\n```" in text


def test_a_meeting_without_a_decision_says_so_and_what_was_taken_back_is_left_out() -> None:
    words = Sentences("en")
    for made in ([], [decision(Kind.OPEN, note="gone")]):
        text = minutes.write(MEETING, made, words)
        assert "Nothing has been decided." in text
        assert "gone" not in text


@given(st.text(alphabet=st.sampled_from("`a\n| [](<"), max_size=40))
def test_no_command_gets_out_of_its_block(command: str) -> None:
    command = command.strip()
    text = minutes.write(MEETING, [decision(Kind.RERUN, command=command)], Sentences("en"))
    if not command:
        assert "```" not in text
        return
    fence = re.search(r"^(`{3,})sh$", text, re.MULTILINE)
    assert fence is not None
    inside = text[fence.end() + 1 :].split(f"\n{fence[1]}\n")[0]
    assert inside.splitlines() == command.splitlines()


def test_hostile_texts_become_neither_links_nor_images_nor_html_nor_formulas() -> None:
    one = decision(Kind.DISAGREE, reason=HOSTILE, owner=HOSTILE, note=HOSTILE)
    text = minutes.write(MEETING, [one], Sentences("en"))
    assert not re.search(r"(?<!\\)\](?=[(\[:])", text)
    assert not re.search(r"(?<!\\)<(?=script)", text)
    table = decision_rows.csv([(MEETING, [one])]).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))
    assert row["reason"].startswith("'=")


def test_a_table_has_a_row_for_each_decision_that_stands() -> None:
    many = [FULL, decision(Kind.OPEN), decision(Kind.KEEP)]
    table = decision_rows.csv([(MEETING, many)]).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["decision"] for row in rows] == ["rerun", "keep"]
    assert tuple(rows[0]) == decision_rows.COLUMNS
    assert (rows[0]["due"], rows[0]["opened_at"]) == ("2027-01-04", "1970-01-01T00:00:00+00:00")
    assert decision_rows.csv([]).decode("utf-8-sig").strip() == ",".join(decision_rows.COLUMNS)


def test_the_feedback_has_disagreements_alone_with_what_a_label_needs() -> None:
    other = decision(Kind.DISAGREE, reason="noisy data")
    made = json.loads(decision_rows.feedback([(MEETING, [FULL, other])]))
    (one,) = made["feedback"]
    assert one["label"] == "noisy data"
    assert one["said"]["state"] == "too_high"
    assert one["runs"] == [{"name": "r1", "digests": ["a" * 32], "seen": {"state": "too_high"}}]


def test_a_year_that_no_calendar_has_is_written_all_the_same() -> None:
    strange = Meeting("0" * 32, "x", "y", 1e300, "Ana", None, 0, {}, 1)
    assert "?" in minutes.write(strange, [FULL], Sentences("en"))
    assert b"1e+300" in decision_rows.csv([(strange, [FULL])])
