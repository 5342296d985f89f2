"""The one error that a user may cause, carried as a code and its values.

The sentence is chosen later, in the person's language, by `trainer.text`; this module knows no
language and no screen.
"""


class TrainerError(Exception):
    """A request that cannot be carried out: a bad setting, path or file."""

    def __init__(self, code: str, **values: object) -> None:
        """Carry a message's `code` and the `values` its sentence names.

        Args:
            code: a key of the files in `trainer/locales/`.
            values: a path, a setting, what was found, what was expected.
        """
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        named = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.code}({named})"
