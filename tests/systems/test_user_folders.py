"""Where programs keep things, on each system."""

from pathlib import Path

import pytest

from dashboard import user_folders

VARIABLES = ("LOCALAPPDATA", "APPDATA", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
MAC = "Library/Application Support"


@pytest.mark.parametrize(
    ("system", "cache", "config", "data"),
    [
        ("linux", ".cache", ".config", ".local/share"),
        ("darwin", "Library/Caches", MAC, MAC),
        ("win32", "AppData/Local", "AppData/Roaming", "AppData/Local"),
    ],
)
def test_each_system_has_its_folders(
    system: str,
    cache: str,
    config: str,
    data: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    assert user_folders.cache_folder() == tmp_path / cache / "curva"
    assert user_folders.config_folder() == tmp_path / config / "curva"
    assert user_folders.data_folder() == tmp_path / data / "curva"


@pytest.mark.parametrize(
    "folder", [user_folders.cache_folder, user_folders.config_folder, user_folders.data_folder]
)
def test_a_user_without_a_home_has_none(folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(Path, "home", no_home)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    assert folder() is None
