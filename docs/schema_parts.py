"""What the JSON Schemas are put together from (draft 2020-12)."""

import json
from collections.abc import Mapping
from typing import Any

from dashboard.diagnosis.verdict import SCHEMA_VERSION

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

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


def document(title: str, properties: Mapping[str, Schema]) -> str:
    """A whole schema as the text of its file."""
    schema = {"$schema": DIALECT, "title": title, **closed(properties)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
