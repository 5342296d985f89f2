"""Records that do not fit the common layout, read through TensorBoard's generated classes."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from tensorboard.compat.proto.event_pb2 import Event, SessionLog
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.compat.proto.tensor_pb2 import TensorProto
from tensorboard.plugins.hparams import plugin_data_pb2

from dashboard.model.run import Setting

_SESSION_START = "_hparams_/session_start_info"  # tensorboard/plugins/hparams/metadata.py
_SESSION_END = "_hparams_/session_end_info"
_DTYPES = {1: "<f4", 2: "<f8", 3: "<i4", 9: "<i8", 19: "<f2"}  # types.proto: DT_FLOAT …
_FINISHED = 1  # hparams api.proto: STATUS_SUCCESS


@dataclass(frozen=True, slots=True)
class Scalar:
    """One logged number."""

    tag: str
    value: float
    plugin: str


@dataclass(frozen=True, slots=True)
class Message:
    """The content of one record, as far as it is about curves."""

    step: int = 0
    wall_time: float = math.nan
    scalars: tuple[Scalar, ...] = ()
    restart: bool = False  # the writer took up a run again at this step
    settings: Mapping[str, Setting] = field(default_factory=dict)
    finished: bool | None = None
    others: int = 0  # images, texts, histograms, graphs


def read_message(payload: bytes) -> Message | None:
    """The record in ``payload``, None if it is no Event."""
    try:
        event = Event.FromString(payload)
    except DecodeError:
        return None
    kind = event.WhichOneof("what")
    if kind == "session_log":
        restart = event.session_log.status == SessionLog.START
        return Message(event.step, event.wall_time, restart=restart)
    if kind != "summary":
        return Message(event.step, event.wall_time, others=int(kind not in (None, "file_version")))
    return _summary(event)


def _summary(event: Event) -> Message:
    scalars: list[Scalar] = []
    settings: dict[str, Setting] = {}
    finished: bool | None = None
    others = 0
    for value in event.summary.value:
        plugin = value.metadata.plugin_data.plugin_name
        if plugin == "hparams":
            settings.update(_settings(value))
            finished = _ended(value) if value.tag == _SESSION_END else finished
            continue
        number = _number(value)
        if number is None:
            others += 1
        else:
            scalars.append(Scalar(value.tag, number, plugin))
    return Message(event.step, event.wall_time, tuple(scalars), False, settings, finished, others)


def _number(value: Summary.Value) -> float | None:
    """The scalar in a summary value of either encoding, None for anything else."""
    kind = value.WhichOneof("value")
    if kind == "simple_value":
        return float(value.simple_value)
    if kind == "tensor" and value.metadata.plugin_data.plugin_name in ("", "scalars"):
        return _tensor_number(value.tensor)
    return None


def _tensor_number(tensor: TensorProto) -> float | None:
    """The one number of a scalar tensor; the shape is never trusted with an allocation."""
    if any(dimension.size != 1 for dimension in tensor.tensor_shape.dim):
        return None
    dtype = _DTYPES.get(tensor.dtype)
    if dtype is None:
        return None
    if len(tensor.tensor_content) == np.dtype(dtype).itemsize:
        return float(np.frombuffer(tensor.tensor_content, dtype)[0])
    for numbers in (tensor.float_val, tensor.double_val, tensor.int_val, tensor.int64_val):
        if len(numbers) == 1:
            return float(numbers[0])
    if len(tensor.half_val) == 1:
        return float(np.array(tensor.half_val[0], dtype=np.uint16).view(np.float16))
    return None


def _settings(value: Summary.Value) -> Iterator[tuple[str, Setting]]:
    """The hyper-parameters of an hparams record."""
    if value.tag != _SESSION_START:
        return
    data = _plugin_data(value)
    if data is None:
        return
    for name, held in data.session_start_info.hparams.items():
        kind = held.WhichOneof("kind")
        if kind in ("number_value", "string_value", "bool_value"):
            yield name, getattr(held, kind)


def _ended(value: Summary.Value) -> bool | None:
    data = _plugin_data(value)
    return None if data is None else bool(data.session_end_info.status == _FINISHED)


def _plugin_data(value: Summary.Value) -> plugin_data_pb2.HParamsPluginData | None:
    try:
        return plugin_data_pb2.HParamsPluginData.FromString(value.metadata.plugin_data.content)
    except DecodeError:
        return None
