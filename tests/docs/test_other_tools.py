"""The tables of other tools beside ours."""

from pathlib import Path

from benchmarks.other_tools.__main__ import COLUMNS, NOT_MEASURED
from benchmarks.other_tools.sets import SOURCES as MEASURED_SOURCES
from benchmarks.other_tools.tool import all_tools
from docs import other_tools
from docs.other_tools import LAMPS, LEARNED, Row, healthy_tables, lamp_tables, rows, tools_table


def row(tool: str, source: str, measure: str, *numbers: str, note: str = "") -> Row:
    value, low, high, runs = numbers or ("", "", "", "")
    return Row(tool, "1.0", "MIT", source, measure, value, low, high, runs, note)


PART = "20% of the runs of every problem"
ROWS = [
    row("Curva", "deepobs", "rate_macro_f1", "0.845", "0.774", "0.907", "396", note=LEARNED),
    row("Curva", "deepobs", "healthy_alarms", "0.314", "0.020", "0.682", "87"),
    row("Curva", "all", "healthy_alarms", "0.314", "0.020", "0.682", "87"),
    row("Curva", "all", "read", "1.000", "1.000", "1.000", "396"),
    row("linter", "deepobs", "rate_macro_f1", "0.500", "0.400", "0.600", "396"),
    row("linter", "deepobs", "rate_false_alarms", "0.100", "0.000", "0.200", "87"),
    row("linter", "all", "healthy_alarms", "0.500", "0.400", "0.600", "87"),
    row("linter", "all", "read", "0.500", "0.400", "0.600", "80", note=PART),
    row("absent", "", NOT_MEASURED, note="not installed in absent/"),
]  # fmt: skip


def test_a_lamp_has_a_line_for_every_source_and_tool_with_its_intervals() -> None:
    lines = list(lamp_tables(ROWS))
    assert "| DeepOBS | **Curva** | 0.845 (0.774–0.907) of 396 † | – |" in lines
    assert "| DeepOBS | linter | 0.500 (0.400–0.600) of 396 | 0.100 (0.000–0.200) of 87 |" in lines
    assert [line for line in lines if line.startswith("### ")] == [
        f"### {one.title}" for one in LAMPS
    ]


def test_alarms_on_healthy_runs_have_a_column_a_source() -> None:
    lines = list(healthy_tables(ROWS))
    assert lines[2:6] == [
        "| tool | DeepOBS | all |",
        "|---|---:|---:|",
        "| **Curva** | 31% (2–68) | 31% (2–68) |",
        "| linter | – | 50% (40–60) |",
    ]


def test_what_was_left_out_is_said_beside_each_tool() -> None:
    lines = list(tools_table(ROWS))
    assert "| **Curva** | 1.0 | MIT | 396 of 396 | all runs |" in lines
    assert "| linter | 1.0 | MIT | 40 of 80 | 20% of the runs of every problem |" in lines
    assert "| absent | – | – | – | not measured: not installed in absent/ |" in lines


def test_the_file_has_every_tool_every_column_and_no_source_without_a_name() -> None:
    found = rows()
    assert Path(other_tools.FILE).read_text(encoding="utf-8").splitlines()[0] == ",".join(COLUMNS)
    assert {one.tool for one in found} == {tool.name for tool in all_tools()}
    assert found[0].tool == other_tools.OURS
    assert {one.source for one in found} - {""} <= set(other_tools.SOURCES)
    assert {*MEASURED_SOURCES, "all"} == set(other_tools.SOURCES)


def test_every_measure_of_the_file_is_on_the_page() -> None:
    shown = {measure for lamp in LAMPS for measure, _ in lamp.columns}
    shown |= {measure for measure, _ in other_tools.HEALTHY} | {"read", NOT_MEASURED}
    assert {one.measure for one in rows()} <= shown
