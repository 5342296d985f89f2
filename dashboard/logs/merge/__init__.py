"""From the pieces of all files to runs: which belong together, in which order, under which name."""
