"""The plane of a panel: its two axes and the stretch of each that is shown."""
