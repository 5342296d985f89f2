"""What the page may open of the server's own folders: what lies under the root, nothing else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.frame.server_folder import gone, inside, parse


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    (root / "runs" / "a").mkdir(parents=True)
    (tmp_path / "secret").mkdir()
    (root / "link_out").symlink_to(tmp_path / "secret")
    (root / "link_in").symlink_to(root / "runs")
    (root / "loop").symlink_to(root / "loop")
    return root.resolve()


@pytest.mark.parametrize("text", ["runs", "runs/a", "./runs", "runs/../runs", "link_in/a"])
def test_a_folder_under_the_root_is_opened(root: Path, text: str) -> None:
    found = inside(root, text)
    assert found is not None
    assert found.is_relative_to(root)


def test_the_whole_name_of_a_folder_under_the_root_serves_too(root: Path) -> None:
    assert inside(root, str(root / "runs")) == root / "runs"


@pytest.mark.parametrize(
    "text",
    [
        "..",
        "../secret",
        "runs/../../secret",
        "/etc",
        "link_out",
        "loop",
        "none",
        "a\0b",
        "x" * 9999,
    ],
)
def test_what_lies_outside_or_nowhere_is_not_opened(root: Path, text: str) -> None:
    assert inside(root, text) is None


@given(st.text(max_size=40))
def test_no_text_leads_out_of_the_root(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    root = tmp_path_factory.getbasetemp().resolve()
    found = inside(root, text)
    assert found is None or found.is_relative_to(root)


def test_the_root_is_the_working_folder_unless_named(tmp_path: Path) -> None:
    assert parse([]).root == Path.cwd()
    assert parse(["runs", "--root", str(tmp_path)]).root == tmp_path.resolve()
    assert parse(["runs", "more"]).paths == ("runs", "more")


def test_a_folder_that_went_away_stays_asked_for_only_while_it_is_followed(root: Path) -> None:
    followed = {root / "runs" / "gone", root.parent / "secret", Path("/etc")}
    assert gone(root, "runs/gone", followed.__contains__) == root / "runs" / "gone"
    assert gone(root, "runs/other", followed.__contains__) is None


@pytest.mark.parametrize("text", ["../secret", "/etc", "link_out", "a\0b", "loop"])
def test_nothing_outside_the_root_is_asked_for_because_it_is_followed(
    root: Path, text: str
) -> None:
    assert gone(root, text, lambda path: path != root / "loop") is None
