"""Folders whose tests all carry one mark; ``make check`` neither runs nor imports them."""

TIERS = {"browser": "browser", "remote": "remote", "trainer": "torch"}
"""The mark by the folder."""
