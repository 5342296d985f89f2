"""What each program printed for a run, shortened; and every finding that it documents."""

import json

TRAINPROOF = {
    "schema_version": 3,
    "trainproof_version": "0.22.0",
    "reports": [
        {
            "verdict": "FAIL",
            "file": "logs-0/0.csv",
            "findings": [
                {
                    "id": "TP-DIVERGE",
                    "level": "FAIL",
                    "message": "Loss curve is diverging.",
                    "evidence": "End loss 19.2 vs Min loss 2.504",
                    "source": "single_run",
                },
                {
                    "id": "TP-OVERFIT",
                    "level": "WARN",
                    "message": "Overfitting detected: eval loss has significantly degraded.",
                    "evidence": "eval_loss min 0.48 @step4 rose to 0.69",
                    "source": "single_run",
                },
            ],
        }
    ],
    "worst_verdict": "FAIL",
    "error": None,
}

TRAINPROOF_NO_LOSS = {
    "reports": [
        {
            "verdict": "FAIL",
            "file": "logs-0/1.csv",
            "findings": [{"id": "TP-NO-LOSS", "level": "FAIL", "message": "", "evidence": ""}],
        },
        {"verdict": "FAIL", "file": "logs-0/2.csv", "findings": []},
    ]
}

TRAINSPOTTER = {
    "schema_version": 1,
    "run": {"source_format": "csv", "source_path": "metrics.csv", "skipped_rows": 0},
    "summary": {"total_findings": 2, "by_severity": {"error": 1, "warning": 0, "info": 1}},
    "findings": [
        {
            "detector": "spikes",
            "title": "Loss spike",
            "severity": "error",
            "metric": "train/loss",
            "message": "train/loss jumped to 5.047e+120 at step 48.",
        },
        {
            "detector": "plateau",
            "title": "Plateau",
            "severity": "info",
            "metric": "train/loss",
            "message": "train/loss barely moved from step 100 to 130.",
        },
    ],
}

LOSSLINT = {
    "losslint_version": "0.4.0",
    "runs": [
        {"source": "1.csv", "points": 10, "series": ["eval_loss", "loss"], "findings": 1},
        {"source": "2.csv", "points": 51, "series": ["eval_loss", "loss"], "findings": 2},
        {"source": "3.csv", "points": 51, "series": ["eval_loss", "loss"], "findings": 0},
    ],
    "findings": [
        {"check": "overfit_onset", "severity": "info", "message": "…", "source": "1.csv"},
        {"check": "loss_spike", "severity": "warning", "message": "…", "source": "2.csv"},
        {"check": "divergence", "severity": "error", "message": "…", "source": "2.csv"},
    ],
    "summary": {"error": 1, "warning": 1, "info": 1},
    "exit_code": 1,
}

FINETUNE_DOCTOR = {
    "version": "0.2.2",
    "run": {"final_step": 999, "max_steps": 999, "eval_metrics": ["eval_loss"], "checkpoints": []},
    "worst": "CRITICAL",
    "findings": [
        {
            "check": "overfitting",
            "title": "Overfitting",
            "severity": "CRITICAL",
            "summary": "The final model is 86% worse on eval loss than the one at step 256.",
        },
        {
            "check": "eval_below_train",
            "title": "Eval loss below training loss",
            "severity": "INFO",
            "summary": "Eval loss sits at about 71% of training loss throughout.",
        },
        {
            "check": "no_eval",
            "title": "Too few evaluations",
            "severity": "INFO",
            "summary": "Only 3 evaluation(s) were logged.",
        },
    ],
}

EPOCHIX = {
    "epochix_version": "0.7.36",
    "run": {
        "primary_metric": "val_accuracy",
        "final_grade": "A",
        "story_summary": (
            "Epoch 51: 0.9205, worse than the best of 0.9659 at epoch 45. Next step: keep the"
            " checkpoint from epoch 45 if one was saved, and use early stopping on this metric so"
            " the next run ends there."
        ),
    },
    "frames": [
        {"epoch": 2.0, "warnings": [{"kind": "divergence", "epoch": 2.0, "message": "…"}]},
        {"epoch": 5.0, "warnings": [{"kind": "plateau", "epoch": 5.0, "message": "…"}]},
        {"epoch": 6.0, "warnings": [{"kind": "plateau_cleared", "epoch": 6.0, "message": "…"}]},
    ],
}

EPOCHIX_NOTHING_READ = {"run": {"story_summary": None}, "frames": []}

ANSWERS = {
    name: json.dumps(answer)
    for name, answer in {
        "trainproof": TRAINPROOF,
        "trainspotter": TRAINSPOTTER,
        "losslint": LOSSLINT,
        "finetune-doctor": FINETUNE_DOCTOR,
        "epochix": EPOCHIX,
    }.items()
}

_DOCUMENTED = {
    # RULES.md, "Epoch / Watch (Single-Run) Rules", and the identifiers in trainproof/epoch.py
    "trainproof": """TP-NO-RECORDS TP-NO-LOSS TP-NOT-CHECKED TP-NAN TP-NAN-GRAD TP-ZERO-LOSS
        TP-ZERO-LOSS-ONSET TP-ZERO-GRAD TP-FLAT TP-DIVERGE TP-DEAD-RUN TP-GRAD-SPIKE TP-ZERO-LR
        TP-ZERO-LR-PARTIAL TP-THROUGHPUT TP-STEP-CLIFF TP-LOADER-BOUND TP-GPU-UTIL TP-STALL
        TP-OVERFIT TP-PASS""",
    # README, "Detectors"
    "trainspotter": """spikes divergence plateau overfitting lr_schedule grad_norm throughput
        eval_noise loss_floor""",
    # README, "Checks"
    "losslint": """nan_inf divergence loss_spike step_backtrack overfit_onset stagnation parse""",
    # README, "What it checks", by the names in finetune_doctor/checks.py
    "finetune-doctor": """overfitting stopped_improving metric_disagreement no_eval loss_degenerate
        rl_run not_learning loss_spikes gradients lr_schedule eval_below_train incomplete""",
    # the kinds of warning in epochix/models.py; those that withdraw one are no finding
    "epochix": "overfit plateau divergence lr_drop",
}
DOCUMENTED = {tool: codes.split() for tool, codes in _DOCUMENTED.items()}
