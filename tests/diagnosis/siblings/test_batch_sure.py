"""How sure it is what siblings say of a batch size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.siblings.batch_sure import sure_of_batch
from dashboard.diagnosis.siblings.lamps import SURE
from dashboard.diagnosis.verdict import BatchSize, LampName
from tests.diagnosis.siblings.made_up_runs import case, run

STATES = [BatchSize.TOO_SMALL, BatchSize.GOOD, BatchSize.TOO_LARGE]
shares = st.floats(0, 1)


@given(state=st.sampled_from(STATES), one=shares, other=shares)
def test_less_noise_makes_surer_and_what_is_seen_is_said(state, one, other):
    low, high = sorted((one, other))
    assert 0.5 <= sure_of_batch(state, low) <= sure_of_batch(state, high) < SURE


def test_the_lamp_says_no_more_than_was_measured():
    runs = [run("calmer", batch_size=64, lr=0.05), run("large", batch_size=1024, lr=0.5)]
    refined, _ = refine([case(one) for one in runs])
    lamp = refined[1].lamps[LampName.BATCH_SIZE]
    assert lamp.state is BatchSize.TOO_LARGE
    assert lamp.from_siblings
    assert lamp.confidence == pytest.approx(sure_of_batch(BatchSize.TOO_LARGE, 1.0), abs=0.1)
    assert lamp.confidence < 0.9
