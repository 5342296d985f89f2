"""What the page *Guide* is put together from: its parts, their small figures and their data."""
