"""Files dropped on the page: good ones are judged, and of a broken one a sentence is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.text.languages import LANGUAGES
from dashboard.views.frame.drop_zone import FILES
from tests.views.dropped_files import BROKEN, INSIDE, OVERFITTED, RUNS, zipped

ROOT = Path(__file__).parents[2]
Drop = Callable[..., AppTest]


@pytest.fixture
def drop(opened: Callable[..., AppTest]) -> Drop:
    """Put files into the drop zone of the first page, and run it again."""

    def dropped(files: dict[str, str | bytes], lang: str = "en") -> AppTest:
        page = opened("home", lang=lang)
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            page.file_uploader(key=FILES).upload(name, data)
        page.run()
        assert not page.exception
        assert page.session_state["set"] == "upload"
        return page

    return dropped


def shown(page: AppTest) -> str:
    return " ".join(one.proto.body for one in page.get("html") if "<style>" not in one.proto.body)


def losses(text: str) -> str:
    """What is said at the head of the page of files that could not be read."""
    return text.partition('<ul class="losses"')[2].partition("</ul>")[0]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gets_a_sentence_and_the_good_one_still_opens(drop: Drop, name: str) -> None:
    text = shown(drop({name: BROKEN[name], "good.csv": OVERFITTED}))
    assert "overfitting" in text.lower()
    assert text.count('class="card"') == (2 if name in RUNS else 1)
    assert (INSIDE.get(name, name) in losses(text)) == (name not in RUNS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", sorted({*BROKEN} - RUNS))
def test_a_lone_broken_file_is_named_in_the_language_of_the_page(
    drop: Drop, name: str, lang: str
) -> None:
    text = shown(drop({name: BROKEN[name]}, lang))
    assert name in text
    assert 'class="card"' not in text


def test_a_dropped_zip_of_runs_is_compared(drop: Drop) -> None:
    study = ROOT / "sample_logs" / "regimes"
    files = {
        str(path.relative_to(study)).replace("/", "__"): path.read_bytes()
        for path in study.rglob("*")
        if path.is_file()
    }
    assert "4 runs" in shown(drop({"runs.zip": zipped(**files)}))


def test_a_name_with_path_steps_writes_nothing(drop: Drop) -> None:
    bad = zipped(**{"..__..__escaped.csv": OVERFITTED})
    text = shown(drop({"bad.zip": bad, "ok.csv": OVERFITTED}))
    assert not (ROOT.parent / "escaped.csv").exists()
    assert "bad.zip" in text or "escaped.csv" in text
