"""What the commands read from their flags and print."""
