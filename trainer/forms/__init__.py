"""The form of every part that is a file of its own: what such a file ends with."""
