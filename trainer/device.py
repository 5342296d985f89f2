"""Where the arithmetic is done: the processor, an NVIDIA card (CUDA), or Apple's (MPS)."""

import torch

from trainer.errors import TrainerError

DEVICES = ("auto", "cpu", "cuda", "mps")


def device_of(asked: str) -> str:
    """The device of that name; for `auto` the first of cuda, mps and cpu that is there.

    Errors: `TrainerError` where there is no such device.
    """
    if asked not in DEVICES:
        allowed = ", ".join(DEVICES)
        raise TrainerError("bad-choice", setting="device", value=asked, allowed=allowed)
    there = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if asked == "auto":
        return next(name for name, is_there in there.items() if is_there)
    if not there[asked]:
        raise TrainerError("no-device", device=asked)
    return asked
