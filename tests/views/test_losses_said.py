"""What could not be read stands once for each reason, with the other files to be opened."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard.views.frame.receipt import NAMES_SHOWN

Open = Callable[..., AppTest]


def box(page: AppTest) -> str:
    return next(one.proto.body for one in page.get("html") if 'class="losses"' in one.proto.body)


def test_files_of_one_reason_share_a_line_and_are_named_inside(
    opened: Open, tmp_path: Path
) -> None:
    for name in ("a", "b", "<b>c"):
        (tmp_path / f"{name}.csv").touch()
    (tmp_path / "notes.dat").write_text("nothing here\n")
    said = box(opened("home", str(tmp_path), set="given", lang="en"))
    assert said.count("<li>") == 2
    assert said.count("is empty") == 1
    assert "<summary>The same with 2 more files.</summary>" in said
    assert "<code>" in said
    assert "<b>" not in said


def test_of_very_many_files_some_are_named_and_the_rest_counted(
    opened: Open, tmp_path: Path
) -> None:
    for number in range(NAMES_SHOWN + 6):
        (tmp_path / f"f{number:03}.csv").touch()
    said = box(opened("home", str(tmp_path), set="given", lang="pt-BR"))
    assert f"O mesmo com mais {NAMES_SHOWN + 5} arquivos." in said
    assert said.count("<code>") == NAMES_SHOWN
    assert "e mais 5" in said
