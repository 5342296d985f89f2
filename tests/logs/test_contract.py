"""What every reader promises, and that each sample belongs to just one of them."""

import pkgutil

import pytest

from dashboard.logs import readers
from dashboard.logs.file_head import HEAD_BYTES, Head
from dashboard.logs.reader import Claim, Reader
from dashboard.logs.registry import all_readers, claims
from dashboard.model.run import Note, ReceiptNote, SourceReceipt
from dashboard.model.table import build_table, check_table
from dashboard.text.sentences import Sentences
from tests.logs.samples import SAMPLES, Sample
from tests.logs.small_logs import read_bytes


def head_of(sample: Sample) -> Head:
    data = sample.data
    return Head(sample.name, data[:HEAD_BYTES], len(data) <= HEAD_BYTES, lambda: data)


def test_every_module_of_the_folder_is_a_reader_with_a_name_of_its_own() -> None:
    names = [reader.name for reader in all_readers()]
    assert len(set(names)) == len(names)
    assert len(names) == len(list(pkgutil.iter_modules(readers.__path__)))


@pytest.mark.parametrize("reader", all_readers(), ids=lambda reader: reader.name)
def test_every_reader_has_a_sample(reader: Reader) -> None:
    assert reader.name in {sample.reader for sample in SAMPLES}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.reader}: {sample.name}")
def test_a_sample_belongs_to_one_reader_and_is_read(sample: Sample) -> None:
    found = claims(head_of(sample))
    highest = max(found.values(), default=Claim.NO)
    assert [name for name, claim in found.items() if claim == highest] == [sample.reader]
    book = read_bytes((sample.name, sample.data))
    (source,) = book.receipt.sources
    assert (source.format, source.points) == (sample.reader, sample.points)
    table = book.scalars[["metric", "split"]].astype(str).drop_duplicates()
    names = set(table.itertuples(index=False, name=None))
    assert sample.series <= names
    for setting, value in sample.config.items():
        assert book.runs[0].config[setting] == value
    check_table(book.scalars)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.reader}: {sample.name}")
def test_a_sample_cut_anywhere_is_read_or_said_not_to_be(sample: Sample) -> None:
    size = len(sample.data)
    for cut in sorted({1, 7, size // 3, size // 2, size - 9, size - 1}):
        book = read_bytes((sample.name, sample.data[:cut]))
        assert all(source.points or source.notes for source in book.receipt.sources)


def test_the_empty_table_keeps_its_columns() -> None:
    check_table(build_table([]))


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
@pytest.mark.parametrize("note", list(Note))
def test_every_note_has_a_sentence_that_names_the_file(note: Note, lang: str) -> None:
    for count, where in ((0, ""), (1, ""), (1, "12"), (3000, "12")):
        source = SourceReceipt("a/log.csv", "csv", notes=(ReceiptNote(note, count, where),))
        (sentence,) = Sentences(lang).note(source)
        assert "log.csv" in sentence
        assert sentence.endswith(".")
