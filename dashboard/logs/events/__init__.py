"""TensorBoard's event files: frames, checksums, records in columns.  Knows no run and no metric."""
