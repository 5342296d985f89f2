"""The page names early the files that its parts need: all of them, and none that is not there."""

import re
from pathlib import Path

import pytest
import streamlit

from dashboard.views.serving.early_parts import FOLDER, PARTS, files, hints

FILES = Path(streamlit.__file__).parent / "static" / FOLDER


@pytest.mark.parametrize("part", PARTS)
def test_each_part_is_a_file_of_streamlit(part: str) -> None:
    assert len(files(FILES, [part])) >= 1


def test_what_a_named_file_imports_is_named_too() -> None:
    named = set(files(FILES))
    for name in named:
        start = (FILES / name).read_text(encoding="utf-8")[:20_000]
        imported = set(re.findall(r'from"\./([\w.-]+\.js)"', start))
        assert imported <= named, name


def test_every_file_is_named_once_and_is_there() -> None:
    named = re.findall(rb'href="\./([^"]+)"', hints())
    assert len(named) == len(set(named)) > len(PARTS)
    assert all((FILES.parents[1] / one.decode()).is_file() for one in named)


def test_where_files_have_other_names_nothing_is_named(tmp_path: Path) -> None:
    assert files(tmp_path) == []
    for name in ("Html.a.js", "Html.b.js"):  # which of the two is not known
        (tmp_path / name).write_text("")
    assert files(tmp_path, ["Html"]) == []
