"""One line of code: training and held-out loss move against each other (OverfitGuard, FSE 2024)."""

from benchmarks import baselines
from benchmarks.other_tools.one_rule import overfitting_tool

TOOL = overfitting_tool(
    "Spearman(train, held-out) < 0",
    "Spearman's correlation below zero",
    baselines.rank_correlation,
)
