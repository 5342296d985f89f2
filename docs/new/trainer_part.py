"""The skeleton of a part of the trainer: its file, and its line in each language."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from docs.new.change import Change, module

TRAINER = PurePosixPath("trainer")


def changes_of(folder: str, code: str, text: str) -> Sequence[Change]:
    """A file in ``trainer/<folder>/`` with ``text``, and what `list --parts` says of it.

    Args:
        folder: A key of ``trainer.parts.CONSTANTS``.
        code: Such as ``my-code``; the part is called ``my_code``, as its file.
        text: The file, with ``{name}`` for what it is called.
    """
    name = module(code)
    locales = TRAINER / "locales"
    return [
        Change(TRAINER / folder / f"{name}.py", text.format(name=name)),
        Change(locales / "en.toml", f'{folder}-{name} = "FILL IN: {name}"\n', before=""),
        Change(locales / "pt-BR.toml", f'{folder}-{name} = "PREENCHA: {name}"\n', before=""),
    ]
