"""The values that every stage shares: runs, the table of points, curves, metrics, failures."""
