"""The secrets of this server: ``~/.streamlit/secrets.toml``, and never that of a working folder.

Two of its sections are ours to read: ``[auth]``, with which people sign in
(:mod:`dashboard.views.serving.sign_in`), and ``[curva]``, who of them may come in
(:mod:`dashboard.views.serving.access_list`).  Streamlit reads the file, and reads it again when it
changes.
"""

from pathlib import Path

from streamlit import file_util
from streamlit.runtime.secrets import secrets_singleton


def section(name: str) -> object | None:
    """What the file holds under ``name``; ``None`` without that, or without a file to be read."""
    return secrets_singleton.get(name) if _is_loaded() else None


def is_unreadable() -> bool:
    """Whether there is a file that cannot be read: then nobody knows what it was to forbid."""
    try:
        is_there = path().exists()
    except OSError:
        return True
    return is_there and not _is_loaded()


def path() -> Path:
    """Where the file is."""
    return Path(file_util.get_streamlit_file_path("secrets.toml"))


def _is_loaded() -> bool:
    try:
        return secrets_singleton.load_if_toml_exists()
    except (OSError, ValueError):  # no right to read it, or no text
        return False
