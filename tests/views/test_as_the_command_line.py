"""The pages say of every bundled study what the command line says, in both languages."""

import html
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.text.escape import plain
from dashboard.text.languages import LANGUAGES
from dashboard.views.state.log_set import SAMPLES

ROOT = Path(__file__).parents[2]
Open = Callable[..., AppTest]
MARKUP = re.compile(r"<style>.*?</style>|<script>.*?</script>|<[^>]*>", re.DOTALL)
PAGES = list(product(SAMPLES, LANGUAGES))
PARTING = "parting"
"""The comparison of two runs alone, which never opens the first page."""
SHORT = ("learning_rate", "switch", "batch_size", "regimes", "fit_over", "losses")
"""Studies of which the page of every run is opened: hundreds of them would take minutes."""


def shown(app: AppTest) -> str:
    """The texts of the page without their mark-up, as a person reads them."""
    return "\n".join(html.unescape(MARKUP.sub("", one.proto.body)) for one in app.get("html"))


@pytest.mark.parametrize(("sample", "lang"), PAGES)
def test_the_first_page_opens_with_what_the_command_line_says(
    opened: Open, diagnosed: Callable[[str, str], dict], sample: str, lang: str
) -> None:
    told = diagnosed(sample, lang)
    page = opened("home", set=sample, lang=lang)
    assert not page.exception
    assert told["runs"]
    leading = [one for one in told["comparisons"] if one["code"] != PARTING]
    for comparison in leading[:1]:
        assert comparison["text"] in shown(page)


@pytest.mark.parametrize(("sample", "lang"), PAGES)
def test_where_two_runs_part_is_told_on_the_pages_of_both(
    opened: Open, diagnosed: Callable[[str, str], dict], sample: str, lang: str
) -> None:
    told = diagnosed(sample, lang)
    for comparison in [one for one in told["comparisons"] if one["code"] == PARTING][:1]:
        for run in comparison["runs"]:
            assert comparison["text"] in shown(opened("diagnosis", set=sample, lang=lang, run=run))


@pytest.mark.parametrize(("sample", "lang"), list(product(SHORT, LANGUAGES)))
def test_the_page_of_a_run_says_all_that_the_command_line_says_of_it(
    opened: Open, diagnosed: Callable[[str, str], dict], sample: str, lang: str
) -> None:
    told = diagnosed(sample, lang)
    for run in told["runs"]:
        page = opened("diagnosis", set=sample, lang=lang, run=run["run_id"])
        assert not page.exception
        texts = shown(page)
        assert run["headline"]["text"] in texts
        findings = [one.label for one in page.button if str(one.key).startswith("finding-")]
        assert len(findings) == len(run["findings"])
        for one in run["findings"]:
            assert any(plain(one["text"]) in label for label in findings)
        codes = [one.value.strip() for one in page.code]
        for advice in run["recommendations"]:
            assert all(advice[part] in texts for part in ("text", "why", "expect", "wrong_if"))
            written = [code for code in advice["code"].values() if code is not None]
            assert all(code.strip() in codes for code in written)
