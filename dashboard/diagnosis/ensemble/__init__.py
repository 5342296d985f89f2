"""What weighs the readings of a run: small networks, and boosted trees for its learning rate."""
