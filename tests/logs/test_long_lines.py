"""Lines too long to be records are passed over, and the receipt counts them."""

import pytest

from dashboard.logs.apart.reading import read_apart
from dashboard.logs.corrections.correction import Corrections, FileCorrection
from dashboard.logs.load import UploadedBytes, load_uploads
from dashboard.logs.points.long_lines import MAX_LINE
from dashboard.model.run import LogBook, Note
from dashboard.text.sentences import Sentences

CONSOLE = [f"Epoch {n}: train loss {1 / n:.4f}, val loss {1.1 / n:.4f}" for n in range(1, 30)]
TABLE = [
    "| epoch | train_loss | val_loss |",
    "|---|---|---|",
    *(f"| {n} | {1 / n:.4f} | {1.1 / n:.4f} |" for n in range(1, 30)),
]
LONG = "x" * (MAX_LINE + 1)
LONGEST = "x" * MAX_LINE


def counted(book: LogBook) -> list[int]:
    return [
        note.count
        for source in book.receipt.sources
        for note in source.notes
        if note.code is Note.LONG_LINES
    ]


def opened(lines: list[str], **more: object) -> LogBook:
    return load_uploads([UploadedBytes("train.log", "\n".join(lines).encode())], **more)


@pytest.mark.parametrize(
    ("lines", "passed_over"),
    [
        (CONSOLE, []),
        ([LONGEST, *CONSOLE], []),
        ([*CONSOLE[:9], LONG, *CONSOLE[9:], LONG], [2]),
        ([*TABLE, LONG], [1]),
    ],
    ids=["none", "as long as may be", "console", "a table drawn in text"],
)
def test_the_receipt_counts_the_lines_that_are_passed_over(
    lines: list[str], passed_over: list[int]
) -> None:
    book = opened(lines)
    assert book.receipt.total("points") == 58
    assert counted(book) == passed_over


def test_it_does_so_where_another_process_reads_and_a_person_corrects() -> None:
    many = [*CONSOLE, *[LONG] * 300]
    assert counted(opened(many, into=read_apart)) == [300]
    corrections = Corrections().having("train.log", FileCorrection(format="text log"))
    assert counted(opened([*CONSOLE, LONG], corrections=corrections)) == [1]


@pytest.mark.parametrize(
    ("lang", "says"), [("en", "lines of more than 4000 char"), ("pt-BR", "linhas com mais de 4000")]
)
def test_it_is_said_with_the_length_and_the_number(lang: str, says: str) -> None:
    (source,) = opened([*CONSOLE, LONG, LONG]).receipt.sources
    (sentence,) = (one for one in Sentences(lang).note(source) if says in one)
    assert "2 " in sentence
