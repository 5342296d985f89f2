"""Which files a meeting was held over, and how those that are open now differ."""

import json

import pytest

from dashboard.logs.source_digests import SourceDigest
from dashboard.meetings.decision import Meeting
from dashboard.report.meetings import minutes, sources
from dashboard.report.meetings.sources import Parted
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences


def file(path: str, of: str) -> SourceDigest:
    return SourceDigest(path, 10, of * 64)


A, B = file("a.csv", "a"), file("b.csv", "b")


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ((A, B), Parted()),
        ((B, A), Parted()),
        ((file("moved/a.csv", "a"), B), Parted()),
        ((file("a.csv", "c"), B), Parted(changed=("a.csv",))),
        ((A,), Parted(gone=("b.csv",))),
        ((A, B, file("c.csv", "c")), Parted(new=("c.csv",))),
        ((), Parted(gone=("a.csv", "b.csv"))),
    ],
)
def test_what_differs_is_named(now: tuple[SourceDigest, ...], found: Parted) -> None:
    assert sources.parted((A, B), now) == found
    assert bool(found) is (found != Parted())


def test_they_are_kept_as_json_and_read_back() -> None:
    kept = json.loads(json.dumps({sources.SOURCES: sources.to_json((A, B))}))
    assert sources.kept_with(kept) == (A, B)


@pytest.mark.parametrize(
    "kept",
    [{}, {"sources": 7}, {"sources": [1, {}, {"path": "a", "size": 1, "sha256": "<b>" * 64}]}],
)
def test_of_a_document_that_says_nonsense_nothing_is_known(kept: dict[str, object]) -> None:
    assert sources.kept_with(kept) == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_sentence_says_it(lang: str) -> None:
    words = Sentences(lang)
    assert sources.told(Parted(), words) == words.say("meeting-files-same")
    said = sources.told(Parted(("a",), ("b", "c"), ("d",)), words)
    for name, files in (("changed", 1), ("new", 2), ("gone", 1)):
        assert words.say(f"meeting-files-{name}", files=files) in said


@pytest.mark.parametrize("count", [1, minutes.MOST_FILES + 2])
def test_the_minutes_list_them_as_sha256sum_reads_them(count: int) -> None:
    many = [file(f"run{number}`.csv", "a") for number in range(count)]
    seen = {sources.SOURCES: sources.to_json(many)}
    meeting = Meeting("0" * 32, "Friday", "digits", 0.0, "Ana", None, 0, seen, 1)
    text = minutes.write(meeting, [], Sentences("en"))
    lines = text.split("```text\n")[1].split("\n```")[0].splitlines()
    assert lines == [f"{one.sha256}  {one.path}" for one in many[: minutes.MOST_FILES]]
    assert ("2 more files are in the JSON" in text) is (count > minutes.MOST_FILES)
