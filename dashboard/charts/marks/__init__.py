"""What is drawn on a panel, a file a mark."""
