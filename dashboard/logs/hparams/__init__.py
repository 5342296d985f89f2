"""Hyper-parameters: beside the logs, in their paths, and in what programs print."""
