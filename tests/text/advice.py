"""Every action that the engine advises, the configurations it meets, and its code."""

import pytest

from dashboard.diagnosis.verdict import Recommendation
from dashboard.model.run import Run, XUnit
from dashboard.text.catalogue import Catalogue
from dashboard.text.snippets import write
from trainer.settings import Settings, as_mapping

SCALE = {"metric": "accuracy", "split": "test"}
UNSHOWN = {"shown_lr": "none", "shown_score": "none"}
MOVED = {"factor": 3.0, "fold": 3.0, "improved": 0.92, **SCALE}
DOUBTED = {"chance": 0.6, "good": 0.3, "factor": 3.0, "fold": 3.0}
CHECKS = (
    "probe_lower_lr",
    "scale_inputs",
    "check_output_layer",
    "check_metric",
    "fix_reduction",
    "check_gradient_flow",
    "check_classes",
    "check_split",
    "shuffle_data",
)
"""Actions without a setting: what to look at is always the same."""

ADVICE = {
    "raise_lr": [
        Recommendation("raise_lr", "lr", 0.01, 0.03, evidence=MOVED | UNSHOWN),
        Recommendation(
            "raise_lr", "lr", 0.01, 0.03, evidence=MOVED | {"shown_lr": 0.03, "shown_score": 0.9}
        ),
        Recommendation("raise_lr", "lr", None, None, evidence=MOVED | UNSHOWN),
    ],
    "lower_lr": [
        Recommendation("lower_lr", "lr", 0.01, 0.001, evidence=MOVED | UNSHOWN),
        Recommendation("lower_lr", "lr", None, None, evidence=MOVED | UNSHOWN),
    ],
    "try_lr": [
        Recommendation("try_lr", "lr", now, to, evidence={"side": side, "basis": basis, **DOUBTED})
        for side, now, to in (("low", 0.01, 0.03), ("high", 0.03, 0.01))
        for basis in ("curve", "edge")
    ]
    + [
        Recommendation("try_lr", "lr", now, to, evidence={"side": side, "basis": basis, **DOUBTED})
        for side, basis, now, to in (
            ("high", "usual", 5.0, 0.01),
            ("low", "unlearned", 0.001, 0.01),
        )
    ],
    "raise_lr_with_batch": [
        Recommendation(
            "raise_lr_with_batch",
            "lr",
            0.01,
            0.16,
            evidence={"batch_size": 64, "batch_factor": 4.0, "factor": 16.0, "rule": rule}
            | {"warm_up_epochs": 5, **SCALE, **UNSHOWN},
        )
        for rule in ("linear", "square-root")
    ],
    "lower_batch_size": [
        Recommendation(
            "lower_batch_size", "batch_size", 16, 8, evidence={"factor": 2.0, **SCALE} | shown
        )
        for shown in ({"lr": "none", "shown_score": "none"}, {"lr": 0.02, "shown_score": 0.9})
    ],
    "raise_batch_size": [
        Recommendation(
            "raise_batch_size",
            "batch_size",
            16,
            32,
            evidence={"factor": 2.0, "lr": "none", "shown_score": "none", **SCALE},
        )
    ],
    "train_longer": [
        Recommendation("train_longer", f"{unit}s", 3, 6, evidence={"unit": unit, "factor": 2.0})
        for unit in ("epoch", "step")
    ],
    "stop_at_epoch": [
        Recommendation(
            "stop_at_epoch",
            "epochs",
            start,
            to,
            evidence={"unit": unit, "rise": 0.2, "accuracy_went": "rose"},
        )
        for start, to, unit in ((4, 2, "epoch"), (None, 2.5, "epoch"), (400, 200, "step"))
    ],
    "lower_weight_decay": [Recommendation("lower_weight_decay", "weight_decay", 0.3, 0.0005)],
    "add_weight_decay": [
        Recommendation("add_weight_decay", "weight_decay", None, 0.01),
        Recommendation("add_weight_decay", "weight_decay", 0.0005, 0.005),
    ],
    "add_dropout": [
        Recommendation("add_dropout", "dropout", None, 0.2),
        Recommendation("add_dropout", "dropout", 0.2, 0.5),
    ],
    "augment": [Recommendation("augment", "augmentation", None, None)],
    "larger_model": [Recommendation("larger_model", "model", None, None)],
    "decay_lr": [
        Recommendation("decay_lr", "lr", start, to, evidence=where | {"factor": 0.1, "fold": 10.0})
        for start, to in ((0.01, 0.001), (None, None))
        for where in (
            {"at": 2, "unit": "epoch"},
            {"at": "none", "unit": "epoch"},
            {"at": 3, "unit": "step"},
        )
    ],
    "warm_up": [
        Recommendation("warm_up", "warmup_epochs", 0, 2),
        Recommendation("warm_up", "warmup_steps", 0, 50, evidence={"steps": 50}),
    ],
    "clip_gradients": [Recommendation("clip_gradients", "clip_norm", None, 1.0)],
    "add_momentum": [
        Recommendation("add_momentum", "momentum", 0.0, 0.9, evidence={"factor": 10.0})
    ],
    "check_data": [Recommendation("check_data", "", None, None)],
    "check_labels": [Recommendation("check_labels", "", None, None)],
    "set_lr": [
        Recommendation("set_lr", "lr", 0.0, 0.001, evidence=SCALE | UNSHOWN),
        Recommendation("set_lr", "lr", 0.0, None, evidence=SCALE | UNSHOWN),
        Recommendation(
            "set_lr", "lr", 0.0, 0.03, evidence=SCALE | {"shown_lr": 0.03, "shown_score": 0.9}
        ),
    ],
    "stop_now": [
        Recommendation(
            "stop_now",
            "",
            None,
            None,
            ("stays-lost",),
            {"unit": "epoch", "lost_as": lost_as, "points": 12, "at": 3.0}
            | {"in_a_row": 6, "above": 1.02},
        )
        for lost_as in ("above", "guess", "no-number")
    ],
    "check_precision": [
        Recommendation("check_precision", "", None, None, evidence={"where": where})
        for where in ("training", "validation")
    ],
    **{name: [Recommendation(name, "", None, None)] for name in CHECKS},
    "mend_setting": [
        Recommendation("mend_setting", "init", "zero", "he"),
        Recommendation("mend_setting", "input_scaling", "raw", "normalised"),
        Recommendation("mend_setting", "loss", "mse", "cross_entropy"),
        Recommendation("mend_setting", "label_noise", 0.4, 0.0),
        Recommendation("mend_setting", "fault", "shuffled_labels", ""),
        Recommendation("mend_setting", "order", "sorted", "shuffled"),
        Recommendation("mend_setting", "dropout", 0.9, 0.2),
        Recommendation("mend_setting", "l1", 0.1, 0.0),
        Recommendation("mend_setting", "clip", 0.001, 1.0),
        Recommendation("mend_setting", "batch_size", 2, 32),
        Recommendation("mend_setting", "decay", "exponential", "none"),
    ],
    "log_more": [
        Recommendation("log_more", "", None, None, evidence={"reason": reason, "points": 3})
        for reason in ("few-points", "no-loss")
    ],
}
"""Every action in the shapes that the engine gives it."""

LOWERED = {"fold": 3.0, "rounds": 100, "rounds_to": 300, **SCALE}
RAISED = {"fold": 10.0, "rounds": 100, "rounds_to": 1000, **SCALE}
SHOWN = {"shown_lr": 0.1, "shown_score": 0.25, "metric": "loss"}
OF_TREES = {
    "stop_at_round": [
        Recommendation(
            "stop_at_round",
            "rounds",
            100,
            25,
            evidence={"rise": 0.2, "counts": counts, "patience": 10},
        )
        for counts in ("none", "auc")
    ],
    **{
        action: [
            Recommendation(action, "max_depth", None, None),
            Recommendation(action, "max_depth", 6, to),
        ]
        for action, to in (("smaller_trees", 4), ("larger_trees", 8))
    },
    "sample_rows": [Recommendation("sample_rows", "subsample", None, 0.8)],
    "lower_lr_more_rounds": [
        Recommendation("lower_lr_more_rounds", "lr", now, to, evidence=LOWERED | more)
        for now, to, more in (
            (0.3, 0.1, UNSHOWN),
            (0.3, 0.1, SHOWN),
            (None, None, UNSHOWN),
            (None, None, UNSHOWN | {"rounds": "none", "rounds_to": "none"}),
        )
    ],
    "raise_lr_or_rounds": [
        Recommendation("raise_lr_or_rounds", "lr", now, to, evidence=RAISED | more)
        for now, to, more in (
            (0.01, 0.1, UNSHOWN),
            (0.01, 0.1, SHOWN),
            (0.001, 0.1, SHOWN | {"rounds_to": "none"}),
            (None, None, UNSHOWN),
        )
    ],
    "more_rounds": [Recommendation("more_rounds", "rounds", 100, 200, evidence={"factor": 2.0})],
    "log_rounds": [
        Recommendation("log_rounds", "", None, None, evidence={"reason": reason})
        for reason in ("few-points", "no-loss", "no-held-out")
    ],
}
"""The same for boosted trees, whose code is for other libraries."""

CASES = [
    pytest.param(one, id=f"{one.action}-{n}") for a in ADVICE.values() for n, one in enumerate(a)
]
CASES_OF_TREES = [
    pytest.param(one, id=f"{one.action}-{n}")
    for shapes in OF_TREES.values()
    for n, one in enumerate(shapes)
]
OURS = {"written_by": "curva-trainer", "log_format": 1, "train_examples": 1437} | {
    name: tuple(value) if isinstance(value, list) else value
    for name, value in as_mapping(Settings(epochs=4, batch_size=16, lr=0.01)).items()
}
CONFIGS = {
    "nothing known": {},
    "sgd": {"optimizer": "SGD", "lr": 0.01, "batch_size": 16, "epochs": 4},
    "all of sgd": {
        "optimizer": "sgd",
        "lr": 0.01,
        "momentum": 0.9,
        "nesterov": True,
        "weight_decay": 0.0005,
        "dropout": 0.2,
        "epochs": 4,
    },
    "adam": {"optimizer": "adam", "lr": 0.01, "batch_size": 16, "epochs": 4},
    "another": {"optimizer": "shampoo", "lr": 0.01, "epochs": 4},
    "ours": OURS,
}


def run_of(config, label="lote 64/taxa 0,01"):
    return Run("a/b", label, "a/b", "trainer", XUnit.STEP, config)


def code(advice, config, lang="en", label="lote 64/taxa 0,01"):
    return write(advice, run_of(config, label), Catalogue(lang))
