"""The page on damage and attack names tests that exist."""

import re
from pathlib import Path

import pytest

from tests.covered_cases import HOSTILE, RESILIENCE

ROOT = Path(__file__).resolve().parents[2]
COVERED = [RESILIENCE, *HOSTILE.values()]
NAMED = sorted({place for cases in COVERED for place in cases.values()})


@pytest.mark.parametrize(("file", "test"), NAMED, ids=[test for _, test in NAMED])
def test_a_test_that_the_page_names_exists(file: str, test: str) -> None:
    assert re.search(rf"^def {test}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
