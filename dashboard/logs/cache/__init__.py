"""What was read, on disk, so that files which have not changed are not read again."""
