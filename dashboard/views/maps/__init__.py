"""What the map is put together from: its choices, figures that answer, the runs they open."""
