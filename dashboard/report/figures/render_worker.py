"""The process that draws pictures, asked on its standard input: one after the other."""

import json
from typing import BinaryIO

from dashboard.logs.apart.frames import Kind, write_frame
from dashboard.logs.apart.questions import on_standard_streams, questions_on
from dashboard.report.figures.render import rendered

WARM = json.dumps(
    {
        "data": {"values": [{"x": 1, "y": 1}]},
        "mark": "line",
        "encoding": {axis: {"field": axis, "type": "quantitative"} for axis in ("x", "y")},
    }
)
"""A figure that is drawn before anybody asks: the first takes a second longer than any other."""


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer one question after the other, until there are no more."""
    rendered(WARM, "png")
    for asked, spec in questions_on(questions):
        form = str(asked["form"])
        try:
            made = rendered(spec.decode(), form) if spec else b""
        except Exception as error:  # noqa: BLE001 - whatever a renderer raises is told to whoever asked
            write_frame(answers, Kind.FAILED, str(error).encode("utf-8", "replace"))
            made = b""
        write_frame(answers, Kind.PART, made)


def main() -> None:
    """Serve on the standard streams."""
    on_standard_streams(serve)
