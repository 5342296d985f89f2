"""The figures: each lays out its panels."""
