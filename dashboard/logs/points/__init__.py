"""From records and lines of text to the points of curves."""
