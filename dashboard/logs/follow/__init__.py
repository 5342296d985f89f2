"""Folders into which a training is writing: what is new is read, and the book is made anew."""
