"""Tables inside text: finding them, reading their cells, and choosing those that are curves."""
