"""Losses: each file takes outputs and targets to one number, and says which tasks it serves."""
