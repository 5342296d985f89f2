"""Console logs as runs: the place, the metric and the run of each printed number."""
