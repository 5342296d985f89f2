"""Settings of every test."""

import os
from tempfile import mkdtemp

from hypothesis import settings

# Deadlines measure the machine, not the code; a fixed seed keeps a red run red.
settings.register_profile("curva", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("curva")

os.environ["CURVA_CACHE"] = ""  # no test reads or fills the cache of the person who runs it,
os.environ["XDG_CONFIG_HOME"] = mkdtemp(prefix="curva-tests-")  # nor what they corrected
