"""A client of the dashboard's server without a browser: the time of a change, and the rows sent.

It speaks Streamlit's own messages over the page's websocket.  The clock runs from the request to
the message that says that the script has ended, so that no drawing of a browser is counted.
"""

import json
import secrets
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from urllib.request import Request, urlopen

import pyarrow as pa  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from dashboard.views.serving.browsers import BYTES, COOKIE
from dashboard.views.widgets.export_button import is_open

MOST_S = 600.0
"""Seconds that a file may take on its way."""

ENDS = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)
"""How a run of the script may end; ``FINISHED_EARLY_FOR_RERUN`` is followed by another run."""


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of the page's script: what it took, and what it sent."""

    seconds: float
    size: int
    is_fragment: bool
    elements: list[tuple[Any, str]]  # each with the fragment that it belongs to
    blocks: list[tuple[Any, str]]  # what holds elements, such as the menu of a figure

    def rows(self) -> int:
        """The rows of every table that its figures carry, and the points of their outlines."""
        figures = [
            element.vega_lite_chart
            for element, _ in self.elements
            if element.WhichOneof("type") == "vega_lite_chart"
        ]
        tables = (held.data.data for figure in figures for held in figure.datasets)
        large = sum(int(pa.ipc.open_stream(data).read_all().num_rows) for data in tables)
        return large + sum(_small(json.loads(figure.spec)) for figure in figures)

    def errors(self) -> list[str]:
        """What the page says went wrong: Streamlit's boxes of errors."""
        return [
            element.exception.message
            for element, _ in self.elements
            if element.WhichOneof("type") == "exception"
        ]

    def widget(self, key: str) -> tuple[Any, str]:
        """The control of that key, with its fragment."""
        for element, fragment in (*self.elements, *self.blocks):
            kind = element.WhichOneof("type")
            found = getattr(element, kind or "type", None)
            if getattr(found, "id", "").split("-", 2)[-1] == key:  # $$ID-hash-key
                return found, fragment
        raise LookupError(f"the page has no control {key!r}")


def _small(spec: Any) -> int:
    """The rows that a specification holds itself; of an outline, the points."""
    if isinstance(spec, list):
        return sum(map(_small, spec))
    if not isinstance(spec, dict):
        return 0
    own = spec.get("data") or {}
    values = own.get("values", ())
    rows = json.loads(values) if isinstance(values, str) else values
    points = (_points(row["geometry"]["coordinates"]) if "geometry" in row else 1 for row in rows)
    return sum(points) + sum(map(_small, spec.values()))


def _points(outline: Any) -> int:
    """The places of an outline: pairs of numbers, however deep."""
    return sum(map(_points, outline)) if isinstance(outline[0], list) else 1


class PageSession:
    """A person's session, in English."""

    def __init__(self, address: str, page: str, query: str = "") -> None:
        """Connect to the server at ``address``; nothing runs yet."""
        place = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
        self._opened = ExitStack()
        self._address = address
        self._cookie = {"Cookie": f"{COOKIE}={secrets.token_urlsafe(BYTES)}"}  # as one browser
        self._socket = self._opened.enter_context(
            connect(
                place,
                subprotocols=[Subprotocol("streamlit")],
                additional_headers=self._cookie,
                max_size=None,
            )
        )
        self.page, self._query = page, query
        self._id = ""

    def close(self) -> None:
        """Close the connection, and with it the session."""
        self._opened.close()

    def open(self) -> Ran:
        """Open the page."""
        return self._run(BackMsg())

    def go(self, page: str) -> Ran:
        """Go to another page, as a click on its link would."""
        self.page = page
        return self._run(BackMsg())

    def set(self, seen: Ran, key: str, **value: Any) -> Ran:
        """Set a control of the page as it was ``seen``, as a click on it would."""
        return self.set_together(seen, {key: value})

    def open_menu(self, seen: Ran, figure: str) -> Ran:
        """Open the menu of files of a figure of the page as it was ``seen``."""
        return self.set(seen, is_open(figure), bool_value=True)

    def set_together(self, seen: Ran, values: Mapping[str, Mapping[str, Any]]) -> Ran:
        """Set several controls at once, as the button of a form does; they share a fragment."""
        request = BackMsg()
        for key, value in values.items():
            control, request.rerun_script.fragment_id = seen.widget(key)
            state = request.rerun_script.widget_states.widgets.add(id=control.id)
            for name, held in value.items():
                if isinstance(held, list):
                    getattr(state, name).data.extend(held)
                else:
                    setattr(state, name, held)
        return self._run(request)

    def file(self, file_id: str) -> bytes:
        """Have a file made that is made when it is asked for, and fetch it."""
        asked = Request(f"{self._address}{self._link(file_id)}", headers=self._cookie)  # noqa: S310
        with urlopen(asked, timeout=MOST_S) as file:  # noqa: S310 (our own server)
            return bytes(file.read())

    def _link(self, file_id: str) -> str:
        request = BackMsg()
        asked = request.backend_operation_request
        asked.request_id = file_id
        asked.session_id = self._id
        asked.deferred_file.file_id = file_id
        self._socket.send(request.SerializeToString())
        while True:
            data = self._socket.recv()
            message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            if message.WhichOneof("type") == "backend_operation_response":
                answer = message.backend_operation_response
                if answer.error_msg:
                    raise RuntimeError(answer.error_msg)
                return str(answer.deferred_file.url)

    def _run(self, request: BackMsg) -> Ran:
        request.rerun_script.query_string = self._query
        request.rerun_script.page_name = self.page
        started = time.perf_counter()
        self._socket.send(request.SerializeToString())
        size, elements, blocks = 0, [], []
        while True:
            data = self._socket.recv()
            message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            size += len(data)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self._id = message.new_session.initialize.session_id
            if kind == "delta":
                place, fragment = message.delta, message.delta.fragment_id
                if place.WhichOneof("type") == "new_element":
                    elements.append((place.new_element, fragment))
                elif place.WhichOneof("type") == "add_block":
                    blocks.append((place.add_block, fragment))
            if kind == "script_finished" and message.script_finished in ENDS:
                seconds = time.perf_counter() - started
                is_part = message.script_finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
                return Ran(seconds, size, is_part, elements, blocks)
