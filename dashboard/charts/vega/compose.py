"""Layers over each other, views beside and under each other: as they are given.

Altair's own ``LayerChart(layer=…)`` and its like first look through all parts for data and
parameters that could be shared, copy each part to do so, at every level again, and rename views.
Ours are named, and their data and parameters stand where they belong: there is nothing to look for.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import altair as alt

AnyChart: TypeAlias = alt.LayerChart | alt.ConcatChart | alt.VConcatChart | alt.HConcatChart


class Layered(alt.LayerChart):
    """One view of layers, from the back to the front."""

    def __init__(self, layer: Sequence[alt.Chart], **properties: Any) -> None:
        """Take the ``layer``s and Vega-Lite's ``properties`` of such a view."""
        alt.TopLevelLayerSpec.__init__(self, layer=list(layer), **properties)


class Beside(alt.HConcatChart):
    """Views in a row, from left to right."""

    def __init__(self, hconcat: Sequence[alt.LayerChart], **properties: Any) -> None:
        """Take the views and Vega-Lite's ``properties`` of a row."""
        alt.TopLevelHConcatSpec.__init__(self, hconcat=list(hconcat), **properties)


class Stacked(alt.VConcatChart):
    """Views under each other, from top to bottom."""

    def __init__(
        self, vconcat: Sequence[alt.LayerChart | alt.HConcatChart], **properties: Any
    ) -> None:
        """Take the views and Vega-Lite's ``properties`` of a column."""
        alt.TopLevelVConcatSpec.__init__(self, vconcat=list(vconcat), **properties)
