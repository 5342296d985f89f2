"""What can be added to the program, one file a kind; a file ends with its ``KIND``."""
