"""Two runs beside each other, as parts of pages."""
