"""What the dashboard makes of the folder of a run: one run, nothing doubled, nothing damaged."""

import pytest

from dashboard.logs.load import load_paths
from tests.trainer.resuming import run_of
from trainer.running.jobs import Job
from trainer.running.note import Options
from trainer.running.sources import Sources
from trainer.running.train_job import train_job

EPOCHS, UPDATES = 6, 18


def folder_of(tmp_path, interrupted=False):
    folder = tmp_path / "one"

    def tell(note):
        if interrupted and note.row is not None and note.row.epoch == 5:
            raise KeyboardInterrupt

    job = Job(((run_of(dropout=0.1), folder),))
    options = Options(keep_checkpoint=True)
    if interrupted:
        with pytest.raises(KeyboardInterrupt):
            train_job(job, Sources(None), options, tell)
    else:
        train_job(job, Sources(None), options, tell)
    return folder


@pytest.mark.parametrize("without", [[], ["events*"], ["steps.csv"]])
def test_a_folder_is_one_run_and_the_loss_of_minibatches_a_metric_of_its_own(without, tmp_path):
    folder = folder_of(tmp_path)
    for pattern in without:
        for path in folder.glob(pattern):
            path.unlink()
    book = load_paths([tmp_path])
    assert [run.run_id for run in book.runs] == ["one"]
    table = book.scalars
    counts = table.groupby(["metric", "split"], observed=True).size().to_dict()
    expected = {
        ("loss", "train"): EPOCHS + 1,
        ("loss", "test"): EPOCHS + 1,
        ("loss_step", "train"): UPDATES,
        ("grad_norm_step", "none"): UPDATES,
        ("learning_rate_step", "none"): UPDATES,
        ("grad_norm", "none"): EPOCHS,
        ("learning_rate", "none"): EPOCHS,
    }
    assert {key: counts.get(key) for key in expected} == expected


def test_no_file_of_a_folder_is_damaged_or_a_run_of_its_own(tmp_path):
    for name, interrupted in (("whole", False), ("begun", True)):
        book = load_paths([folder_of(tmp_path / name, interrupted)])
        assert len(book.runs) == 1
        sources = {one.path.partition(".")[0]: one for one in book.receipt.sources}
        assert set(sources) == {"events", "metrics", "steps", "hparams", "run", "checkpoint"}
        assert all(one.damaged == 0 for one in sources.values())
        assert [name for name, one in sources.items() if one.skipped] == ["checkpoint"]
        assert book.runs[0].config["written_by"] == "curva-trainer"
        assert "sha256" not in str(book.runs[0].config)
