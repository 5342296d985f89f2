"""What a page shows in a table can be saved from it for a spreadsheet, where nothing of it acts."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.views.dropped_files import OVERFITTED

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
FORMULA = '=HYPERLINK("http,//x","y")'
HISTORY = {"loss": [2.0, 1.5, 1.0, 0.8], "val_loss": [2.1, 1.7, 1.6, 1.5]}
FILES_OF_A_STRANGER = {
    "@good.csv": OVERFITTED.encode(),
    "=a.csv": b"",
    "+b.json": json.dumps({**HISTORY, "config": {FORMULA: 1.5, "model": FORMULA}}).encode(),
    "-c.json": json.dumps({**HISTORY, "config": {FORMULA: 2.5, "model": "@x"}}).encode(),
}


def texts_of(page: AppTest) -> list[str]:
    """All that a person could save from the tables of a page: names of columns and cells."""
    found = []
    for table in page.dataframe:
        found += map(str, table.value.columns)
        found += [cell for _, column in table.value.items() for cell in column if type(cell) is str]
        for config in json.loads(table.proto.columns or "{}").values():
            found.append(str(config.get("label", "")))
    return found


@pytest.mark.parametrize("name", ["home", "curves"])
def test_nothing_in_a_table_begins_like_a_formula(
    name: str, opened: Callable[..., AppTest], tmp_path: Path
) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    for file, data in FILES_OF_A_STRANGER.items():
        (folder / file).write_bytes(data)
    page = opened(name, str(folder), lang="en")
    assert not page.exception
    texts = texts_of(page)
    assert any(sign in text for text in texts for sign in ("'@", "'=", "'+", "'-"))
    assert [text for text in texts if text.startswith(SIGNS)] == []
