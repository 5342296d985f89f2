"""What logs call things: metrics, columns, and the same in other languages."""
