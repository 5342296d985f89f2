"""A figure written out for the page: Vega-Lite with its tables as Arrow.

It is what Altair's own ``to_dict`` writes, without its checks and its looking up of types, which
take most of the time of a figure of a hundred curves; the tests write every figure both ways.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import csv

from dashboard.charts.vega.altair_internals import properties, wrapped
from dashboard.charts.vega.compose import AnyChart

SMALL = 60
"""Rows of a table that is written into the specification itself: an Arrow table costs more."""

AS_TYPED = {"parse": None}
"""The format of a table whose cells have the types of its columns: Vega would otherwise turn each x
of a line into a number once more, and copy every row for it."""

TYPES = {"Q": "quantitative", "N": "nominal", "O": "ordinal", "T": "temporal"}

VIEWS = ("layer", "hconcat", "vconcat", "concat")
"""What holds further views."""


def write(chart: AnyChart) -> dict[str, Any]:
    """The specification; ``datasets`` holds the larger tables as Arrow streams, by name."""
    tables = _Tables()
    spec = _view(chart, tables)
    return {"$schema": alt.SCHEMA_URL, **spec, "datasets": tables.streams}


def write_text(chart: AnyChart) -> dict[str, Any]:
    """The specification as JSON knows it; ``datasets`` holds the larger tables as CSV, by name.

    A table with other columns than numbers and texts is there as rows.
    """
    tables = _TextTables()
    spec = _view(chart, tables)
    return {"$schema": alt.SCHEMA_URL, **spec, "datasets": tables.texts}


@dataclass(slots=True)
class _Tables:
    """The tables of one figure: each is written once, however many layers draw it."""

    streams: dict[str, bytes] = field(default_factory=dict)
    written: dict[int, dict[str, Any]] = field(default_factory=dict)

    def reference(self, table: pd.DataFrame) -> dict[str, Any]:
        """The ``data`` of a view that draws ``table``."""
        if id(table) not in self.written:
            self.written[id(table)] = self._write(table)
        return self.written[id(table)]

    def _write(self, table: pd.DataFrame) -> dict[str, Any]:
        if len(table) <= SMALL:
            return {"values": list(_rows(table))}
        return self._keep(table)

    def _keep(self, table: pd.DataFrame) -> dict[str, Any]:
        stream = arrow(table)
        name = blake2b(stream, digest_size=12).hexdigest()
        self.streams[name] = stream
        return {"name": name, "format": AS_TYPED}


@dataclass(slots=True)
class _TextTables(_Tables):
    """The same with text in the place of streams, or rows where it would not say what a cell is."""

    texts: dict[str, str | list[dict[str, Any]]] = field(default_factory=dict)

    def _keep(self, table: pd.DataFrame) -> dict[str, Any]:
        name = f"table_{len(self.texts)}"
        kinds = {str(column): _kind(table[column]) for column in table}
        if any(kind is None for kind in kinds.values()):
            self.texts[name] = list(_rows(table))
            return {"name": name}
        self.texts[name] = _csv(table)
        return {"name": name, "format": {"type": "csv", "parse": kinds}}


def _kind(column: "pd.Series[Any]") -> str | None:
    """What Vega reads a column of a CSV as; ``None`` where the cells would not be the same."""
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return "number"
    if column.isna().any():
        return None
    texts: Any = getattr(column.dtype, "categories", column)
    is_text = pd.api.types.infer_dtype(texts, skipna=False) == "string" and all(texts)
    return "string" if is_text else None  # an empty text would be read as none


def _csv(table: pd.DataFrame) -> str:
    """The table as CSV; numbers that are not finite as nothing."""
    finite = table.replace([np.inf, -np.inf], np.nan)
    columns = {str(name): pa.array(finite[name], from_pandas=True) for name in finite}
    texts = {
        name: held.dictionary_decode() if pa.types.is_dictionary(held.type) else held
        for name, held in columns.items()
    }
    sink = pa.BufferOutputStream()
    csv.write_csv(pa.table(texts), sink)
    return str(sink.getvalue().to_pybytes(), "utf-8")


def inline_texts(view: Any) -> Iterator[str]:
    """The tables that a written view, or one inside it, holds as text."""
    values = view.get("data", {}).get("values")
    if isinstance(values, str):
        yield values
    for name in VIEWS:
        for inner in view.get(name, ()):
            yield from inline_texts(inner)


def arrow(table: pd.DataFrame) -> bytes:
    """The table as an Arrow stream, without its index; NaN as null."""
    columns = {str(name): pa.array(column, from_pandas=True) for name, column in table.items()}
    written = pa.table(columns)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, written.schema) as stream:
        stream.write_table(written)
    return bytes(sink.getvalue())


def _rows(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a table; numbers that are not finite as null."""
    names = [str(name) for name in table]
    columns = [_cells(table[name]) for name in table]
    for row in zip(*columns, strict=True):
        yield dict(zip(names, row, strict=True))


def _cells(column: "pd.Series[Any]") -> list[Any]:
    """The values of a column; numbers that are not finite as null."""
    cells: list[Any] = column.tolist()
    if column.dtype == np.float64 and np.isfinite(column.to_numpy()).all():
        return cells
    return [_cell(one) for one in cells]


def _cell(value: Any) -> Any:
    """A value, null where it is a number that JSON does not know."""
    return None if isinstance(value, float) and not np.isfinite(value) else value


def _view(view: Any, tables: _Tables) -> dict[str, Any]:
    """A view with its data, and all views inside it."""
    spec: dict[str, Any] = {}
    for name, value in properties(view).items():
        if value is alt.Undefined:
            continue
        if name == "data" and isinstance(value, pd.DataFrame):
            spec[name] = tables.reference(value)
        elif name in VIEWS:
            spec[name] = [_view(inner, tables) for inner in value]
        else:
            spec[name] = _plain(value)
    return spec


def _plain(value: Any) -> Any:
    """A part of a specification as what JSON knows."""
    if isinstance(value, alt.SchemaBase):
        return _schema(value)
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if one is not alt.Undefined}
    value = value.item() if isinstance(value, np.generic) else value
    return _cell(value)


def _schema(value: alt.SchemaBase) -> Any:
    """One of Altair's objects; the shorthand of a channel, ``field:T``, as its field and type."""
    bare = wrapped(value)
    if bare:
        return _plain(bare[0])
    fields = properties(value)
    spec = {
        name: _plain(one)
        for name, one in fields.items()
        if one is not alt.Undefined and name != "shorthand"
    }
    shorthand = fields.get("shorthand", alt.Undefined)
    if shorthand is not alt.Undefined:
        spec["field"], _, kind = shorthand.partition(":")
        if kind and "type" in fields:
            spec["type"] = TYPES[kind]
    return spec
