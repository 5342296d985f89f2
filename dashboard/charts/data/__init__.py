"""What is drawn, before it has a place: traces, smoothed, reduced, grouped."""
