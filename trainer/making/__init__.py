"""What data sets share that are made, or that are tables of columns."""
