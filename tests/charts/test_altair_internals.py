"""The private parts of Altair are as we use them: where a release changes one, this fails."""

import altair as alt
import pandas as pd
from altair.utils import schemapi

from dashboard.charts.vega.altair_internals import properties, unchecked, wrapped


def test_what_was_set_on_an_object_can_be_read() -> None:
    chart = alt.Chart(pd.DataFrame({"x": [1.0]}), name="a").mark_line(clip=True)
    assert properties(chart)["name"] == "a"
    assert properties(chart)["mark"].clip is True
    assert properties(chart)["height"] is alt.Undefined
    channel = alt.X("x:Q", axis=alt.Axis(title="t"))
    assert properties(channel)["shorthand"] == "x:Q"
    assert properties(properties(channel)["axis"])["title"] == "t"


def test_an_object_that_stands_for_a_bare_value_gives_it() -> None:
    assert wrapped(alt.Color("c:N")) == ()
    assert wrapped(alt.FieldName("x")) == ("x",)


def test_checks_are_off_inside_and_as_before_outside() -> None:
    before = schemapi.DEBUG_MODE
    with unchecked():
        assert schemapi.DEBUG_MODE is False
        alt.Chart("nowhere", height="tall")  # type: ignore[arg-type]
    assert schemapi.DEBUG_MODE is before
