"""Keras: EarlyStopping with a patience of 10 would have stopped the run before its end."""

from benchmarks import baselines
from benchmarks.other_tools.one_rule import overfitting_tool

TOOL = overfitting_tool(
    "Keras EarlyStopping, patience 10",
    "the held-out loss had no new best for 10 epochs",
    baselines.early_stopping,
)
