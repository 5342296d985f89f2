"""Augmentations: each file changes a minibatch at random before it is trained on."""
