"""Hyper-parameters that a program prints at the beginning of its console log.

``Namespace(lr=0.1, batch_size=64)`` of argparse · ``Overriding: learning_rate = 0.1`` of nanoGPT ·
``  lr ................ 0.00015`` of Megatron-LM.  Knows the forms; evaluates nothing.
"""

import re
from collections.abc import Iterable
from itertools import islice

from dashboard.logs.hparams.side_files import canonical, parse_text
from dashboard.model.run import Setting

_LOOKED_AT = 2_000  # lines; settings are printed before the training begins
_NAMESPACE = re.compile(r"\bNamespace\((.*)\)")
_ARGUMENT = re.compile(r"(\w+)=('[^']*'|\"[^\"]*\"|\[[^\]]*\]|\([^)]*\)|[^,()]+)")
_DOTTED = re.compile(r"^(?:\[?\w*\]?:?)?\s{2,}(\w+)\s\.{3,}\s(\S.*)$")
_OVERRIDING = re.compile(r"^Overriding: (\w+) = (.+)$")


def settings_in_print(lines: Iterable[str]) -> dict[str, Setting]:
    """The settings printed in the first lines, under their usual names."""
    found: dict[str, Setting] = {}
    for line in islice(lines, _LOOKED_AT):
        namespace = _NAMESPACE.search(line)
        if namespace is not None:
            found.update(
                (name, parse_text(value.strip(" '\"")))
                for name, value in _ARGUMENT.findall(namespace[1])
            )
        single = _DOTTED.match(line) or _OVERRIDING.match(line)
        if single is not None:
            found[single[1]] = parse_text(single[2].strip(" '\""))
    return canonical({name: value for name, value in found.items() if value != "None"})
