"""Another program in this process, as ``python -m`` runs it.

The server of the pages and the trainer are programs of their own: the command line hands them their
words and knows nothing else of them.  In this process, because then Ctrl-C and the signals of the
system reach them alike on every system, and nothing is left running when it ends.
"""

import runpy
import sys
from collections.abc import Sequence

FAILED = 1
"""The exit code that Python gives a program which ends with words instead of a code."""


def run(module: str, name: str, words: Sequence[str]) -> int:
    """Run ``module`` with ``words`` and return its exit code.

    ``name`` is what it is told that it is called.
    """
    before = sys.argv
    sys.argv = [name, *words]
    try:
        runpy.run_module(module, run_name="__main__")
    except SystemExit as left:
        if left.code is None or isinstance(left.code, int):
            return left.code or 0
        sys.stderr.write(f"{left.code}\n")
        return FAILED
    finally:
        sys.argv = before
    return 0
