"""The exercises: one file each, found by a scan, each ending in ``EXERCISE``."""
