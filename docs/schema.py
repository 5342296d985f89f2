"""The pieces of the JSON Schemas of the report and of the receipt (draft 2020-12).

States, lamps and severities are taken from the enums, so that schema and program cannot disagree.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.diagnosis.report import COUNTS
from dashboard.diagnosis.verdict import (
    SCHEMA_VERSION,
    BatchSize,
    Fit,
    LampName,
    LearningRate,
    Severity,
    Stability,
)
from dashboard.model.contained import Stage
from dashboard.model.table import Split

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

STATES: Mapping[LampName, type[Stability | LearningRate | BatchSize | Fit]] = {
    LampName.STABILITY: Stability,
    LampName.LEARNING_RATE: LearningRate,
    LampName.BATCH_SIZE: BatchSize,
    LampName.FIT: Fit,
}

TEXT: Schema = {"type": "string"}
CODE: Schema = {"type": "string", "minLength": 1, "description": "Names it in every language."}
SENTENCE: Schema = {"type": "string", "description": "In the language of the report."}
CODES: Schema = {"type": "array", "items": {"type": "string", "minLength": 1}}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
COUNT: Schema = {"type": "integer", "minimum": 0}
PLACE: Schema = {
    "type": ["number", "null"],
    "description": "A place on the x axis of the curve; null where there is none.",
}
VALUE: Schema = {"type": ["number", "string", "null"]}
NUMBER_OR_NULL: Schema = {"type": ["number", "null"]}
EVIDENCE: Schema = {
    "type": "object",
    "description": "Numbers by name; one that is not finite is the string nan, inf or -inf.",
    "additionalProperties": {"type": ["number", "string", "boolean"]},
}
VERSION: Schema = {"const": SCHEMA_VERSION}


def closed(properties: Mapping[str, Schema], description: str = "") -> Schema:
    """An object with exactly these properties, all of them required."""
    described = {"description": description} if description else {}
    return {
        "type": "object",
        **described,
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def listed(items: Schema) -> Schema:
    """A list of ``items``."""
    return {"type": "array", "items": items}


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


def document(title: str, properties: Mapping[str, Schema]) -> str:
    """A whole schema as the text of its file."""
    schema = {"$schema": DIALECT, "title": title, **closed(properties)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _lamp(states: Iterable[str]) -> Schema:
    return closed(
        {
            "state": {"enum": [str(state) for state in states]},
            "confidence": {**SHARE, "description": "How sure the state is, between 0 and 1."},
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
            "explained": {"anyOf": [_explained(), {"type": "null"}]},
        }
    )


def _explained() -> Schema:
    reading = {
        "reading": {**TEXT, "description": "One input of the networks; empty for a finding alone."},
        "value": {**NUMBER_OR_NULL, "description": "Of this run: a share, a ratio or a count."},
        "usual": {**NUMBER_OR_NULL, "description": "The median of healthy runs."},
    }
    reason = closed(
        {
            "group": {**TEXT, "description": "Of readings that measure one thing; else empty."},
            "finding": {**TEXT, "description": "The finding that says it; empty where none does."},
            **reading,
            "moves": {
                **NUMBER_OR_NULL,
                "description": "By how much the probability falls where the group is set to what is"
                " usual; below 0 it rises. Null where a rule and no probability asks for it.",
            },
            "by_curve": {
                "type": "boolean",
                "description": "That probability is the one without the settings.",
            },
            "decides": {
                "type": "boolean",
                "description": "Without the finding the state would not be named.",
            },
            "text": SENTENCE,
        }
    )
    margin = closed(
        {
            **reading,
            "turns_at": {
                "type": "number",
                "description": "The first value at which the verdict is another, all else equal.",
            },
            "state": {**TEXT, "description": "What the verdict then is."},
            "reason": {**TEXT, "description": "A code: why it is unknown, if it is; else empty."},
            "text": SENTENCE,
        }
    )
    return closed(
        {
            "probability": {
                **NUMBER_OR_NULL,
                "description": "Of the state; null where rules alone name it.",
            },
            "named_from": {
                **NUMBER_OR_NULL,
                "description": "The probability from which this run's state is named.",
            },
            "rests_on": {
                "enum": ["curve", "settings", "whole"],
                "description": "Where a reason can be seen; whole where nothing moves it alone.",
            },
            "reasons": {
                **listed(reason),
                "description": "What speaks for it, the strongest first.",
            },
            "against": {**listed(reason), "description": "What speaks against it."},
            "margins": {
                **listed(margin),
                "description": "Where single readings turn it; empty where none does, and where the"
                " state was measured on other runs.",
            },
            "text": {
                **SENTENCE,
                "description": "Said where nothing on the curve moves it by itself; else empty.",
            },
        },
        "Why the state is what it is, judged from the run alone; null where that cannot be said,"
        " as for stability.",
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
            "code": closed(
                {
                    "pytorch": {**TEXT, "description": "Python, with comments in the language."},
                    "keras": {**TEXT, "description": "Python, with comments in the language."},
                    "trainer": {
                        "type": ["string", "null"],
                        "description": "A line for a POSIX shell; null where our trainer did not"
                        " write the run, or has no option for the change.",
                    },
                },
                "The advice as code; names such as model and train_loader stand for the reader's.",
            ),
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
