"""One line of code: the held-out loss ends above its minimum."""

from benchmarks import baselines
from benchmarks.other_tools.one_rule import overfitting_tool

TOOL = overfitting_tool(
    "median of the last 5 > 1.05 x min",
    "median of the last five above 1.05 x the minimum",
    baselines.median_of_last_5,
)
