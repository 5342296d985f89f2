"""What a person says of files that were read wrongly, applied and saved."""
