"""Every reader on samples with bytes changed, added and taken out: nothing raises or invents."""

import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.logs.file_head import Head
from dashboard.logs.merge.pieces import piece_of
from dashboard.logs.reader import Reader
from dashboard.logs.registry import all_readers
from dashboard.model.run import Note
from tests.examples import examples
from tests.logs.samples import SAMPLES, Sample
from tests.logs.small_logs import codes, read_text

LONGEST = 4_000  # bytes of a sample taken: enough for its header and some rows
TRICKY = [b"\x00", b"nan", b"-", b"1e400", b"9" * 400, b'"', b"{", b"}", b"[", b"]", b",", b"\n"]
TRICKY += [b"\r", b"null", b"true", b"{}", b"\xff\xfe", b":", b"inf", b"99999999999999999999999"]

Change = tuple[float, int, bytes]
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(TRICKY) | st.binary(max_size=4)),
    min_size=1,
    max_size=6,
)


def changed(data: bytes, changes: list[Change]) -> bytes:
    """The bytes with, at each place, some taken out and others put in."""
    for place, removed, added in changes:
        at = int(place * len(data))
        data = data[:at] + added + data[at + removed :]
    return data


def check(reader: Reader, sample: Sample, data: bytes) -> None:
    head = Head(sample.name, data, load=lambda: data)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        if not reader.guess(head):
            return
        for run in reader.read(head, data).runs:
            for points in piece_of(sample.name, reader, run).series.values():
                assert len(points.step) == len(points.value) > 0


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.reader}: {sample.name}")
@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.too_slow])
@given(changes=CHANGES)
def test_no_change_of_bytes_makes_a_reader_raise(sample: Sample, changes: list[Change]) -> None:
    data = changed(sample.data[:LONGEST], changes)
    for reader in all_readers():
        check(reader, sample, data)


@pytest.mark.parametrize("name", ["metrics.json", "hparams.json", "log.jsonl", "trial.json"])
def test_json_nested_ten_thousand_deep_is_said_to_be_no_log(name: str) -> None:

    book = read_text(name, '{"a":' * 10_000 + "1" + "}" * 10_000)
    assert set(codes(book)) <= {Note.NOT_A_LOG, Note.SETTINGS_UNREADABLE}
