"""Logs behind an address: ``s3://``, ``gs://``, ``https://`` and ``memory://``, through fsspec.

fsspec and the package of each protocol are optional (the extra ``remote``) and loaded when
an address is opened.  Who may read what is decided by the usual places of each service
(``AWS_*``, ``~/.aws``, ``GOOGLE_APPLICATION_CREDENTIALS``); nothing is asked for or kept here.

An address of a store of objects is a folder or a file; one of the web is a single file, because a
web page is no list of files.  ``http://`` is opened on this machine only: elsewhere anyone on the
way could read the logs and change them.  Only notebooks and the command line open addresses.
"""

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from dashboard.logs.merge.run_ids import unique
from dashboard.logs.sources.disk import (
    MAX_FILE_BYTES,
    MAX_FILES,
    NEVER_LOGS,
    Found,
    LogFile,
    bytes_file,
    gigabytes,
)
from dashboard.logs.sources.safe_names import clean_name
from dashboard.model.run import Note

PACKAGES = {"s3": "s3fs", "gs": "gcsfs", "https": "aiohttp", "http": "aiohttp", "memory": "fsspec"}
"""The protocols that are opened, each with the package that speaks it."""

_WEB = frozenset({"http", "https"})
_PATIENCE_S = 10  # seconds to wait for a connection; a store answers in a fraction of one
_TRIES = 2  # of a request that a store did not answer
_OPTIONS: dict[str, dict[str, Any]] = {
    "s3": {
        "config_kwargs": {"connect_timeout": _PATIENCE_S, "retries": {"max_attempts": _TRIES}},
    },
}
_DENIED_STATUS = frozenset({401, 403})  # HTTP: who are you; you may not
_SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]+)://")


@dataclass(frozen=True, slots=True)
class Address:
    """Where logs lie that are on no disk of this machine, such as ``s3://bucket/runs``."""

    text: str

    @property
    def protocol(self) -> str:
        """What stands before ``://``, in lower case."""
        return self.text.partition("://")[0].lower()

    @property
    def path(self) -> str:
        """What the protocol's package takes: bucket and key, or the whole address of the web."""
        if self.protocol in _WEB:
            return self.text
        path = self.text.partition("://")[2].strip("/")
        return f"/{path}" if self.protocol == "memory" else path

    @property
    def shown(self) -> str:
        """The address without user, password and query, which may be secrets."""
        if self.protocol not in _WEB:
            return self.text
        host, _, path = re.split(r"[?#]", self.text.partition("://")[2])[0].partition("/")
        return f"{self.protocol}://{host.rpartition('@')[2]}/{path}"

    @property
    def name(self) -> str:
        """The last part of its path, as a path on disk would have it."""
        last = PurePosixPath(self.shown.partition("://")[2]).name
        return clean_name(unquote(last) if self.protocol in _WEB else last) or self.protocol

    @property
    def is_opened(self) -> bool:
        """Whether the protocol is one of ours, and an open one stays on this machine."""
        return self.protocol in PACKAGES and (self.protocol != "http" or _is_here(self.text))


def is_address(text: str) -> bool:
    """Whether ``text`` begins like ``s3://`` and is therefore no path on disk."""
    return _SCHEME.match(text) is not None


def find_remote(address: Address) -> Found:
    """The files at or under ``address``; one problem that says why where there are none."""
    found = Found()
    if not address.is_opened:
        found.refuse(address.shown, Note.ADDRESS_NOT_OPENED, address.shown)
        return found
    try:
        _list(address, found)
    except ImportError:
        found.refuse(address.shown, Note.PACKAGE_MISSING, PACKAGES[address.protocol])
    except Exception as error:  # noqa: BLE001 - every package has its own errors
        found.refuse(address.shown, _reason(error, address.protocol), address.shown)
    return found


def _is_here(text: str) -> bool:
    """Whether a web address is one of this machine's own."""
    try:
        host = urlsplit(text).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _filesystem(protocol: str) -> Any:
    """The protocol's file system; raises ``ImportError`` where its package is missing."""
    return import_module("fsspec").filesystem(protocol, **_OPTIONS.get(protocol, {}))


def _list(address: Address, found: Found) -> None:
    store = _filesystem(address.protocol)
    if address.protocol in _WEB:
        _add_web_file(address, store.info(address.path)["size"], found)
        return
    store.invalidate_cache()  # a listing from before a training went on would hide its logs
    if not address.path.strip("/"):
        raise FileNotFoundError(address.shown)
    listed = store.find(address.path, detail=True)
    if not listed:
        raise FileNotFoundError(address.shown)
    _add_objects(address, {path: int(info["size"]) for path, info in listed.items()}, found)


def _add_web_file(address: Address, size: int | None, found: Found) -> None:
    if size is None:  # the server does not say, so that only reading tells
        data = _read("https", address.path, MAX_FILE_BYTES + 1, MAX_FILE_BYTES + 1)
        size = len(data)
        file = bytes_file(address.name, data)
    else:
        file = LogFile(address.name, size, partial(_read, address.protocol, address.path, size))
    if size > MAX_FILE_BYTES:
        found.refuse(address.name, Note.TOO_BIG, gigabytes(MAX_FILE_BYTES))
    else:
        found.files.append(file)


def _add_objects(address: Address, sizes: dict[str, int], found: Found) -> None:
    names = {path: path.removeprefix(address.path).strip("/") or address.name for path in sizes}
    seen: set[str] = set()
    for count, path in enumerate(_in_order(names)):
        if count >= MAX_FILES:
            found.refuse(address.name, Note.TOO_MANY_FILES, str(MAX_FILES))
            break
        name = clean_name(names[path])
        if name is None:
            found.refuse(repr(names[path])[1:-1][:200], Note.UNSAFE_NAME)
        elif sizes[path] > MAX_FILE_BYTES:
            found.refuse(name, Note.TOO_BIG, gigabytes(MAX_FILE_BYTES))
        else:
            read = partial(_read, address.protocol, path, sizes[path])
            found.files.append(LogFile(unique(name, seen), sizes[path], read))


def _in_order(names: dict[str, str]) -> Iterator[str]:
    """The paths of logs in the order of a walk on disk: a folder's files, then its folders."""

    def place(path: str) -> list[tuple[bool, str]]:
        *folders, last = names[path].split("/")
        return [*((True, folder) for folder in folders), (False, last)]

    for path in sorted(names, key=place):
        if NEVER_LOGS.isdisjoint(names[path].split("/")[:-1]):
            yield path


def _read(protocol: str, path: str, size: int, limit: int) -> bytes:
    """The first ``limit`` bytes, all of the listed ``size`` for -1; ``OSError`` if they fail."""
    wanted = size if limit < 0 else min(limit, size)
    if not wanted:
        return b""
    try:
        store = _filesystem(protocol)
        if protocol in _WEB:
            return _read_stream(store, path, size, wanted)
        return bytes(store.cat_file(path, start=0, end=wanted))
    except Exception as error:
        raise OSError(str(error)) from error


def _read_stream(store: Any, path: str, size: int, wanted: int) -> bytes:
    """The beginning of a file of the web, whether or not its server gives parts of files."""
    parts: list[bytes] = []
    left = wanted
    with store.open(path, mode="rb", block_size=0, size=size) as stream:
        while left > 0 and (part := stream.read(left)):
            parts.append(part[:left])
            left -= len(part)
    return b"".join(parts)


def _reason(error: BaseException, protocol: str) -> Note:
    """Which of the three ordinary causes an error has: denied, not there, no answer.

    fsspec calls every failure of the web "not found"; what failed stands at the end of the causes.
    """
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    if any(_is_denial(one) for one in causes):
        return Note.ADDRESS_DENIED
    telling = causes[-1] if protocol in _WEB else error
    if isinstance(telling, FileNotFoundError) or _status(causes) == 404:
        return Note.ADDRESS_NOT_FOUND
    return Note.ADDRESS_SILENT


def _is_denial(error: BaseException) -> bool:
    if isinstance(error, PermissionError) or _status([error]) in _DENIED_STATUS:
        return True
    return "Credentials" in type(error).__name__  # botocore's and google.auth's own errors


def _status(errors: list[BaseException]) -> int | None:
    """The status of the answer that some error of a web request carries."""
    statuses = (getattr(one, "status", None) for one in errors)
    return next((status for status in statuses if isinstance(status, int)), None)
