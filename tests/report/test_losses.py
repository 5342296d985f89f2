"""What the logs lost: each reason once, with the number of its files, none forgotten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model.run import Note, Receipt, ReceiptNote, SourceReceipt
from dashboard.report.reading_losses import by_reason, losses
from dashboard.text.sentences import Sentences

REASONS = [Note.EMPTY_FILE, Note.NOT_A_LOG, Note.NO_AXIS, Note.CUT_OFF, Note.BAD_ROWS]


def lost(path: str, *codes: Note) -> SourceReceipt:
    notes = tuple(ReceiptNote(code, count=2, where="7") for code in codes)
    return SourceReceipt(path, "", size=9, skipped=True, notes=notes)


@pytest.mark.parametrize(
    ("lang", "one", "many"),
    [
        ("pt-BR", "O mesmo com mais um arquivo.", "O mesmo com mais 4 arquivos."),
        ("en", "The same with one more file.", "The same with 4 more files."),
    ],
)
def test_a_reason_of_several_files_is_said_once_with_their_number(
    lang: str, one: str, many: str
) -> None:
    words = Sentences(lang)
    empty = [lost(f"e{n}.csv", Note.EMPTY_FILE) for n in range(5)]
    odd = [lost(f"o{n}.bin", Note.NOT_A_LOG) for n in range(2)]
    alone = lost("a.csv", Note.NO_AXIS)
    said = losses(Receipt((*empty, *odd, alone)), words)
    assert said == [
        f"{words.note(empty[0])[0]} {many}",
        f"{words.note(odd[0])[0]} {one}",
        words.note(alone)[0],
    ]


def test_two_notes_of_one_file_for_one_reason_are_both_said() -> None:
    words = Sentences("en")
    source = lost("a.csv", Note.BAD_ROWS, Note.BAD_ROWS)
    (loss,) = by_reason(Receipt((source,)), words)
    assert loss.sentence == " ".join(words.note(source))
    assert loss.others == ()


@given(st.lists(st.sampled_from(REASONS), max_size=30))
def test_every_file_is_told_of_or_named_exactly_once(codes: list[Note]) -> None:
    words = Sentences("en")
    sources = [lost(f"file{n:02}.csv", code) for n, code in enumerate(codes)]
    found = by_reason(Receipt(tuple(sources)), words)
    assert len(found) == len(set(codes))
    named = [path for loss in found for path in loss.others]
    first = [source.path for source in sources if any(source.path in one.sentence for one in found)]
    assert sorted(named + first) == [source.path for source in sources]
