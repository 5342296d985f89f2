"""The JSON Schemas of the report's and of the receipt's objects.

States, lamps and severities are taken from the enums, so that schema and program cannot disagree.
"""

from collections.abc import Iterable, Mapping

from dashboard.diagnosis.report import COUNTS
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    LampName,
    LearningRate,
    Severity,
    Stability,
)
from dashboard.model.contained import Stage
from dashboard.model.table import Split
from docs.explained_schema import explained
from docs.schema_parts import (
    CODE,
    CODES,
    COUNT,
    EVIDENCE,
    NUMBER_OR_NULL,
    PLACE,
    SENTENCE,
    SHARE,
    TEXT,
    VALUE,
    Schema,
    closed,
    listed,
)

STATES: Mapping[LampName, type[Stability | LearningRate | BatchSize | Fit]] = {
    LampName.STABILITY: Stability,
    LampName.LEARNING_RATE: LearningRate,
    LampName.BATCH_SIZE: BatchSize,
    LampName.FIT: Fit,
}


def receipt() -> Schema:
    """What was read and what was lost, file by file."""
    counts = dict.fromkeys(COUNTS, COUNT)
    source = closed(
        {
            "path": TEXT,
            "format": {**TEXT, "description": "The reader's name; empty where none took the file."},
            **counts,
            "skipped": {"type": "boolean", "description": "Nothing of the file was used."},
            "bytes": COUNT,
            "notes": {**listed(TEXT), "description": "One sentence for each loss or change."},
        },
        "One file; counts are of points unless the notes say otherwise.",
    )
    totals = closed({**counts, "sources": COUNT, "skipped": COUNT})
    return closed({"sources": listed(source), "totals": totals})


def run() -> Schema:
    """One run: settings, lamps, headline, findings, recommendations."""
    return closed(
        {
            "run_id": {**TEXT, "description": "Unique in the report, the same at every reading."},
            "source": {**TEXT, "description": "The run's folder or file, relative to the path."},
            "format": {**TEXT, "description": "The reader's name; several are joined by +."},
            "config": {
                "type": "object",
                "description": "lr, batch_size and all else as logged; what nests in a list stays.",
            },
            "lamps": closed({name.value: _lamp(states) for name, states in STATES.items()}),
            "headline": _headline(),
            "findings": listed(_finding()),
            "recommendations": listed(_recommendation()),
            "ended": closed(
                {
                    "metric": {**TEXT, "description": "accuracy or loss; none if unknown."},
                    "split": TEXT,
                    "value": NUMBER_OR_NULL,
                },
                "The median of the last few values of the metric that the verdict names.",
            ),
        }
    )


def failure() -> Schema:
    """A part of the report that failed by a fault of this program."""
    return closed(
        {
            "stage": {"enum": [stage.value for stage in Stage]},
            "code": {**CODE, "description": "Of the rule, the sentence or what else failed."},
            "run_id": {**TEXT, "description": "Empty where no single run is concerned."},
            "error": {
                **TEXT,
                "description": "The type of the exception; its traceback is in the log.",
            },
            "text": SENTENCE,
        }
    )


def comparison() -> Schema:
    """One finding across runs."""
    runs = {"type": "array", "items": TEXT, "minItems": 1}
    return closed({"code": CODE, "runs": runs, "evidence": EVIDENCE, "text": SENTENCE})


def best() -> Schema:
    """The best of the runs that can be ranked together."""
    ranked = closed(
        {
            "run_id": TEXT,
            "runs": {**listed(TEXT), "description": "Those that differ in their seed alone."},
            "metric": TEXT,
            "split": {"enum": [split.value for split in Split]},
            "higher_is_better": {"type": "boolean"},
            "statistic": {"const": "end", "description": "The median of the last few values."},
            "value": {"type": "number"},
            "optimizer": {**TEXT, "description": "Named where the ranked runs used several."},
            "compared": {**COUNT, "description": "Runs that were ranked together."},
        },
        "The run in the middle of the setting that ends best.",
    )
    return {"anyOf": [ranked, {"type": "null"}]}


def _lamp(states: Iterable[str]) -> Schema:
    return closed(
        {
            "state": {"enum": [str(state) for state in states]},
            "confidence": {
                **SHARE,
                "type": ["number", "null"],
                "description": "How sure the state is, between 0 and 1; null where nothing"
                " settles how often it is right.",
            },
            "because": {**CODES, "description": "Findings and comparisons that support it."},
            "against": {**CODES, "description": "Findings that contradict it."},
            "from_siblings": {
                "type": "boolean",
                "description": "Measured on other runs of the set; else inferred from this one.",
            },
            "reason": {
                **TEXT,
                "description": "A code: why the state is unknown, or what it rests on; else empty.",
            },
            "about": {**TEXT, "description": "The metric that the reason names; else empty."},
            "chances": {
                "anyOf": [
                    closed(
                        dict.fromkeys(("low", "good", "high"), SHARE),
                        "How likely each is of a learning rate judged by one run alone.",
                    ),
                    {"type": "null"},
                ]
            },
            "explained": {"anyOf": [explained(), {"type": "null"}]},
        }
    )


def _headline() -> Schema:
    states = {str(state) for states in STATES.values() for state in states}
    return closed(
        {
            "lamp": {
                "enum": [*(name.value for name in LampName), None],
                "description": "What matters most for the next step; null when no lamp does.",
            },
            "state": {"enum": sorted(states | {"healthy", "unknown"})},
            "severity": {"enum": [severity.value for severity in Severity]},
            "text": SENTENCE,
        }
    )


def _finding() -> Schema:
    return closed(
        {
            "code": CODE,
            "strength": {**SHARE, "description": "How far past its threshold, 0 to 1."},
            "split": {"enum": [split.value for split in Split]},
            "metric": TEXT,
            "from": PLACE,
            "to": PLACE,
            "evidence": EVIDENCE,
            "text": SENTENCE,
        }
    )


FRAMEWORKS = (("pytorch", "keras"), ("xgboost", "lightgbm", "catboost"), ())
"""What advice is written for: networks; boosted trees; for these a check has no code."""


def _code(*frameworks: str) -> Schema:
    python = {**TEXT, "description": "Python, with comments in the language."}
    return closed(
        {
            **dict.fromkeys(frameworks, python),
            "trainer": {
                "type": ["string", "null"],
                "description": "A line for a POSIX shell; null where our trainer did not"
                " write the run, or has no option for the change.",
            },
        },
        "The advice as code; names such as model and train_loader stand for the reader's.",
    )


def _recommendation() -> Schema:
    return closed(
        {
            "action": CODE,
            "parameter": {**TEXT, "description": "lr, batch_size, epochs, …; empty for a check."},
            "from": VALUE,
            "to": VALUE,
            "because": {**CODES, "description": "The facts that support it."},
            "evidence": {
                **EVIDENCE,
                "description": "factor is that of the change where from and to are not known.",
            },
            "text": {**SENTENCE, "description": "What to change; the values are in from and to."},
            "why": {**SENTENCE, "description": "The reason, in words."},
            "expect": {**SENTENCE, "description": "What should come of it."},
            "wrong_if": {**SENTENCE, "description": "What would prove it wrong."},
            "code": {"oneOf": [_code(*names) for names in FRAMEWORKS]},
            "follow": {
                "type": ["object", "null"],
                "description": "The settings that our trainer changes to follow it, with their new"
                " values; null where it cannot.",
            },
            "forecast": closed(
                {
                    "metric": {**TEXT, "description": "accuracy or loss; none if unknown."},
                    "split": TEXT,
                    "direction": {"enum": ["up", "down"], "description": "Where better lies."},
                    "now": NUMBER_OR_NULL,
                    "expected": {
                        **NUMBER_OR_NULL,
                        "description": "Where it should end; null where only better is promised.",
                    },
                    "chance": {
                        **NUMBER_OR_NULL,
                        "description": "Share of comparable runs that such a step improved.",
                    },
                },
                "What it predicts, in numbers: the metric should end better than now.",
            ),
        }
    )
