"""What the commands print: on the standard output, at once, or an error that says why not."""

import os
import sys
from contextlib import suppress

from trainer.errors import TrainerError


def tell(text: str) -> None:
    """Print lines of text.

    Raises:
        BrokenPipeError: Nobody reads them any more.
        TrainerError: The output is closed, or the disk on which it lies is full.
    """
    if sys.stdout is None:
        raise TrainerError("no-output")
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise TrainerError("output-refused", reason=error.strerror or error) from None


def let_go() -> None:
    """Let what is printed from now on, and what could not be, go nowhere."""
    if sys.stdout is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
