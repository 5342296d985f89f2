"""What several rules need: no rule imports the file of another for it."""
