"""Settings of every test."""

from hypothesis import settings

# Deadlines measure the machine, not the code; a fixed seed keeps a red run red.
settings.register_profile("curva", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("curva")
