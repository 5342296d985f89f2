"""Of every comparison: sets of runs on which it finds something, finds nothing, does not apply.

Quiet is where the runs could show it and do not.  Where it does not apply, the set is one that
shows it, less one thing that the rule needs.
"""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.model.table import Split
from tests.diagnosis.siblings.made_up_runs import figure_1, figure_2, run, sweep


@dataclass(frozen=True)
class Cases:
    """Sets of runs by what they show, for each of the three outcomes."""

    fires: dict
    quiet: dict
    does_not_apply: dict


def seeds(lr, *noises, **changes):
    """Runs of one rate that differ by their seed."""
    return [
        run(f"{lr}-{i}", lr=lr, seed=i, noise=noise, **changes) for i, noise in enumerate(noises)
    ]


def first_points(n, runs):
    """The runs with the first ``n`` points of every curve."""
    return [
        replace(
            one,
            curves={
                key: replace(curve, x=curve.x[:n], y=curve.y[:n])
                for key, curve in one.curves.items()
            },
        )
        for one in runs
    ]


def shifted(one, by):
    """The run better or worse on data that it has not seen, from its first update on."""
    return _tested(one, np.r_[0.0, np.full(len(_test_curve(one).y) - 1, by)] + _test_curve(one).y)


def lost(batch_size, lr):
    """A run that diverged at a rate at which the formula does not."""
    far = run(f"lost{batch_size}", batch_size=batch_size, lr=3.0)
    rate = far.curves["learning_rate", Split.NONE]
    logged = {("learning_rate", Split.NONE): replace(rate, y=np.full(len(rate), lr))}
    config = {**far.run.config, "lr": lr}
    return replace(far, run=replace(far.run, config=config), curves={**far.curves, **logged})


def standing(one, at):
    """The run with one accuracy on data that it has not seen, from start to end."""
    return _tested(one, np.full(len(_test_curve(one).y), at))


def _test_curve(one):
    return one.curves["accuracy", Split.TEST]


def _tested(one, values):
    curve = replace(_test_curve(one), y=values)
    return replace(one, curves=dict(one.curves) | {("accuracy", Split.TEST): curve})


ORANGE, LILAC, BLUE = figure_1()
SMALL = run("small", batch_size=64, lr=0.01, seed=None)
LARGE = run("large", batch_size=1024, lr=0.01)
STAYS = run("stays", batch_size=1024, lr=0.001, epochs=40)
LEAVES = run("leaves", batch_size=1024, lr=0.001, epochs=40, phases=[(21, 1024, 0.5)])
REFERENCE = run("reference", batch_size=64, lr=0.01)
CONTROL = run("control", batch_size=1024, lr=0.01)
SWITCHED = run("switched", batch_size=1024, lr=0.01, phases=[(2, 64, 0.01)])
APART = [standing(run("a"), 0.5), standing(run("b", seed=1), 0.9)]
TEST_SET = {"test_examples": 10_000}

NAMELESS = {"dataset": None, "hidden": None, "classes": None, "train_examples": None}
"""Settings that do not say what is trained on what."""


def nameless(names, **changes):
    """Runs of a sweep that only their names distinguish, besides their rates."""
    rates = (0.01, 0.03, 0.1, 0.3)
    return [
        run(name, lr=lr, **NAMELESS | changes)
        for name, lr in zip(names, rates[: len(names)], strict=True)
    ]


def logging(one, old, new):
    """The run with a metric of another name."""
    curves = {
        (new if metric == old else metric, split): replace(
            curve, metric=new if curve.metric == old else curve.metric
        )
        for (metric, split), curve in one.curves.items()
    }
    return replace(one, curves=curves)


def times(one, by):
    """The run with all losses ``by`` times as large."""
    curves = {
        key: replace(curve, y=curve.y * by) if curve.metric == "loss" else curve
        for key, curve in one.curves.items()
    }
    return replace(one, curves=curves)


def with_steps(one, steps):
    """The run with another number of updates."""
    return replace(one, steps=float(steps))


FIRST, SECOND = nameless(["run_1", "run_2"])

CASES = {
    "assumed-family": Cases(
        fires={
            "words": nameless(["laranja", "azul"]),
            "one has no word": nameless(["run_1", "azul"]),
        },
        quiet={
            "counters": [FIRST, SECOND],
            "a word for all": nameless(["ana/1", "ana/2"]),
            "names that a tracker made up": nameless(["happy-lion-1", "sunny-cat-2"]),
        },
        does_not_apply={"the settings name data and model": sweep((0.01, 0.1))},
    ),
    "kept-apart": Cases(
        fires={
            "names of models": nameless(["resnet_1", "vgg_2"]),
            "only one names its data": nameless(["mnist_1", "run_2"]),
            "words over several settings": nameless(["a_1", "a_2", "b_1", "b_2"]),
            "other metrics": [FIRST, logging(SECOND, "accuracy", "mae")],
            "other numbers of classes": [FIRST, times(SECOND, 3.0)],
            "other scales": [FIRST, times(SECOND, 1e4)],
            "other numbers of examples": [FIRST, with_steps(SECOND, 100_000)],
        },
        quiet={
            "counters": [FIRST, SECOND],
            "losses a little apart": [FIRST, times(SECOND, 1.3)],
            "one logs a metric more": [
                FIRST,
                replace(SECOND, curves=SECOND.curves | logging(SECOND, "accuracy", "mae").curves),
            ],
            "a run that diverged": [
                FIRST,
                run("run_2", lr=3.0, **NAMELESS),
            ],
        },
        does_not_apply={"the settings say on what data": sweep((0.01, 0.1))},
    ),
    "best-setting": Cases(
        fires={"a sweep": sweep((0.0001, 0.03, 0.9)), "two settings": sweep((0.01, 0.03))},
        quiet={"all diverged": sweep((2.0, 3.0, 4.0))},
        does_not_apply={
            "one setting, two lengths": [run("a"), run("b", epochs=20)],
            "one setting, two seeds": seeds(0.01, 0.0, 0.01),
        },
    ),
    "edge-of-grid": Cases(
        fires={"the highest": sweep((0.0001, 0.001)), "the lowest": sweep((0.3, 0.9))},
        quiet={
            "the middle": sweep((0.0001, 0.03, 0.95)),
            "flat at the edge": sweep((0.029, 0.03)),
            "the neighbour beyond diverged": sweep((0.001, 0.01, 3.0)),
            "a lead that seeds make": seeds(0.01, -0.05, 0, 0.05) + seeds(0.02, -0.04, 0.01, 0.06),
        },
        does_not_apply={"one rate": seeds(0.01, 0.0, 0.01), "all diverged": sweep((2.0, 3.0))},
    ),
    "large-batch-gap": Cases(
        fires={
            "the same rate": [SMALL, LARGE],
            "a rate between the same and the scaled": [
                SMALL,
                run("large", batch_size=8192, lr=0.1),
            ],
        },
        quiet={
            "less than a point": [run("one", batch_size=64), run("two", batch_size=128)],
            "a scaled rate": [SMALL, run("large", batch_size=1024, lr=0.16)],
            "the large batch ends better": [SMALL, shifted(LARGE, 0.2)],
        },
        does_not_apply={
            "one batch": sweep(),
            "a rate of its own": [SMALL, run("large", batch_size=1024, lr=0.001)],
            "switched half-way": [SMALL, shifted(SWITCHED, -0.1)],
            "diverged": [SMALL, run("large", batch_size=1024, lr=3.0)],
        },
    ),
    "lr-made-up-for-batch": Cases(
        fires={"the book's first figure": figure_1()},
        quiet={
            "the higher rate falls short too": [ORANGE, LILAC, shifted(BLUE, -0.05)],
            "the larger batch falls short by less than a point": [
                SMALL,
                run("low", batch_size=96, lr=0.01),
                run("high", batch_size=96, lr=0.02),
            ],
        },
        does_not_apply={
            "no reference of a smaller batch": [LILAC, BLUE],
            "no sibling of a lower rate": [ORANGE, BLUE],
            "no sibling of a higher rate": [ORANGE, LILAC],
        },
    ),
    "lr-regimes": Cases(
        fires={
            "three rates": sweep((0.0001, 0.03, 0.95)),
            "one diverged": sweep((0.0001, 0.03, 3.0)),
        },
        quiet={"all diverged": sweep((2.0, 3.0, 4.0))},
        does_not_apply={
            "two rates": sweep((0.001, 0.1)),
            "three lengths of two rates": [*sweep((0.001, 0.1)), run("long", lr=0.1, epochs=60)],
            "three rates of three batches": [
                run(batch_size=size, lr=lr) for size, lr in ((32, 0.0001), (64, 0.03), (128, 0.95))
            ],
        },
    ),
    "missing-cell": Cases(
        fires={"a scaled rate": [SMALL, LARGE], "a hole": figure_1()},
        quiet={
            "a full grid": [
                run(batch_size=size, lr=lr) for size in (64, 128) for lr in (0.01, 0.03)
            ],
            "one rate, and no batch falls short": [run(batch_size=size) for size in (64, 96)],
        },
        does_not_apply={
            "one batch": sweep((0.001, 0.01)),
            "all diverged": [run(batch_size=size, lr=3.0) for size in (64, 1024)],
        },
    ),
    "next-rates": Cases(
        fires={
            "a coarse grid": sweep((0.0001, 0.01, 0.9)),
            "a fine one": sweep((0.005, 0.01, 0.02, 0.04, 0.08)),
        },
        quiet={"nobody learned": [standing(one, 0.1) for one in sweep((0.001, 0.01, 0.1))]},
        does_not_apply={
            "two rates": sweep((0.001, 0.01)),
            "three rates, one diverged": sweep((0.001, 0.01, 3.0)),
        },
    ),
    "parting": Cases(
        fires={
            "a switch half-way": [STAYS, LEAVES],
            "two rates": sweep((0.001, 0.1)),
            "five points": first_points(5, APART),
        },
        quiet={
            "equal curves": [run("a", seed=0), run("b", seed=1)],
            "a difference within the noise": [run("a"), shifted(run("b", seed=1), 1e-9)],
        },
        does_not_apply={
            "one of two diverged": sweep((0.01, 3.0)),
            "four points": first_points(4, APART),
        },
    ),
    "seed-noise": Cases(
        fires={
            "within the spread of seeds": seeds(0.01, -0.01, 0, 0.01) + seeds(0.03, -0.01, 0, 0.01),
            "beyond it": seeds(0.0003, -0.001, 0, 0.001) + seeds(0.03, -0.001, 0, 0.001),
            "within the error of the test set": sweep((0.03, 0.031), **TEST_SET),
        },
        quiet={"beyond the error of the test set": sweep((0.0001, 0.03), **TEST_SET)},
        does_not_apply={
            "one setting": seeds(0.01, -0.01, 0, 0.01),
            "a test set of unknown size": sweep((0.03, 0.031)),
            "copies of a run": [run("a"), run("copy of a"), run("b", lr=0.0101)],
        },
    ),
    "switch-recovers": Cases(
        fires={"the book's second figure": figure_2(), "three": [REFERENCE, CONTROL, SWITCHED]},
        quiet={
            "the control does not fall short": [REFERENCE, shifted(CONTROL, 0.2), SWITCHED],
            "the switch comes too late": [
                REFERENCE,
                CONTROL,
                run("switched", batch_size=1024, lr=0.01, phases=[(30, 64, 0.01)]),
            ],
        },
        does_not_apply={
            "no control": [REFERENCE, SWITCHED],
            "a control of another beginning": [
                REFERENCE,
                run("control", batch_size=1024, lr=0.003),
                SWITCHED,
            ],
            "no run that shows that more was possible": [CONTROL, SWITCHED],
            "no switch": [REFERENCE, CONTROL],
        },
    ),
    "tau-explains": Cases(
        fires={
            "the book's first figure": figure_1(),
            "two runs": [SMALL, LARGE],
            "three times the rate diverged": [SMALL, LARGE, lost(64, lr=0.03)],
        },
        quiet={
            "another score than τ says": [SMALL, shifted(LARGE, 0.03)],
            "nothing gained afterwards": [SMALL, run("large", batch_size=80, lr=0.01)],
        },
        does_not_apply={
            "Adam": [run(f"b{b}", batch_size=b, optimizer="adam") for b in (64, 1024)],
            "Adam beside SGD": [SMALL, run("large", batch_size=1024, lr=0.01, optimizer="adam")],
            "a reference of changing rate": [
                run("small", batch_size=64, lr=0.01, phases=[(15, 64, 0.02)]),
                LARGE,
            ],
            "a reference that never walked that far": [
                SMALL,
                run("large", batch_size=1024, lr=0.3),
            ],
            "one batch": sweep((0.001, 0.01)),
            "twice the reference's rate diverged": [SMALL, LARGE, lost(64, lr=0.02)],
            "twice the large batch's rate diverged": [SMALL, LARGE, lost(1024, lr=0.02)],
        },
    ),
    "unlike-repeats": Cases(
        fires={
            "one learned nothing": [SMALL, standing(run("spoiled", seed=None), 0.12)],
            "by names": [
                *nameless(["healthy"], seed=None),
                standing(run("shuffled", lr=0.01, seed=None, **NAMELESS), 0.12),
            ],
        },
        quiet={
            "about alike": [run("a", seed=None), shifted(run("b", seed=None), -0.05)],
            "another rate": [SMALL, standing(run("low", lr=0.0001, seed=None), 0.12)],
        },
        does_not_apply={
            "seeds": [run("a", seed=1), standing(run("b", seed=2), 0.12)],
            "another length": [SMALL, standing(run("short", epochs=10, seed=None), 0.12)],
            "diverged": [run("a", lr=0.02), lost(64, lr=0.02)],
        },
    ),
    "time-to-target": Cases(
        fires={"a rate thirty times as high": sweep((0.001, 0.03))},
        quiet={
            "about as fast": sweep((0.03, 0.031)),
            "a factor below two": sweep((0.02, 0.03)),
        },
        does_not_apply={
            "only one reaches it": sweep((0.00001, 0.03)),
            "one setting": [run("a"), run("b", epochs=20)],
            "at the target from the first point": [
                run("slow", lr=0.001),
                standing(run("fast", lr=0.03), 0.97),
            ],
        },
    ),
}
