"""What every stage speaks of: runs, the table of points, curves, metrics, and what failed."""
