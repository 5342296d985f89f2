"""Write the generated pages of ``docs/``: ``python -m docs.generate``; ``--check`` only compares.

A page is one file of ``docs/builders/`` that ends with its ``PAGE``.
"""

import importlib
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path

from docs.page import Page

FOLDER = Path(__file__).resolve().parent


def pages() -> list[Page]:
    """Every generated page, by the name of its builder."""
    names = sorted(module.name for module in pkgutil.iter_modules([str(FOLDER / "builders")]))
    return [importlib.import_module(f"docs.builders.{name}").PAGE for name in names]


def stale() -> list[str]:
    """The pages whose file is missing or differs from its builder's text."""
    return [page.name for page in pages() if _written(page) != page.build()]


def main(argv: Sequence[str]) -> int:
    """Write all pages, or with ``--check`` name those that are stale; return the exit code."""
    if list(argv) == ["--check"]:
        names = stale()
        print("\n".join(f"docs/{name} is stale: run `make docs`" for name in names), end="")
        return 1 if names else 0
    if argv:
        print("usage: python -m docs.generate [--check]", file=sys.stderr)
        return 2
    for page in pages():
        (FOLDER / page.name).write_text(page.build(), encoding="utf-8")
        print(f"docs/{page.name}")
    return 0


def _written(page: Page) -> str | None:
    file = FOLDER / page.name
    return file.read_text(encoding="utf-8") if file.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
