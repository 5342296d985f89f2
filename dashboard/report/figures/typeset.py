"""A document set as PDF by Typst: from sheets, data and pictures that all lie in memory.

Typst is a package of its own, which may not be installed.  It reads no file of the disk, no font of
the system and no address: what it sets is all that it is given.
"""

import base64
import datetime as dt
import json
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

DATA = "data"
"""Under which of its inputs a sheet finds what it says."""

FORM = "typst"
"""What :func:`dashboard.report.figures.render.rendered` calls such a document."""


class NoTypstError(Exception):
    """The package that sets the PDF is not installed."""


def is_installed() -> bool:
    """Whether a PDF can be set here."""
    return find_spec("typst") is not None


def question(
    sheet: str, data: Mapping[str, Any], pictures: Mapping[str, bytes], made: dt.datetime
) -> str:
    """The document as one text, which another process may be given.

    Args:
        sheet: in Typst's language; it finds :data:`DATA` and the pictures among its inputs.
        data: as JSON has it.
        pictures: PDF, SVG or PNG by their names; a sheet gets each as a list of its bytes, since an
            input is text.
        made: when, with a time zone; the same document has the same bytes.
    """
    return json.dumps(
        {
            "sheet": sheet,
            "data": data,
            "pictures": {name: base64.b64encode(one).decode() for name, one in pictures.items()},
            "made": made.astimezone(dt.UTC).isoformat(timespec="seconds"),
        }
    )


def typeset(asked: str) -> bytes:
    """The PDF of a document that :func:`question` wrote.

    Raises:
        NoTypstError: Typst is not installed.
        Exception: whatever Typst raises, where a sheet or a picture is wrong.
    """
    try:
        import typst  # noqa: PLC0415 - 35 MB that only this needs
    except ModuleNotFoundError as error:
        raise NoTypstError from error
    given = json.loads(asked)
    inputs = {DATA: json.dumps(given["data"])}
    for name, held in given["pictures"].items():
        inputs[name] = json.dumps(list(base64.b64decode(held)))
    written: bytes = typst.compile(
        given["sheet"].encode(),
        sys_inputs=inputs,
        ignore_system_fonts=True,
        timestamp=dt.datetime.fromisoformat(given["made"]),
    )
    return written
