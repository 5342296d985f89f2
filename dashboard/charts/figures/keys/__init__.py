"""What the colours and dashes of many lines stand for, above the panels of a figure."""
