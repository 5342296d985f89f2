"""What the page *Diagnosis* is put together from: the walk from run to run, figure and lamps."""
