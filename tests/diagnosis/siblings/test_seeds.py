"""Which runs differ in the seed only."""

import pytest

from dashboard.diagnosis.siblings.seeds import seed_groups
from dashboard.model.run import Run, Setting, XUnit


def run(run_id: str, source: str = "runs/x", unit: XUnit = XUnit.STEP, **config: Setting) -> Run:
    return Run(run_id, run_id, source, "csv", unit, config)


A = {"lr": 0.1, "batch_size": 64, "model": "mlp"}


@pytest.mark.parametrize(
    ("runs", "groups"),
    [
        ([run("a", seed=0, **A), run("b", seed=1, **A)], [("a", "b")]),
        ([run("a", seed=0, run_name="a", **A), run("b", seed=1, run_name="b", **A)], [("a", "b")]),
        ([run("a", seed=0, steps=90, **A), run("b", seed=1, steps=80, **A)], [("a", "b")]),
        ([run("a", seed=0, **A), run("copy", seed=0, **A), run("b", seed=1, **A)], [("a", "b")]),
        ([run("a", seed=0, **A), run("copy", seed=0, **A)], []),
        ([run("a", **A), run("b", **A)], []),
        ([run("a", seed=0, **A), run("b", seed=1, **A | {"lr": 0.2})], []),
        ([run("a", seed=0, **A), run("b", seed=1, epochs=3, **A)], []),
        ([run("a", seed=0, **A), run("b", unit=XUnit.EPOCH, seed=1, **A)], []),
        ([run("one/seed0", seed=0), run("one/seed1", seed=1)], [("one/seed0", "one/seed1")]),
        ([run("one/seed0", seed=0), run("two/seed1", seed=1)], []),
        ([run("fold_1", fold=1), run("fold_2", fold=2)], [("fold_1", "fold_2")]),
        ([run("mnist_s0", seed=0), run("cifar_s1", seed=1)], []),
        ([], []),
    ],
)
def test_runs_that_share_all_but_the_seed_are_a_group(
    runs: list[Run], groups: list[tuple[str, ...]]
) -> None:
    assert list(seed_groups(runs)) == groups
