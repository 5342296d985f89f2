"""Keep memory that is freed and soon asked for again, where the C library is glibc's.

Every update frees its activations and gradients, and the next asks for as much. glibc maps a block
of more than 32 MB on its own and gives it back to the kernel when it is freed, and gives back what
is free at the top of its heap beyond 64 MB at most; the kernel then maps and clears the same pages
anew. For a stack of transformers this was a third of the processor time.

How much is kept: of what is free at the top of the heap at most KEPT bytes. Aligned blocks leave
gaps, so that the heap grows in the first few updates, by less than KEPT where it was measured, and
then no more: what an update has freed, the next takes. Blocks of LARGE and more are given back as
before, and everything ends with the process.

Source: `man mallopt`, and `malloc.h` for the numbers of its parameters. Setting any of these keeps
glibc from moving them by itself.
"""

import ctypes
import platform
from functools import cache

TRIM_THRESHOLD, TOP_PAD, MMAP_THRESHOLD = -1, -2, -3  # of `malloc.h`
MEGABYTE = 2**20
KEPT = (
    512 * MEGABYTE
)  # free at the top of the heap before any is given back; 256 MB saved half as much
PAD = 64 * MEGABYTE  # that the heap grows beyond what is needed, so that it grows seldom
LARGE = 256 * MEGABYTE  # from here on a block is mapped on its own
ALLOWED = 32 * MEGABYTE  # the most by `man mallopt` on 64 bits; glibc 2.36 takes more


@cache
def keep_freed_memory() -> bool:
    """Set these limits, once in a process; False where there is no glibc or it declines.

    No number that is trained or logged depends on them.
    """
    if platform.libc_ver()[0] != "glibc":
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):
        return False
    is_set = mallopt(TRIM_THRESHOLD, KEPT) == 1 and mallopt(TOP_PAD, PAD) == 1
    return is_set and 1 in (mallopt(MMAP_THRESHOLD, most) for most in (LARGE, ALLOWED))
