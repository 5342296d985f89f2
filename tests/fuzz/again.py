"""Read one finding again, without counting coverage: ``python -m tests.fuzz.again TARGET FILE``."""

import sys
from pathlib import Path

from tests.fuzz.targets import read, targets

if __name__ == "__main__":
    chosen = next(one for one in targets() if one.name == sys.argv[1])
    read(chosen, Path(sys.argv[2]).read_bytes())
