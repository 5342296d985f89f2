"""A file of a class's log, as if it had been dropped in a folder that says its settings."""

from dataclasses import dataclass

from dashboard.logs.sources.kept_uploads import KeptFile


@dataclass(frozen=True, slots=True)
class SentLog:
    """One file; its name is a label with a folder before it, never a path."""

    folder: str
    kept: KeptFile

    @property
    def name(self) -> str:
        """The folder, then what the browser called the file."""
        return f"{self.folder}/{self.kept.name}"

    @property
    def size(self) -> int:
        """Bytes."""
        return self.kept.size

    @property
    def file_id(self) -> str:
        """What tells it from every other file."""
        return self.kept.file_id

    def getvalue(self) -> bytes:
        """Its bytes.

        Raises:
            LostUploadError: They are not there any more.
        """
        return self.kept.getvalue()
