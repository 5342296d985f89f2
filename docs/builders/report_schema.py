"""The JSON Schema of ``curva diagnose --format json`` and of ``Report.to_dict()``."""

from docs.page import Page
from docs.schema import best, comparison, failure, receipt, run
from docs.schema_parts import VERSION, document, listed


def build() -> str:
    """The schema's text."""
    return document(
        "Curva: report on a set of training logs",
        {
            "schema": VERSION,
            "receipt": receipt(),
            "runs": listed(run()),
            "comparisons": listed(comparison()),
            "failures": listed(failure()),
            "best": best(),
        },
    )


PAGE = Page("report-schema.json", build)
