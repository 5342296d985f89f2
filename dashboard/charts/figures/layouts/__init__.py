"""Where the panels of a figure stand beside and under each other, and how large they are."""
