"""The same book and the same report from two worker processes as from this one."""

import tarfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from distributed import LocalCluster
from hypothesis import given
from hypothesis import strategies as st

from dashboard.__main__ import main
from dashboard.api import diagnose, load_logs
from dashboard.cluster import batches_of
from dashboard.diagnosis.words import Wordless
from dashboard.logs.corrections.correction import NONE, NOT_A_LOG, FileCorrection
from dashboard.model.run import Note, XUnit
from tests.examples import examples

pytestmark = pytest.mark.xdist_group("cluster")

FILES = examples(20)  # tables in which the runs lie; two hundred and more in a night
A_TABLE = 100  # runs
MANY = FILES * A_TABLE


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Small runs of a hundred kinds, some with a validation loss, a table for each hundred."""
    folder = tmp_path_factory.mktemp("many")
    rows = []
    for kind in range(A_TABLE):
        pace = 0.3 + kind / 120
        losses = [2.3 * pace**epoch + 0.01 * ((kind * epoch) % 7) for epoch in range(6)]
        for epoch, loss in enumerate(losses):
            rows.append(f"lr{kind + 1},{epoch},train_loss,{loss:.5f}\n")
            if kind % 4 == 0:
                rows.append(f"lr{kind + 1},{epoch},val_loss,{loss + 0.1:.5f}\n")
    table = "run,epoch,metric,value\n" + "".join(rows)
    for number in range(FILES):
        inside = folder / f"seed{number}"
        inside.mkdir()
        (inside / "history.csv").write_text(table)
    return folder


def test_thousands_of_small_runs_are_read_and_judged_alike(scheduler: str, many: Path) -> None:
    here, there = load_logs(many), load_logs(many, scheduler=scheduler)
    assert len(here.runs) == MANY
    is_same = (there.runs, there.receipt, there.changes) == (here.runs, here.receipt, here.changes)
    assert is_same
    pd.testing.assert_frame_equal(there.scalars, here.scalars)
    judged = [
        diagnose(there, siblings=False, scheduler=scheduler).spoken(Wordless()).to_dict(),
        diagnose(here, siblings=False).spoken(Wordless()).to_dict(),
    ]
    is_same = judged[0] == judged[1]  # said in a word: pytest would explain every difference
    assert is_same


def test_a_mixed_folder_gives_the_same_documents(
    scheduler: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with tarfile.open(folder / "packed.tgz", "w:gz") as archive:
        archive.add(folder / "lr0.1", "lr0.1")
    for words in (["inspect", "--json"], ["diagnose", "--format", "json"], ["diagnose"]):
        said = []
        for more in ([], ["--scheduler", scheduler]):
            code = main([*words, str(folder), str(folder / "alone.csv"), *more, "--lang", "en"])
            said.append((code, capsys.readouterr()))
        assert said[0] == said[1]
        assert said[0][0] == 0


def test_the_workers_read_as_a_person_corrected(scheduler: str, folder: Path) -> None:
    said = NONE.having("lr0.1/metrics.csv", FileCorrection(NOT_A_LOG))
    said = said.having("alone.csv", FileCorrection(axis=XUnit.EPOCH))
    here = load_logs(folder, corrections=said)
    there = load_logs(folder, corrections=said, scheduler=scheduler)
    assert (there.runs, there.receipt, there.changes) == (here.runs, here.receipt, here.changes)
    assert {change.file for change in here.changes} == {"lr0.1/cut.csv"}
    noted = {note.code for source in there.receipt.sources for note in source.notes}
    assert {Note.SET_ASIDE, Note.CORRECTED} <= noted
    two = [folder, folder / "alone.csv"]
    both = NONE.having("runs/lr0.1/metrics.csv", FileCorrection(NOT_A_LOG))
    assert (
        load_logs(two, corrections=both, scheduler=scheduler).receipt
        == load_logs(two, corrections=both).receipt
    )


@pytest.mark.parametrize("served", ["s3"], indirect=True)
def test_a_store_is_read_by_the_workers_too(served) -> None:
    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as cluster:
        there = load_logs(served.address, scheduler=cluster.scheduler_address)
    assert there.receipt == load_logs(served.address).receipt


def test_a_scheduler_that_is_not_there_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.cluster.PATIENCE_S", 1)
    code = main(["inspect", str(folder), "--scheduler", "tcp://127.0.0.1:9", "--lang", "en"])
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1
    assert "tcp://127.0.0.1:9" in said.err


def test_a_cluster_without_workers_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.cluster.PATIENCE_S", 1)
    with LocalCluster(n_workers=0, processes=False, dashboard_address=":0") as cluster:
        address = cluster.scheduler_address
        code = main(["diagnose", str(folder), "--scheduler", address, "--lang", "pt-BR"])
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert "dask worker" in said.err


def test_a_missing_package_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("dashboard.cluster.import_module", missing)
    code = main(["inspect", str(folder), "--scheduler", "tcp://127.0.0.1:9", "--lang", "en"])
    assert code == 2
    assert "curva[cluster]" in capsys.readouterr().err


@given(st.lists(st.integers(1, 1000), max_size=200), st.integers(1, 50))
def test_batches_keep_every_item_in_order_and_are_of_similar_cost(
    costs: list[int], count: int
) -> None:
    items = list(range(len(costs)))
    batches = batches_of(items, costs, count)
    assert [item for batch in batches for item in batch] == items
    assert all(batches)
    assert len(batches) <= count + 1
    most = sum(costs) / count + 1 + max(costs, default=0)
    assert all(sum(costs[item] for item in batch) <= most for batch in batches)
