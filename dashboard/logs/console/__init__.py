"""Free console text as runs: where each number lies, what it measures, and of which run it is."""
