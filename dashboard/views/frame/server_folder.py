"""Folders of the machine that serves the page: opened by name, only under one root.

The root is ``--root`` of the command line, by default the folder in which the server was started.
Links are followed before the check, so that none leads out.
"""

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath

import streamlit as st

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.state import asked_set, opening
from dashboard.views.state.log_set import PATH

BOX = "path-box"
"""Key of the box."""


_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:[.:]|$)", re.IGNORECASE
)
"""What Windows takes for a device in any folder, whatever ending stands behind it."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """What stands after ``--`` on the command line of the server."""

    paths: tuple[str, ...]  # opened at the start
    root: Path  # resolved; the page opens nothing outside it
    allows_training: bool = False
    data_folder: Path | None = None  # of MNIST, for trainings that the page starts


def parse(argv: Sequence[str]) -> Arguments:
    """Read the server's own arguments; unknown options raise ``SystemExit`` as argparse does."""
    parser = argparse.ArgumentParser(prog="curva")
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--root", default=".", metavar="FOLDER")
    parser.add_argument("--allow-training", action="store_true")
    parser.add_argument("--data-dir", metavar="FOLDER")
    read = parser.parse_args(argv)
    data_folder = Path(read.data_dir).resolve() if read.data_dir else None
    return Arguments(tuple(read.paths), Path(read.root).resolve(), read.allow_training, data_folder)


def asked(root: Path, is_followed: Callable[[Path], bool]) -> Path | None:
    """The path that was typed or stands in the address, if it exists under ``root``; else ``None``.

    A path that is gone stays chosen while it ``is_followed``: it may come back.
    """
    text = asked_set.folder()
    if not text:
        return None
    return inside(root, text) or gone(root, text, is_followed)


def gone(root: Path, text: str, is_followed: Callable[[Path], bool]) -> Path | None:
    """What ``text`` names under ``root`` though it is not there, if it ``is_followed``."""
    if not is_on_disk_of(root, text):
        return None
    try:
        path = (root / text).resolve()
    except (OSError, ValueError, RuntimeError):
        return None
    return path if path.is_relative_to(root) and is_followed(path) else None


def is_on_disk_of(root: PurePath, text: str) -> bool:
    r"""Whether ``text`` names a place on the disk of ``root``, judged by the name alone.

    On Windows a name may be another machine's (``\\host\share``) or a device's (``COM1``): only to
    look at it would greet that machine with the person's account, or open the device.
    """
    joined = root / text
    if joined.drive.lower() != root.drive.lower():
        return False
    is_device = isinstance(root, PureWindowsPath) and any(map(_DEVICE.match, joined.parts))
    return not is_device


def inside(root: Path, text: str) -> Path | None:
    """The file or folder ``text`` under ``root``, links resolved; ``None`` if it is not there."""
    if not is_on_disk_of(root, text):
        return None
    try:
        path = (root / text).resolve()
        return path if path.is_relative_to(root) and path.exists() else None
    except (OSError, ValueError, RuntimeError):  # too long a name, a NUL in it, a loop of links
        return None


def called(root: Path) -> str:
    """What the root is called on the page."""
    return root.name or str(root)


def draw(texts: Catalogue, root: Path) -> None:
    """Draw the box, with a problem line when its path cannot be opened."""
    text = st.text_input(
        texts.say("server-folder", root=called(root)), key=BOX, on_change=_open, args=(root,)
    )
    if text and inside(root, text) is None:
        problem = texts.say("server-folder-problem", path=text, root=called(root))
        st.html(f'<p class="losses" role="status">{html(problem)}</p>')


def _open(root: Path) -> None:
    """Open what was typed, if it is there."""
    text = st.session_state[BOX]
    if text and inside(root, text) is not None:
        st.session_state[asked_set.FOLDER] = text
        opening.choose(PATH)
