"""A mark: something drawn on a panel of a figure.

All that is known of how a mark looks as code stands in ``MARK`` and ``TEST``.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath

from dashboard.charts import marks
from dashboard.charts.figures import overlay
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.options import FigureOptions
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.text.catalogue import LOCALES
from dashboard.text.sentences import Sentences
from docs.new.change import Change, Kind, folder, imports, module, texts

TESTS = PurePosixPath("tests/charts")

MARK = '''\
"""FILL IN: what the mark shows, of which lines, and where it is left out."""

import altair as alt
import numpy as np

{imports}


def layers(panel: PanelData) -> list[alt.Chart]:
    """FILL IN: this one puts a point on the last value of each line in front."""
    canvas, words = panel.canvas, panel.words
    rows = []
    for line in panel.front:
        x, y = float(line.trace.x[-1]), float(line.trace.raw[-1])
        if not np.isfinite(y) or not canvas.shows(x, y):
            continue
        text = words.say("chart-{code}", value=words.texts.number(y))
        rows.append({{"x": x, "y": y, "color": line.stroke.edge, "text": text}})
    if not rows:
        return []
    layer: alt.Chart = (
        canvas.layer("{name}", rows)
        .mark_point(shape="circle")
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            stroke=alt.Stroke("color:N", scale=None),
            tooltip=alt.Tooltip("text:N", title=words.say("chart-value")),
        )
    )
    return [layer]


MARK = Mark("{code}", layers, Order.BEST, frozenset({{PanelKind.MAIN}}))
'''

TEST = '''\
"""FILL IN: where the mark is drawn, and where not."""

import numpy as np
import pytest

{imports}


@pytest.mark.parametrize(("end", "drawn"), [(0.1, 1), (np.nan, 0)])
def test_the_mark_stands_on_a_last_value_that_is_seen(end: float, drawn: int) -> None:
    loss = falling(0.1)
    loss[-1] = end
    options = FigureOptions(metric="loss", split="train")
    (panel,) = overlay.CHART.panels(*gathered([made("a", loss)]), Sentences("en"), options)
    assert len(MARK.draw(panel)) == drawn
'''


def changes(code: str) -> Sequence[Change]:
    """The mark, its texts and a test."""
    name = module(code)
    test_imports = [
        *imports(FigureOptions, Sentences).splitlines(),
        f"from {overlay.__name__.rpartition('.')[0]} import overlay",
        f"from {marks.__name__}.{name} import MARK",
        "from tests.charts.conftest import falling, gathered, made",
    ]
    said = {
        "en": {f"chart-{code}": "FILL IN: { $value }"},
        "pt-BR": {f"chart-{code}": "PREENCHA: { $value }"},
    }
    return [
        Change(
            folder(marks) / f"{name}.py",
            MARK.format(code=code, name=name, imports=imports(Mark, Order, PanelData, PanelKind)),
        ),
        *texts("charts", said, LOCALES),
        Change(
            TESTS / f"test_{name}.py",
            TEST.format(imports="\n".join(sorted(test_imports))),
        ),
    ]


KIND = Kind("mark", changes)
