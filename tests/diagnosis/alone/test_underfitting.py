"""When a run is called underfitted: by what is seen, never by what the networks alone say."""

from types import SimpleNamespace

import pytest

from dashboard.diagnosis.features import measure
from dashboard.diagnosis.lamps.fit import judge
from dashboard.diagnosis.verdict import Fit, Symptom
from tests.diagnosis.alone.formulas import case, slow

SURE = {"under": 0.95, "over": 0.01, "short": 0.01}
WEIGHED = SimpleNamespace(chance=SURE.get, high=0.0)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ((), Fit.UNKNOWN),
        (("val-tracks-train",), Fit.UNKNOWN),
        (("both-poor",), Fit.UNKNOWN),
        (("both-poor", "val-tracks-train"), Fit.UNDERFITTING),
    ],
)
def test_underfitting_takes_two_poor_results_that_are_alike(facts, state):
    seen = {code: Symptom(code, 1.0, "train", "loss", 0.0, 1.0) for code in facts}
    found = judge(measure(case({}, **slow()).curves), seen, WEIGHED)
    assert found.state is state
    if state is Fit.UNDERFITTING:
        assert found.because == facts
        assert 0.5 < found.confidence < SURE["under"]
