"""How much this machine can do at the same time."""

import os


def cores() -> int:
    """How many processes this machine can run at the same time."""
    if hasattr(os, "sched_getaffinity"):  # a container or a queue may allow fewer than there are
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
