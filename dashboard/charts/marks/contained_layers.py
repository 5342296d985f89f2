"""Layers that are no marks of a panel of curves, and stand by themselves like those."""

from collections.abc import Callable
from functools import partial, wraps
from typing import ParamSpec

import altair as alt

from dashboard.model.contained import Stage, contained

P = ParamSpec("P")

Layers = list[alt.Chart]


def contained_layers(name: str) -> Callable[[Callable[P, Layers]], Callable[P, Layers]]:
    """Make layers stand by themselves: where they raise, there are none."""

    def made(draw: Callable[P, Layers]) -> Callable[P, Layers]:
        @wraps(draw)
        def drawn(*args: P.args, **options: P.kwargs) -> Layers:
            return contained(Stage.DRAW, name, partial(draw, *args, **options), lambda _: [])

        return drawn

    return made
