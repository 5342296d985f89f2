"""How much memory this process may have: the machine's, or less in a container or a service.

Linux limits groups of processes (cgroups): ``memory.max`` in version 2, as Docker, Podman,
Kubernetes and systemd set it, ``memory.limit_in_bytes`` in version 1.  The limits of all groups
above hold too.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

GROUPS = Path("/proc/self/cgroup")
"""The groups of this process, a line each: ``0::/system.slice/curva.service``."""

MOUNTED = Path("/sys/fs/cgroup")

UNKNOWN = 1 << 63
"""Bytes where the system does not tell: as good as without end."""


def machine_memory(groups: Path = GROUPS, mounted: Path = MOUNTED) -> int:
    """Bytes of memory that this process may have, with all of its group."""
    return min([_physical(), *_limits(groups, mounted)])


def _physical() -> int:
    with suppress(AttributeError, ValueError, OSError):  # Windows has no sysconf
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return UNKNOWN


def _limits(groups: Path, mounted: Path) -> Iterator[int]:
    """The limits of the groups of this process, those without one left out."""
    for line in _text(groups).splitlines():
        told = line.split(":", 2)
        if len(told) < 3:
            continue
        _, controllers, name = told
        if not controllers:
            root, file = mounted, "memory.max"
        elif "memory" in controllers.split(","):
            root, file = mounted / "memory", "memory.limit_in_bytes"
        else:
            continue
        group = PurePosixPath("/", name)
        # Within a container the group's own name may not be mounted: then its root is.
        for above in (group, *group.parents):
            limit = "" if ".." in above.parts else _text(root / above.relative_to("/") / file)
            if limit.strip().isdecimal():
                yield int(limit)


def _text(path: Path) -> str:
    with suppress(OSError, ValueError):
        return path.read_text(encoding="ascii")
    return ""
