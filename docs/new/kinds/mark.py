"""A mark: something drawn on a panel of a figure.

All that is known of how a mark looks as code stands in ``MARK`` and ``TEST``.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath

from dashboard.charts import marks
from dashboard.charts.figures.overlay import CHART
from dashboard.charts.options import FigureOptions
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.charts.style import ensemble
from dashboard.text.catalogue import LOCALES
from dashboard.text.sentences import Sentences
from docs.new.change import Change, Kind, folder, imports, module, texts

TESTS = PurePosixPath("tests/charts")

MARK = '''\
"""FILL IN: what the mark shows, of which lines, and where it is left out."""

import altair as alt
import numpy as np

from dashboard.charts.axes import signs
from dashboard.charts.marks.mark import Mark, Order
{imports}


def layers(panel: PanelData) -> list[alt.Chart]:
    """FILL IN: this one puts a point on the last value of each line in front."""
    canvas, words = panel.canvas, panel.words
    rows = []
    for line in panel.front:
        x, y = float(line.trace.x[-1]), float(line.trace.raw[-1])
        if not np.isfinite(y) or not canvas.shows(x, y):
            continue
        said = words.say("chart-{code}", value=words.texts.number(y))
        rows.append({{"x": x, "y": y, "color": line.stroke.edge, "said": said}})
    return [signs.outlined(canvas, "{name}", rows, words, shape="circle")] if rows else []


MARK = Mark("{code}", layers, Order.BEST, frozenset({{PanelKind.MAIN}}))
'''

TEST = '''\
"""FILL IN: where the mark is drawn, and where not."""

from dataclasses import replace
from typing import Any

{imports}


def test_the_mark_is_drawn_on_the_lines_of_a_panel(book_of: Any) -> None:
    options = FigureOptions(metric="loss", split="test")
    main = CHART.panels(*book_of("book"), Sentences("en"), options)[0]
    assert len(MARK.draw(main)) == 1
    assert MARK.draw(replace(main, drawn=NOTHING_DRAWN)) == []
'''


def changes(code: str) -> Sequence[Change]:
    """The mark, its texts and a test."""
    name = module(code)
    tested = imports(FigureOptions, Sentences).splitlines()
    tested += [
        f"from {ensemble.__name__} import NOTHING_DRAWN",
        f"from {CHART.prepare.__module__} import CHART",
        f"from {marks.__name__}.{name} import MARK",
    ]
    texts_of_it = {
        "en": {f"chart-{code}": "FILL IN: { $value }"},
        "pt-BR": {f"chart-{code}": "PREENCHA: { $value }"},
    }
    return [
        Change(
            folder(marks) / f"{name}.py",
            MARK.format(code=code, name=name, imports=imports(PanelData, PanelKind)),
        ),
        *texts("charts", texts_of_it, LOCALES),
        Change(TESTS / f"test_{name}.py", TEST.format(imports="\n".join(sorted(tested)))),
    ]


KIND = Kind("mark", changes)
