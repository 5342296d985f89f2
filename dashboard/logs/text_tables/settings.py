"""Settings around the tables of a text: the list of a model card, or printed settings.

Hugging Face's cards list them under "The following hyperparameters were used during training";
spaCy prints ``Initial learn rate: 0.001``, Chainer's examples ``# Minibatch-size: 100``.
"""

import re
from collections.abc import Sequence
from itertools import islice

from dashboard.logs.hparams.printed_settings import settings_in_print
from dashboard.logs.hparams.side_files import canonical, parse_text
from dashboard.model.run import Setting

_LOOKED_AT = 5_000  # lines; a card or the opening of a log is shorter
_LONGEST = 500  # characters of a line with a setting
_OPENS_LIST = re.compile(r"hyper-?\s?parameters?\b", re.IGNORECASE)
_ITEM = re.compile(r"^\s*[-*]\s+[*`]{0,3}([\w.]+)[*`]{0,3}\s*:\s*(\S.*)$")
_PRINTED = re.compile(
    r"^(?:\S{1,3}\s+)?(Initial learn rate|Minibatch-size|learning_rate|batch_size|batchsize)\s*:\s*"
    r"([\d.eE+-]+)\s*$"
)
_USUAL = {"Initial learn rate": "learning_rate", "Minibatch-size": "batch_size"}
_OPTIMIZER = re.compile(r"^(?:Use )?(\w+)(?: with .*)?$")  # "Adam with betas=(0.9,0.999) and …"


def settings_around(lines: Sequence[str]) -> dict[str, Setting]:
    """The settings in ``lines``, under their usual names."""
    found: dict[str, Setting] = {}
    is_listed = False
    for line in islice(lines, _LOOKED_AT):
        if len(line) > _LONGEST:
            continue
        item = _ITEM.match(line) if is_listed else None
        printed = _PRINTED.match(line)
        if item is not None:
            found.setdefault(item[1], _value(item[1], item[2]))
        elif printed is not None:
            found.setdefault(_USUAL.get(printed[1], printed[1]), parse_text(printed[2]))
        elif line.strip():
            is_listed = bool(_OPENS_LIST.search(line))
    return {**canonical(found), **settings_in_print(lines)}


def _value(name: str, text: str) -> Setting:
    """A listed value; of an optimizer its name without what it was given."""
    plain = text.strip(" `*")
    optimizer = _OPTIMIZER.match(plain) if name == "optimizer" else None
    return parse_text(optimizer[1] if optimizer else plain)
