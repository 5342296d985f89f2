"""The tour "Read a curve in ten minutes": its steps, and the bar that leads through the pages."""
