"""Hyper-parameters that a program prints at the beginning of its console log.

``Namespace(lr=0.1, batch_size=64)`` of argparse · ``Overriding: learning_rate = 0.1`` of nanoGPT ·
``  lr ................ 0.00015`` of Megatron-LM.  Knows the forms; evaluates nothing.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from dashboard.logs.hparams.side_files import canonical, parse_text
from dashboard.model.run import Setting

_LOOKED_AT = 2_000  # lines; settings are printed before the training begins
_NAMESPACE = re.compile(r"\bNamespace\(")
_ARGUMENT = re.compile(r"\b(\w++)=")
_PLAIN = re.compile(r"[^,()]+")
_CLOSING = {"'": "'", '"': '"', "[": "]", "(": ")"}
_DOTTED = re.compile(r"^(?:\[?\w*\]?:?)?\s{2,}(\w+)\s\.{3,}\s(\S.*)$")
_OVERRIDING = re.compile(r"^Overriding: (\w+) = (.+)$")


def settings_in_print(lines: Iterable[str]) -> dict[str, Setting]:
    """The settings printed in the first lines, under their usual names."""
    found: dict[str, Setting] = {}
    for line in islice(lines, _LOOKED_AT):
        found.update((name, parse_text(value.strip(" '\""))) for name, value in _arguments(line))
        single = _DOTTED.match(line) or _OVERRIDING.match(line)
        if single is not None:
            found[single[1]] = parse_text(single[2].strip(" '\""))
    return canonical({name: value for name, value in found.items() if value != "None"})


def _arguments(line: str) -> Iterator[tuple[str, str]]:
    """The arguments of the namespace on ``line``, by name, as they are written.

    One pass: what a bracket or a quote opens is looked for only while some are left to close it.
    """
    opening = _NAMESPACE.search(line)
    end = line.rfind(")")
    if opening is None or end < opening.end():
        return
    last = {mark: line.rfind(mark, 0, end) for mark in _CLOSING.values()}
    at = opening.end()
    while (argument := _ARGUMENT.search(line, at, end)) is not None:
        start = argument.end()
        closing = _CLOSING.get(line[start : start + 1], "")
        if closing and start < last[closing]:
            at = line.index(closing, start + 1) + 1
        else:
            plain = _PLAIN.match(line, start, end)
            at = start if plain is None else plain.end()
        if at > start:
            yield argument[1], line[start:at]
