"""The numbers that flags of a command give beside the settings of a run."""

from trainer.errors import TrainerError
from trainer.settings import Range


def whole_if_given(name: str, text: str | None) -> int | None:
    """The whole number given for the flag `name`, None where there was none.

    Errors: `TrainerError` where it is no whole number.
    """
    return None if text is None else int(_converted(name, text, int))


def whole(name: str, text: str | None, usual: int, limits: Range) -> int:
    """The same within `limits`; `usual` where none was given.

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
    value = _converted(name, text, kind)
    limits.check(name, value)
    return value


def _converted(name: str, text: str, kind: type[int] | type[float]) -> float:
    try:
        return kind(text)
    except (ValueError, OverflowError):
        raise TrainerError("bad-value", setting=name, value=text, kind=kind.__name__) from None
