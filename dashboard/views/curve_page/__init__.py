"""What the page *Curves* is put together from, beside the widgets that other pages have too."""
