# Looking closely at the figure of one run.
zoom-hint = Click a finding or drag in the figure to zoom in; double-click to see everything.
