"""Networks: each file builds one from the settings and the shape of the data."""
