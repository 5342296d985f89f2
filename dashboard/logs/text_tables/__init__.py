"""Tables inside text: where they stand, what their cells say, and which of them are curves."""
