"""Hyper-parameters from side files, from paths and from printed output."""
