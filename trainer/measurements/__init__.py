"""What is measured beside a run: a range test of the learning rate, the gradient noise scale."""
