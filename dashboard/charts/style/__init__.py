"""How it looks: theme, palettes, and the style of each run."""
