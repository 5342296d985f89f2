"""What one cell printed, divided where a training begins again: Keras' ``Epoch 1/10``.

``fit`` in a loop over folds prints several trainings into one cell.  In a loop that trains one
epoch at a time every call prints ``Epoch 1/1``: those are the epochs of one training, and are
numbered in their order.
"""

import re

_BEGINS = re.compile(r"^Epoch 1/(\d{1,9})[ \t]*$", re.MULTILINE)


def trainings_in(text: str) -> list[str]:
    """The text of each training; the whole where there is but one."""
    found = list(_BEGINS.finditer(text.replace("\r\n", "\n")))
    if len(found) < 2:
        return [text]
    text = text.replace("\r\n", "\n")
    if all(match[1] == "1" for match in found):
        counted = iter(range(1, len(found) + 1))
        return [_BEGINS.sub(lambda _: f"Epoch {next(counted)}/{len(found)}", text)]
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
