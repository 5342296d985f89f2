"""Many small runs of one shape trained together, their weights in common tensors."""
