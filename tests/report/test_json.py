import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import Comparison, Headline, RunDiagnosis, Severity
from dashboard.logs.hparams.side_files import canonical
from dashboard.model.run import Receipt, Run, XUnit
from dashboard.report import as_json
from dashboard.report.as_json import write, write_receipt
from dashboard.text.sentences import Sentences

numbers = st.floats() | st.integers() | st.text()


def test_the_document_is_the_dictionary_of_the_report(report: Report) -> None:
    assert json.loads(write(report)) == report.to_dict()


def test_letters_stand_as_themselves(report: Report) -> None:
    document = write(report)
    assert "\\u00" not in document.replace("\\u001b", "")


def test_the_receipt_is_the_one_of_the_report(report: Report, words: Sentences) -> None:
    whole = report.to_dict()
    alone = json.loads(write_receipt(report.receipt, words))
    assert alone == {"schema": whole["schema"], "receipt": whole["receipt"]}


@given(st.dictionaries(st.text(min_size=1), numbers))
def test_no_number_that_is_not_finite_gets_into_json(evidence: dict[str, float | str]) -> None:
    report = Report((), (), (Comparison("best-setting", ("a",), evidence),), Receipt())
    document = json.loads(write(report), parse_constant=pytest.fail)
    read = document["comparisons"][0]["evidence"]
    for name, value in evidence.items():
        expected = value
        if isinstance(value, float) and not math.isfinite(value):
            expected = "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"
        assert read[name] == expected


SETTINGS = {
    "lr": 0.1,
    "schedule": [{"epoch": 1, "lr": 0.1}, {"epoch": 5, "lr": 0.01, "warm": {"up": 2}}],
    "hidden": [256, 256],
    "betas": [0.9, 0.999],
    "nothing": [],
    "pairs of numbers": [[1, 2], [3, 4]],
    "one name twice": [["a", 1], ["a", 2]],
}


def test_settings_that_nest_are_the_objects_that_the_file_held() -> None:
    run = Run("a", "a", "a", "csv", XUnit.STEP, canonical(SETTINGS))
    unjudged = RunDiagnosis("a", {}, Headline(None, "unknown", Severity.NONE), (), ())
    document = Report((run,), (unjudged,), (), Receipt()).to_dict()
    assert document["runs"][0]["config"] == SETTINGS


@pytest.mark.parametrize("number", [np.int64(3), np.float64(0.5), np.float32(2.0)])
def test_a_number_of_numpy_is_written_as_a_plain_one(number: np.generic) -> None:
    report = Report((), (), (Comparison("x", ("a",), {"n": number}),), Receipt())
    assert json.loads(write(report))["comparisons"][0]["evidence"]["n"] == number.item()


def test_what_is_no_number_is_refused_by_its_type() -> None:
    report = Report((), (), (Comparison("x", ("a",), {"n": object()}),), Receipt())
    with pytest.raises(TypeError, match="object has no place"):
        as_json.write(report)
