"""The figures of the page on how far verdicts can be believed: reliability, risk and coverage.

Both are of the likeliest of low, good and high, on logs whose families were left out.
"""

from collections.abc import Iterator
from pathlib import Path

import altair as alt
import numpy as np
import pandas as pd

from benchmarks.learn.left_out import LeftOut
from benchmarks.learn.measures import SIDE, parts, sides
from dashboard.model.table import FloatArray

BINS = 10  # of the probability, each with as many logs
COVERED = np.linspace(0.1, 1.0, 46)  # shares of the logs that are answered, the surest first
TOLD = {"told": "with settings", "untold": "without"}
WIDTH, HEIGHT = 330, 300  # pixels of each panel


def draw(found: LeftOut, folder: Path) -> None:
    """Write both figures as SVG into ``folder``."""
    answered = pd.DataFrame(_answered(found))
    _figure(
        pd.DataFrame(_reliability(answered)),
        ("probability of the likeliest side", [0.3, 1.0]),
        ("share that is right", [0.3, 1.0]),
        is_diagonal=True,
    ).save(folder / "reliability.svg")
    _figure(
        pd.DataFrame(_coverage(answered)),
        ("share of logs answered, the surest first", [0.0, 1.0]),
        ("share of them that is wrong", [0.0, 0.45]),
        is_diagonal=False,
    ).save(folder / "risk-coverage.svg")


def _answered(found: LeftOut) -> Iterator[dict[str, object]]:
    """Every log: source, whether its settings were told, how sure, whether right."""
    truth = found.examples.answers["rate"]
    for name, words in TOLD.items():
        likely = sides(getattr(found, name)["rate"])
        right = likely.argmax(1) == SIDE[np.maximum(truth, 0)]
        for source, which in parts(found):
            for i in np.flatnonzero(which & (truth >= 0)):
                sure = float(likely[i].max())
                yield {"source": source, "log": words, "sure": sure, "right": bool(right[i])}


def _reliability(answered: pd.DataFrame) -> Iterator[dict[str, object]]:
    for (source, log), part in answered.groupby(["source", "log"]):
        places = np.array_split(np.argsort(part["sure"].to_numpy()), BINS)
        for place in places:
            at = part.iloc[place]
            yield {"source": source, "log": log, "x": at["sure"].mean(), "y": at["right"].mean()}


def _coverage(answered: pd.DataFrame) -> Iterator[dict[str, object]]:
    for (source, log), part in answered.groupby(["source", "log"]):
        wrong: FloatArray = 1.0 - part.sort_values("sure", ascending=False)["right"].to_numpy(
            np.float64
        )
        for share in COVERED:
            kept = wrong[: max(1, round(share * len(wrong)))]
            yield {"source": source, "log": log, "x": float(share), "y": float(kept.mean())}


def _figure(
    rows: pd.DataFrame, x: tuple[str, list[float]], y: tuple[str, list[float]], *, is_diagonal: bool
) -> alt.FacetChart:
    scales = [alt.Scale(domain=domain, clamp=True, nice=False, zero=False) for _, domain in (x, y)]
    lines = (
        alt.Chart()
        .mark_line(point=is_diagonal, strokeWidth=1.8)
        .encode(
            alt.X("x:Q", title=x[0], scale=scales[0], axis=alt.Axis(format="%")),
            alt.Y("y:Q", title=y[0], scale=scales[1], axis=alt.Axis(format="%")),
            alt.Color("source:N", title=None, scale=alt.Scale(scheme="tableau10")),
        )
    )
    ends = pd.DataFrame({"x": x[1], "y": x[1]})
    ideal = alt.Chart(ends).mark_line(color="#888", strokeDash=[4, 4]).encode(x="x:Q", y="y:Q")
    shown = [ideal, lines] if is_diagonal else [lines]
    figure: alt.FacetChart = (
        alt.layer(*shown, data=rows)
        .properties(width=WIDTH, height=HEIGHT)
        .facet(column=alt.Column("log:N", title=None, sort=list(TOLD.values())))
        .configure_view(stroke=None)
        .configure(background="white", font="sans-serif")
    )
    return figure
