"""How much memory there is where a container or a service limits it, as Linux tells it."""

import os
from pathlib import Path

import pytest

from dashboard.logs.apart.machine_memory import machine_memory

PHYSICAL = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
GIB = 1 << 30
SMALL, LARGE = str(GIB), str(1 << 60)


@pytest.mark.parametrize(
    ("groups", "files", "expected"),
    [
        ("0::/\n", {"memory.max": SMALL}, GIB),
        ("0::/a.slice/curva.service\n", {"a.slice/curva.service/memory.max": SMALL}, GIB),
        (
            "0::/a.slice/curva.service\n",
            {"a.slice/curva.service/memory.max": "max\n", "a.slice/memory.max": f"{SMALL}\n"},
            GIB,
        ),
        ("0::/docker/abc\n", {"memory.max": SMALL}, GIB),
        ("0::/../../other\n", {"memory.max": SMALL}, GIB),
        ("4:cpu:/x\n3:memory:/x\n", {"memory/x/memory.limit_in_bytes": SMALL}, GIB),
        ("3:memory:/\n", {"memory/memory.limit_in_bytes": "9223372036854771712"}, PHYSICAL),
        ("4:cpu:/x\n", {"x/memory.max": SMALL}, PHYSICAL),
        ("0::/\n", {"memory.max": LARGE}, PHYSICAL),
        ("0::/\n", {"memory.max": "max"}, PHYSICAL),
        ("0::/\n", {"memory.max": "-1"}, PHYSICAL),
        ("no line of ours", {"memory.max": SMALL}, PHYSICAL),
        ("", {}, PHYSICAL),
    ],
)
def test_the_smallest_limit_above_holds(
    groups: str, files: dict[str, str], expected: int, tmp_path: Path
) -> None:
    told = tmp_path / "cgroup"
    told.write_text(groups, encoding="ascii")
    for name, text in files.items():
        path = tmp_path / "mounted" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="ascii")
    assert machine_memory(told, tmp_path / "mounted") == expected


def test_without_groups_the_machine_counts(tmp_path: Path) -> None:
    assert machine_memory(tmp_path / "none", tmp_path / "nowhere") == PHYSICAL
