"""What was read of files, as bytes that can be kept and read again."""
