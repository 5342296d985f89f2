"""What Streamlit is told of a written table is what pandas' Styler would tell it."""

import re

from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.elements.lib.pandas_styler_utils import marshall_styler
from streamlit.proto.ArrowData_pb2 import ArrowData

from dashboard.report.run_columns import Column
from dashboard.views.curve_page.number_table import written

COLUMNS = [
    Column("name", "Run", ("a", "b", "c")),
    Column("best", "Best", ("0,5", "", "NaN"), (0.5, float("nan"), float("nan"))),
    Column("lamp", "Lamp", ("● x", "■ y", "○ z")),
]
COLOURS = {"lamp": {0: "#00ff00", 1: "#ff0000"}, "name": {2: "#00ff00"}}


def told(styler) -> ArrowData:
    proto = ArrowData()
    marshall_styler(proto, styler, "id")
    return proto


def looks(css: str) -> dict[str, set[str]]:
    """What stands in the rules, by cell."""
    found: dict[str, set[str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^}]*)\}", css):
        for cell in re.findall(r"row\d+_col\d+", selectors):
            found.setdefault(cell, set()).update(
                re.sub(r"\s+", "", one) for one in body.split(";") if one.strip()
            )
    return found


def test_streamlit_gets_what_the_styler_of_pandas_would_give_it() -> None:
    ours = told(written(COLUMNS, COLOURS, bold=["name"]))
    plain = written(COLUMNS, {}).data.style
    theirs = plain.format({"best": lambda value: "0,5" if value == 0.5 else ""})
    for name, cells in COLOURS.items():
        for row, colour in cells.items():
            theirs = theirs.map(lambda _, c=colour: f"color: {c}", subset=([row], [name]))
    theirs = theirs.map(lambda _: "font-weight: 600", subset=["name"])
    expected = told(theirs)
    assert looks(ours.styler.styles) == looks(expected.styler.styles)
    shown, wanted = (
        convert_arrow_bytes_to_pandas_df(one.styler.display_values) for one in (ours, expected)
    )
    assert list(shown["best"]) == ["0,5", "", "NaN"]
    assert list(wanted["best"])[:2] == ["0,5", ""]
    assert list(shown["name"]) == list(wanted["name"])


def test_the_numbers_stay_numbers() -> None:
    frame = written(COLUMNS, {}).data
    assert frame["best"].dtype == "float64"
    assert frame["best"][0] == 0.5
