"""The numbers that a command asks for beside the settings of a run, each within its limits."""

from trainer.errors import TrainerError
from trainer.settings import Range


def whole(name: str, text: str | None, usual: int, limits: Range) -> int:
    """The whole number that was given for the flag `name`; `usual` where none was.

    Errors: `TrainerError` where it is no whole number or outside `limits`.
    """
    return int(_within(name, text, usual, limits, int))


def decimal(name: str, text: str | None, usual: float, limits: Range) -> float:
    """The number that was given for the flag `name`, as `whole`."""
    return _within(name, text, usual, limits, float)


def _within(
    name: str, text: str | None, usual: float, limits: Range, kind: type[int] | type[float]
) -> float:
    if text is None:
        return usual
    try:
        value = kind(text)
    except (ValueError, OverflowError):
        raise TrainerError("bad-value", setting=name, value=text, kind=kind.__name__) from None
    limits.check(name, value)
    return value


def no_package(error: ModuleNotFoundError) -> Exception:
    """What to raise of a module that was not found: that a package is missing, or the fault."""
    name = (error.name or "").partition(".")[0]
    return error if name in {"", "trainer"} else TrainerError("no-packages", name=name)
