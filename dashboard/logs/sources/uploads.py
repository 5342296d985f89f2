"""Files sent by a browser.  Their names are labels: cleaned for show, never used as paths."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.logs.sources.disk import Found, bytes_file, gigabytes
from dashboard.logs.sources.safe_names import clean_name
from dashboard.model.run import Note

MAX_UPLOADS = 20_000  # files of one drop
MAX_UPLOAD_BYTES = 1 << 30  # bytes of one drop, all files together


@dataclass(frozen=True, slots=True)
class UploadedBytes:
    """One uploaded file: the name the browser gave (maybe ``folder/sub/file``) and its bytes."""

    name: str
    data: bytes


def from_uploads(files: Sequence[UploadedBytes]) -> Found:
    """The uploads as files, within the limits."""
    found = Found()
    total = 0
    for file in files[:MAX_UPLOADS]:
        name = clean_name(file.name)
        total += len(file.data)
        if name is None:
            found.refuse(repr(file.name)[1:-1][:200], Note.UNSAFE_NAME)
        elif total > MAX_UPLOAD_BYTES:
            found.refuse(name, Note.TOO_BIG, gigabytes(MAX_UPLOAD_BYTES))
        else:
            found.files.append(bytes_file(name, file.data))
    if len(files) > MAX_UPLOADS:
        found.refuse("", Note.TOO_MANY_FILES, str(MAX_UPLOADS), len(files) - MAX_UPLOADS)
    return found
