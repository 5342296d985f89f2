"""Lines on which readers may look back and forth, put where a reader expects something else.

Each reader's own sample opens the file, so that the reader takes it; then come lines of one text
over and over, alone and in the place of a part of the sample's lines. Made, not stored.
"""

import base64
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.logs.samples import Sample

_RANDOM = random.Random(1).randbytes(3_000)
TEXTS = {
    "base64": base64.b64encode(_RANDOM).decode(),
    "hexadecimal": _RANDOM.hex(),
    "digits": "0",
    "letters": "a",
    "blanks": " ",
    "tabs": "\t",
    "words": "a ",
    "snake": "a_",
    "dashes": "a-",
    "dots": "a.",
    "colons": "1:",
    "commas": "1,",
    "equals": "=",
    "bars": "| a ",
    "brackets": "[",
    "pairs of brackets": "[1]",
    "parentheses": "a (",
    "braces": "{'a': ",
    "quotes": "'",
    "double quotes": '"a": ',
    "backslashes": "\\",
    "slashes": "1/",
    "settings": "a=1 ",
    "lists": "a=[1",
    "open lists": "a=[,",
    "namespaces": "Namespace(",
    "keys": "key: ",
    "epochs": "'epoch': ",
    "measures": "loss=0.5 ",
    "bare measures": "loss 0.5 ",
    "splits": "loss=0.5 val ",
    "steps": "step 1 ",
    "numbers": "0.5 ",
    "thousands": "1,000",
    "colours": "\x1b[0m",
    "half colours": "\x1b[",
    "carriage returns": "\r",
    "bars of tqdm": "1/9 [00:01<00:09, 1.0it/s]\r",
    "tags": "<td>",
    "accents": "é",
    "other lines": "\u2028",
}
WIDEST = 3_900  # characters of a line; longer ones are no records for the readers of text
_LONGEST_OWN = 400  # characters of a sample's line that are kept


@dataclass(frozen=True)
class Attack:
    """A crafted file of any size, with lines of any width."""

    name: str
    sample: Sample
    text: str
    before: str = ""
    after: str = ""

    def data(self, size: int, width: int = WIDEST) -> bytes:
        """About ``size`` bytes in lines of ``width`` characters behind the sample."""
        inner = max(width - len(self.before) - len(self.after), 1)
        filled = (self.text * (inner // len(self.text) + 1))[:inner]
        line = f"{self.before}{filled}{self.after}\n"
        return self.sample.data + b"\n" + (line * (size // len(line) + 1)).encode()


def attacks_on(sample: Sample, places: int) -> Iterator[Attack]:
    """Whole lines, and at most ``places`` places in each of the sample's first and last line."""
    for name, text in TEXTS.items():
        yield Attack(name, sample, text)
        for before, after in _parts(sample, places):
            yield Attack(f"{name} behind {before[-20:]!r}", sample, text, before, after)


def _parts(sample: Sample, places: int) -> Iterator[tuple[str, str]]:
    lines = sample.data.decode("utf-8", "replace").splitlines()
    if not lines or lines[0].startswith(("{", "[{")):
        return
    for line in dict.fromkeys((lines[0][:_LONGEST_OWN], lines[-1][:_LONGEST_OWN])):
        ends = [found.end() for found in re.finditer(r"\W+|\w+", line)]
        for end in ends[:: max(len(ends) // places, 1)][:places]:
            yield line[:end], line[end:]
