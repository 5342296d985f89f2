"""No link below a folder that is opened on the page leads out of the root, at whatever level."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.logs.corrections.correction import NONE
from dashboard.logs.follow.follower import Follower
from dashboard.logs.sources.disk import find_files
from dashboard.model.run import Note
from dashboard.views.state.log_set import GIVEN, PATH, LogSet, Offer, open_set

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")

SECRET = "step,secret_loss\n" + "".join(f"{n},{9 - n}.25\n" for n in range(9))
OWN = "step,loss\n" + "".join(f"{n},{9 - n}.5\n" for n in range(9))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with a folder of logs, and links from it to what lies beside the root."""
    outside = tmp_path / "outside"
    root = tmp_path / "root"
    logs = root / "logs"
    (logs / "deep" / "er").mkdir(parents=True)
    (outside / "run").mkdir(parents=True)
    (outside / "run" / "log.csv").write_text(SECRET)
    (logs / "own.csv").write_text(OWN)
    (root / "beside.csv").write_text(OWN)
    (logs / "file.csv").symlink_to(outside / "run" / "log.csv")
    (logs / "folder").symlink_to(outside)
    (logs / "deep" / "er" / "up").symlink_to("../../../../outside/run")
    (logs / "deep" / "chain").symlink_to(logs / "folder")
    (logs / "inside.csv").symlink_to(root / "beside.csv")
    return root.resolve()


OUT = {"file.csv", "folder", "deep/er/up", "deep/chain"}


def opened_on_the_page(root: Path) -> LogSet:
    return open_set(PATH, Offer((), root / "logs", (), (), root), lambda _: None)


def test_a_link_that_leads_out_is_not_listed_and_said(root: Path) -> None:
    found = find_files(root / "logs", root)
    assert {file.name for file in found.files} == {"own.csv", "inside.csv"}
    assert {name for name, note in found.problems if note.code is Note.LINK_LEADS_OUT} == OUT


def test_what_links_lead_to_is_in_no_table_of_the_page(root: Path) -> None:
    opened = opened_on_the_page(root)
    assert {run.source for run in opened.book.runs} == {"own.csv", "inside.csv"}
    assert not opened.book.scalars["metric"].astype(str).str.contains("secret").any()
    assert opened.columns("own.csv") == ("step", "loss")
    assert opened.columns("file.csv") == ()


def test_who_starts_the_server_may_follow_links_anywhere(root: Path) -> None:
    offer = Offer((), None, (str(root / "logs"),), (), root)
    opened = open_set(GIVEN, offer, lambda _: None)
    assert "file.csv" in {source.path for source in opened.book.receipt.sources}
    assert opened.book.scalars["metric"].astype(str).str.contains("secret").any()
    assert opened.columns("file.csv") == ("step", "secret_loss")


def test_a_folder_that_becomes_a_link_is_left(root: Path) -> None:
    follower = Follower([root / "logs"], NONE, waits=False, within=root)
    follower.poll(1e9)
    assert follower.book.runs
    (root / "logs").rename(root / "before")
    (root / "logs").symlink_to(root.parent / "outside")
    follower.poll(2e9)
    assert not follower.book.runs
    codes = [note.code for one in follower.book.receipt.sources for note in one.notes]
    assert codes == [Note.LINK_LEADS_OUT]


def test_the_page_says_what_it_did_not_follow(root: Path, opened: Callable[..., AppTest]) -> None:
    page = opened("home", "--root", str(root), lang="en", path="logs", set="path")
    assert not page.exception
    shown = " ".join(one.proto.body for one in page.get("html"))
    assert "leads out of the folder" in shown
    assert "secret" not in shown
