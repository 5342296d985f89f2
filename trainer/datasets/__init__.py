"""Data sets: each file reads or makes one, training part and test part."""
