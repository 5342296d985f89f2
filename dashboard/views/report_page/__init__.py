"""What the page *Report* is put together from: its figures in their order, its files."""
