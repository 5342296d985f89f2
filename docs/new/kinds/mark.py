"""A mark: something drawn on a panel of a figure.

All that is known of how a mark looks as code stands in ``MARK`` and ``TEST``.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath

from dashboard.charts import marks
from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.y_domain import Extent
from dashboard.charts.data.traces import Trace
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.marks.fallback import kept_layers
from dashboard.charts.marks.lines import Line
from dashboard.charts.style.palette import Stroke
from dashboard.charts.style.theme import look
from dashboard.model.run import Run, XUnit
from dashboard.text.catalogue import LOCALES
from dashboard.text.sentences import Sentences
from docs.new.change import Change, Kind, folder, imports, module, texts

TESTS = PurePosixPath("tests/charts")

MARK = '''\
"""FILL IN: what the mark shows, of which lines, and where it is left out."""

from collections.abc import Sequence

import altair as alt
import numpy as np

{imports}


@kept_layers("{code}")
def layers(lines: Sequence[Line], canvas: Canvas, words: Sentences) -> list[alt.Chart]:
    """FILL IN: this one puts a point on the last value of each line in front."""
    rows = []
    for line in lines:
        x, y = float(line.trace.x[-1]), float(line.trace.raw[-1])
        if line.is_muted or not np.isfinite(y) or not canvas.shows(x, y):
            continue
        said = words.say("chart-{code}", value=words.texts.number(y))
        rows.append({{"x": x, "y": y, "color": line.stroke.edge, "said": said}})
    if not rows:
        return []
    layer: alt.Chart = (
        canvas.layer("{name}", rows)
        .mark_point(shape="circle")
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            stroke=alt.Stroke("color:N", scale=None),
            tooltip=alt.Tooltip("said:N", title=words.say("chart-value")),
        )
    )
    return [layer]
'''

TEST = '''\
"""FILL IN: where the mark is drawn, and where not."""

import numpy as np
import pytest

{imports}


@pytest.mark.parametrize(("end", "drawn"), [(0.5, 1), (np.nan, 0), (50.0, 0)])
def test_the_mark_stands_on_a_last_value_that_is_seen(end: float, drawn: int) -> None:
    plane = Extent(0.0, 10.0)
    canvas = Canvas("p", 400, 200, XAxis.EPOCH, plane, Extent(0.0, 1.0), "loss", look("light"), "x")
    x, y = np.arange(5.0), np.append(np.ones(4), end)
    trace = Trace(Run("r", "r", "r", "csv", XUnit.EPOCH, {{}}), "train", x, x, y, y, x)
    line = Line("r", trace, Stroke("#000000", (1, 0), "circle"), "r")
    assert len(layers([line], canvas, Sentences("en"))) == drawn
'''


def changes(code: str) -> Sequence[Change]:
    """The mark, its texts and a test."""
    name = module(code)
    where = f"{marks.__name__}.{name}"
    tested = (Canvas, Extent, Trace, XAxis, Line, Stroke, look, Run, XUnit, Sentences)
    test_imports = [*imports(*tested).splitlines(), f"from {where} import layers"]
    said = {
        "en": {f"chart-{code}": "FILL IN: { $value }"},
        "pt-BR": {f"chart-{code}": "PREENCHA: { $value }"},
    }
    return [
        Change(
            folder(marks) / f"{name}.py",
            MARK.format(
                code=code, name=name, imports=imports(Canvas, kept_layers, Line, Sentences)
            ),
        ),
        *texts("charts", said, LOCALES),
        Change(
            TESTS / f"test_{name}.py",
            TEST.format(imports="\n".join(sorted(test_imports))),
        ),
    ]


KIND = Kind("mark", changes)
