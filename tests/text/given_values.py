"""What every message may be given: its variables, and those of the messages that it is made of."""

from collections.abc import Iterator
from functools import cache

from fluent.syntax import FluentParser, ast, visitor

from dashboard.text.catalogue import LOCALES


class _Looker(visitor.Visitor):
    """Gathers variables, and the messages and terms that are referred to."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.parts: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 (Fluent's)
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.parts.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.parts.add(f"-{node.id.name}")
        self.generic_visit(node)


def entries(lang: str) -> Iterator[ast.Message | ast.Term]:
    """Every message and term of a language."""
    for file in sorted((LOCALES / lang).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message | ast.Term):
                yield entry


@cache
def variables(lang: str) -> dict[str, tuple[str, ...]]:
    """Of each message with a text of its own what has to be given; terms are told by ``-``."""
    seen: dict[str, _Looker] = {}
    said = []
    for entry in entries(lang):
        looker = _Looker()
        looker.visit(entry)
        is_term = isinstance(entry, ast.Term)
        seen[f"-{entry.id.name}" if is_term else entry.id.name] = looker
        if not is_term and entry.value is not None:
            said.append(entry.id.name)

    def needed(name: str) -> set[str]:
        inside = (needed(part) for part in seen[name].parts)
        return seen[name].variables.union(*inside)

    return {name: tuple(sorted(needed(name))) for name in said}
