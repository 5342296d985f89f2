"""Whatever files are read together, the log book stays consistent with its receipt."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model.table import check_table
from tests.examples import examples
from tests.logs.samples import SAMPLES, Sample
from tests.logs.small_logs import read_bytes

FOLDERS = ["", "a/", "a/train/", "a/validation/", "a/Loss_train/", "a/1700000000.5/", "b/"]
NAMES = ["hparams.yaml", "metrics.csv", "events.out.tfevents.1", "events.out.tfevents.2"]
PLACED = st.tuples(
    st.sampled_from(SAMPLES), st.sampled_from(FOLDERS), st.none() | st.sampled_from(NAMES)
)


@settings(max_examples=examples(150))
@given(st.lists(PLACED, min_size=1, max_size=5))
def test_points_and_runs_agree_with_the_receipt(
    placed: list[tuple[Sample, str, str | None]],
) -> None:
    files = [
        (folder + (name or sample.name.rsplit("/", 1)[-1]), sample.data[:6000])
        for sample, folder, name in placed
    ]
    book = read_bytes(*files)
    table = book.scalars
    check_table(table)
    assert book.receipt.total("points") == len(table)
    assert all(source.points or source.notes for source in book.receipt.sources)
    assert len({run.run_id for run in book.runs}) == len(book.runs)
    assert set(table["run_id"].astype(str)) <= {run.run_id for run in book.runs}
    for _, points in table.groupby(["run_id", "metric", "split"], observed=True):
        assert points["step"].is_monotonic_increasing
        assert points["step"].is_unique
