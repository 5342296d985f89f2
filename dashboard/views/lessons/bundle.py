"""The modules of ``js/`` as the one script that a component of Streamlit takes.

They are ES modules that import one another by relative paths, as an editor or a browser reads them.
Put one behind the other, the imported first, each in a function that returns what it exports,
they need no import any more and keep their own names to themselves; what they export has to have
different names, which a test looks after.
"""

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "js"
MAIN = "main.js"
STYLE = Path(__file__).parent / "lesson.css"

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w.]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|class|function) (\w+))", re.MULTILINE)
_DEFAULT = re.compile(r"^export default function (\w+)", re.MULTILINE)


def script() -> str:
    """All modules that ``main.js`` needs, each once, the imported ones first."""
    return "\n".join(_module(name) for name in order())


def style() -> str:
    """The style sheet of the lessons."""
    return STYLE.read_text(encoding="utf-8")


def order() -> list[str]:
    """The names of the modules, each after those that it imports.

    Raises:
        ValueError: Modules import each other in a circle.
    """
    found: list[str] = []

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f"a circle of imports: {' → '.join((*above, name))}")
        if name not in found:
            for needed in _IMPORT.findall(_read(name)):
                visit(needed, (*above, name))
            found.append(name)

    visit(MAIN, ())
    return found


def exports(name: str) -> list[str]:
    """What a module exports by name."""
    return _EXPORT.findall(_read(name))


def _module(name: str) -> str:
    text = _IMPORT.sub("", _EXPORT.sub("", _read(name)))
    if name == MAIN:
        text, (default,) = _DEFAULT.sub(r"function \1", text), _DEFAULT.findall(text)
        return f"export default (() => {{\n{text}\nreturn {default};\n}})();"
    names = ", ".join(exports(name))
    return f"const {{ {names} }} = (() => {{\n{text}\nreturn {{ {names} }};\n}})();"


def _read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
