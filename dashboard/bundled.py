"""The logs that travel with the program, from a checkout and from an installed wheel.

In a checkout they lie beside the packages, in ``sample_logs/``; a wheel carries them inside
``dashboard/``, so that nothing but the two packages is put into the folder of installed packages.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_NAME = "sample_logs"


def samples_folder(package: Path = _PACKAGE) -> Path:
    """The folder of the bundled studies; where neither place has one, the checkout's."""
    inside = package / _NAME
    return inside if inside.is_dir() else package.parent / _NAME
