"""Every reader on its samples changed as an attacker would: each promise is kept."""

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.logs.registry import all_readers
from tests.examples import examples
from tests.logs.hostile_bytes import hostile
from tests.logs.limits import within_limits
from tests.logs.promises import check_reader, check_upload
from tests.logs.samples import SAMPLES, Sample

LONGEST = 4_000  # bytes of a sample taken: enough for its header and some rows
READERS = {reader.name: reader for reader in all_readers()}


def changed(data: bytes, rng: Random, count: int) -> bytes:
    for _ in range(count):
        data = hostile(data, rng)
    return data


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.reader}: {sample.name}")
@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.too_slow])
@given(rng=st.randoms(use_true_random=True), count=st.integers(1, 4))
def test_no_change_inside_a_log_breaks_a_promise(sample: Sample, rng: Random, count: int) -> None:
    seed = sample.data[:LONGEST]
    data = changed(seed, rng, count)
    with within_limits(len(data)):
        check_reader(READERS[sample.reader], sample.name, data, seed)
    with within_limits(len(data)):
        check_upload(sample.name, data)
