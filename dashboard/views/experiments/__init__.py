"""What the page *Experiment* is put together from: the choice, the start, the list, the curves."""
