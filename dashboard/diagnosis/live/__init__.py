"""Runs that are still being written: judged as far as can be said yet, and shown steadily."""
