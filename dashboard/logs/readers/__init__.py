"""One reader, one file: each module here ends with its ``READER``."""
