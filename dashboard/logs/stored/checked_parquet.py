"""Columns as a Parquet file, with JSON beside them, so that damage to either shows.

Parquet checks its pages, but not what stands beside them: the digest of that goes with it.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet

_ROWS = 1 << 20  # of a row group: bounds what the writer holds at a time


class DamagedError(ValueError):
    """What stands beside the columns is not what was written."""


def write(
    path: Path | BinaryIO, columns: pa.Table, about: Any, name: bytes, compression: str = "lz4"
) -> None:
    """Write ``columns``, and beside them ``about`` under the key ``name``.

    Raises:
        OSError: when the disk refuses.
    """
    with parquet.ParquetWriter(
        path,
        columns.schema,
        compression=compression,
        use_dictionary=False,
        write_statistics=False,
        store_schema=False,
        write_page_checksum=True,
    ) as writer:
        text = json.dumps(about).encode()
        writer.add_key_value_metadata({name: text, _digest(name): sha256(text).hexdigest()})
        writer.write_table(columns, row_group_size=_ROWS)


def opened(path: Path | BinaryIO) -> parquet.ParquetFile:
    """The file, to be closed by the caller; every page is checked as it is read.

    Raises:
        OSError, pyarrow.ArrowException: when it is no such file.
    """
    return parquet.ParquetFile(path, page_checksum_verification=True)


def about(file: parquet.ParquetFile, name: bytes) -> Any:
    """What stands beside the columns of ``file`` under the key ``name``.

    Raises:
        KeyError, DamagedError: when it is not there, or not as it was written.
    """
    metadata = file.metadata.metadata
    text = metadata[name]
    if metadata[_digest(name)] != sha256(text).hexdigest().encode():
        raise DamagedError(name.decode())
    return json.loads(text)


def _digest(name: bytes) -> bytes:
    return name + b"-sha256"
