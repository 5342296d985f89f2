"""Decays: each file says by how much the learning rate is multiplied as epochs pass."""
