"""The version of the program; it stands once, in ``pyproject.toml``."""

import tomllib
from importlib import metadata
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def version() -> str:
    """The version that is installed; in a checkout that never was, the one that it states."""
    try:
        return metadata.version("curva")
    except metadata.PackageNotFoundError:
        found: str = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["version"]
        return found
