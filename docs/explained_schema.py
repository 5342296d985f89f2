"""The JSON Schema of what explains a lamp: its reasons, and where the verdict turns."""

from docs.schema_parts import NUMBER_OR_NULL, SENTENCE, TEXT, Schema, closed, listed


def explained() -> Schema:
    """Why the state of a lamp is what it is."""
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
